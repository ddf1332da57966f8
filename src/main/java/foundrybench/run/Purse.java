package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.CostBound;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What calls may be paid from. One is sent only while what is spent, the most that those under way may cost and the most
/// that it may cost itself stay within every [Budget]; when it has ended, its real cost takes the place of the most.
///
/// All calls of a process that share a budget share the purse. Any thread may use it.
public final class Purse {
    private final List<Budget> budgets;
    private int calls;
    private int unknown;
    private BigDecimal highest = BigDecimal.ZERO;
    private @Nullable BigDecimal cheapest;

    /// @param budgets that all must allow a call; none at all allow each
    public Purse(List<Budget> budgets) {
        this.budgets = List.copyOf(budgets);
    }

    /// From which everything can be paid.
    public static Purse bottomless() {
        return new Purse(List.of());
    }

    /// What comes of asking for money.
    sealed interface Answer {
        /// The call may be sent, and must be settled.
        record Granted(Reservation reservation) implements Answer {}

        /// Calls under way have to end first.
        record Later() implements Answer {}

        /// No ending of theirs will make it fit.
        record Never(Failure failure) implements Answer {}
    }

    /// What was paid from this purse.
    ///
    /// @param spent of each budget, in the order given
    /// @param calls that were sent and have ended, each attempt counted
    /// @param unknown how many of them told no cost, and count with the most that they may have cost
    /// @param highest what all of them might have cost
    /// @param cheapest the least that would have been reserved for a call that was refused; `null` when none was
    public record Account(
            List<BigDecimal> spent, int calls, int unknown, BigDecimal highest, @Nullable BigDecimal cheapest) {
        public Account {
            spent = List.copyOf(spent);
        }
    }

    /// What stands now. Slow where others spend too.
    public Account account() {
        budgets.forEach(Budget::refresh);
        synchronized (this) {
            return new Account(budgets.stream().map(Budget::spent).toList(), calls, unknown, highest, cheapest);
        }
    }

    /// Waits until there may be an answer other than [Answer.Later], at once if there is.
    ///
    /// @param waiting told when it has to wait, before it does
    void await(Call call, Runnable waiting) throws InterruptedException {
        if (budgets.isEmpty()) {
            return;
        }
        var most = most(call);
        budgets.forEach(budget -> budget.refresh(call));
        synchronized (this) {
            if (!hasToWait(call, most)) {
                return;
            }
        }
        waiting.run(); // not while others wait for this lock: it may be slow
        synchronized (this) {
            while (hasToWait(call, most)) {
                wait();
            }
        }
    }

    private @Nullable BigDecimal most(Call call) {
        return budgets.isEmpty() ? null : CostBound.of(call.request(), call.estimate()).orElse(null);
    }

    private boolean hasToWait(Call call, @Nullable BigDecimal most) {
        return most != null && shortfall(call, most).isEmpty() && !budgets.stream().allMatch(b -> b.fits(call, most));
    }

    /// Reserves the most that the call may cost, if that is possible now.
    Answer reserve(Call call) {
        var most = most(call);
        budgets.forEach(budget -> budget.refresh(call));
        synchronized (this) {
            var never = shortfall(call, most);
            if (never.isPresent()) {
                cheapest = most == null || cheapest != null && cheapest.compareTo(most) <= 0 ? cheapest : most;
                return new Answer.Never(never.get());
            }
            if (hasToWait(call, most)) {
                return new Answer.Later();
            }
            var reserved = most == null ? BigDecimal.ZERO : most;
            budgets.forEach(budget -> budget.reserve(call, reserved));
            return new Answer.Granted(new Reservation(this, call, reserved));
        }
    }

    private Optional<Failure> shortfall(Call call, @Nullable BigDecimal most) {
        var about = FailureFacts.about(call.request().deployment(), null);
        return budgets.stream()
                .flatMap(budget -> budget.shortfall(call, most).stream())
                .findFirst()
                .map(lacking -> FailureText.describe(FailureKind.BUDGET, about.beyond(lacking)));
    }

    synchronized void settle(Call call, BigDecimal most, Charge charge) {
        budgets.forEach(budget -> budget.settle(call, most, charge.amount(), charge.simulated()));
        if (charge.sent()) {
            calls++;
            highest = highest.add(most);
            unknown += charge.known() ? 0 : 1;
        }
        notifyAll();
    }
}
