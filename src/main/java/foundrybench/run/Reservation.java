package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.Failure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The most that an attempt may cost, held back in a [Purse] while it is under way. To be settled once.
///
/// @param call as it is sent
record Reservation(Purse purse, Call call, BigDecimal most) {
    /// The attempt has ended.
    ///
    /// @param answer as it left it
    /// @param failure why it failed; `null` when it did not
    /// @param begun whether it came to sending
    void settle(Completion answer, @Nullable Failure failure, boolean begun) {
        purse.settle(call, most, Charge.of(answer, failure, begun, most));
    }
}
