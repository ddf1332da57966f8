package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.CostBound;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What calls may be paid from. One is sent only while what is spent, the most that those under way may cost and the most
/// that it may cost itself stay within every [Budget]; when it has ended, its real cost takes the place of the most. The
/// first call to a deployment goes alone: if it costs more than was thought at most, since the service counts more tokens
/// than we do, so may the others.
///
/// All calls of a process that share a budget share the purse. Any thread may use it.
public final class Purse {
    private final List<Budget> budgets;
    private final Map<String, Tried> tried = new HashMap<>();
    private int calls;
    private int unknown;
    private BigDecimal highest = BigDecimal.ZERO;
    private @Nullable BigDecimal cheapest;

    /// @param budgets that all must allow a call; none at all allow each
    public Purse(List<Budget> budgets) {
        this.budgets = List.copyOf(budgets);
    }

    /// What is known of a deployment's calls.
    ///
    /// @param underWay how many have not ended
    /// @param hasEnded whether one that was sent has
    /// @param beyond how much more one cost than was held back at most: the service may count more tokens than we do
    private record Tried(int underWay, boolean hasEnded, BigDecimal beyond) {
        static final Tried NOT = new Tried(0, false, BigDecimal.ZERO);

        Tried begun() {
            return new Tried(underWay + 1, hasEnded, beyond);
        }

        Tried ended(boolean wasSent, BigDecimal excess) {
            return new Tried(underWay - 1, hasEnded || wasSent, beyond.add(excess.max(BigDecimal.ZERO)));
        }
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
        budgets.forEach(budget -> budget.refresh(call));
        synchronized (this) {
            if (!hasToWait(call, most(call))) {
                return;
            }
        }
        waiting.run(); // not while others wait for this lock: it may be slow
        synchronized (this) {
            while (hasToWait(call, most(call))) {
                wait();
            }
        }
    }

    private @Nullable BigDecimal most(Call call) {
        return budgets.isEmpty()
                ? null
                : CostBound.of(call.request(), call.estimate()).map(most -> most.add(tried(call).beyond())).orElse(null);
    }

    private Tried tried(Call call) {
        return tried.getOrDefault(call.request().deployment().name(), Tried.NOT);
    }

    private boolean hasToWait(Call call, @Nullable BigDecimal most) {
        if (most == null || shortfall(call, most).isPresent()) {
            return false;
        }
        var known = tried(call);
        boolean isUntried = !known.hasEnded() && known.underWay() > 0 && budgets.stream().anyMatch(b -> b.holds(call));
        return isUntried || !budgets.stream().allMatch(budget -> budget.fits(call, most));
    }

    /// Reserves the most that the call may cost, if that is possible now.
    Answer reserve(Call call) {
        budgets.forEach(budget -> budget.refresh(call));
        synchronized (this) {
            var most = most(call);
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
            tried.put(call.request().deployment().name(), tried(call).begun());
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
        var excess = charge.known() ? charge.amount().subtract(most) : BigDecimal.ZERO;
        tried.put(call.request().deployment().name(), tried(call).ended(charge.sent(), excess));
        if (charge.sent()) {
            calls++;
            highest = highest.add(most);
            unknown += charge.known() ? 0 : 1;
        }
        notifyAll();
    }
}
