package foundrybench.run;

import foundrybench.model.Completion;
import foundrybench.model.ConnectionTrouble;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.model.Status;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an attempt that has ended takes from a budget: what the service reported, nothing when it refused the request or
/// never got it, and otherwise the most that it may have cost, since that may be billed.
///
/// @param amount in dollars
/// @param known whether the amount is a cost and not a bound
/// @param sent whether the service may have worked
/// @param simulated whether no model did, by the answer's own word
record Charge(BigDecimal amount, boolean known, boolean sent, boolean simulated) {
    private static final int FIRST_REFUSAL = 400;
    /// A connection that broke may have brought the request over before.
    private static final Set<String> MAYBE_SENT =
            Set.of(new ConnectionTrouble.Broken().code(), new ConnectionTrouble.Tls().code());

    /// @param answer as the attempt left it
    /// @param failure why the attempt failed; `null` when it did not
    /// @param begun whether it came to sending
    /// @param most what it may have cost
    static Charge of(Completion answer, @Nullable Failure failure, boolean begun, BigDecimal most) {
        if (!begun || failure != null && isFree(failure)) {
            return new Charge(BigDecimal.ZERO, true, false, answer.simulated());
        }
        var cost = answer.cost();
        boolean isKnown = answer.status() == Status.COMPLETED && cost != null;
        return new Charge(cost != null && isKnown ? cost.total() : most, isKnown, true, answer.simulated());
    }

    private static boolean isFree(Failure failure) {
        var status = failure.httpStatus();
        return status == null ? isUnconnected(failure) : status >= FIRST_REFUSAL;
    }

    private static boolean isUnconnected(Failure failure) {
        return failure.kind() == FailureKind.CONNECTION && failure.code() != null && !MAYBE_SENT.contains(failure.code());
    }
}
