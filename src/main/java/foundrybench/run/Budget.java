package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.Shortfall;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One limit in dollars, what was spent of it, and what calls under way may still cost. The [Purse] that holds it sees to
/// it that one thread at a time asks.
public final class Budget {
    private final Shortfall.Budgeted kind;
    private final Supplier<Frame> outside;
    private volatile Frame frame = Frame.NONE;
    private BigDecimal spent = BigDecimal.ZERO; // by the purse's own calls
    private @Nullable LocalDate spentOn;
    private BigDecimal reserved = BigDecimal.ZERO;

    /// What holds whatever the purse's own calls do.
    ///
    /// @param limit in dollars; `null` when there is none
    /// @param day for which it holds; `null` for however long the run takes
    /// @param elsewhere what is spent of it by others, in dollars
    /// @param unknown how many calls of theirs have an unknown cost
    /// @param problem why that is not known; `null` when it is
    public record Frame(
            @Nullable BigDecimal limit,
            @Nullable LocalDate day,
            BigDecimal elsewhere,
            int unknown,
            @Nullable String problem) {
        /// No limit.
        public static final Frame NONE = new Frame(null, null, BigDecimal.ZERO, 0, null);
    }

    private Budget(Shortfall.Budgeted kind, Supplier<Frame> outside) {
        this.kind = kind;
        this.outside = outside;
    }

    /// For the calls of one run.
    public static Budget ofRun(BigDecimal limit) {
        var frame = new Frame(limit, null, BigDecimal.ZERO, 0, null);
        return new Budget(Shortfall.Budgeted.RUN, () -> frame);
    }

    /// For the real calls of each day: what is simulated costs nothing.
    ///
    /// @param outside asked before each call, on its thread, so it may read a file
    public static Budget ofDay(Supplier<Frame> outside) {
        return new Budget(Shortfall.Budgeted.DAY, outside);
    }

    /// As [#refresh()], if it matters to this call.
    void refresh(Call call) {
        if (counts(call.simulated())) {
            refresh();
        }
    }

    /// Finds out what others have spent. Slow, unlike all else here.
    void refresh() {
        frame = outside.get();
    }

    private boolean counts(boolean simulated) {
        return kind == Shortfall.Budgeted.RUN || !simulated;
    }

    /// Why the call cannot be sent, now and later.
    ///
    /// @param most what it may cost; `null` when nobody knows
    Optional<Shortfall> shortfall(Call call, @Nullable BigDecimal most) {
        var now = frame;
        var limit = now.limit();
        if (limit == null || !counts(call.simulated())) {
            return Optional.empty();
        }
        boolean fits = most != null && now.problem() == null && all(now).add(most).compareTo(limit) <= 0;
        return fits
                ? Optional.empty()
                : Optional.of(new Shortfall(kind, limit, all(now), now.unknown(), most, now.problem()));
    }

    /// Whether the call, which has no [#shortfall], can be sent before one of those under way has ended.
    boolean fits(Call call, BigDecimal most) {
        var now = frame;
        var limit = now.limit();
        return limit == null
                || !counts(call.simulated())
                || all(now).add(reserved).add(most).compareTo(limit) <= 0;
    }

    /// What is spent; what others' calls of the day cost included.
    BigDecimal spent() {
        return all(frame);
    }

    private BigDecimal all(Frame now) {
        return Objects.equals(spentOn, now.day()) ? now.elsewhere().add(spent) : now.elsewhere();
    }

    void reserve(Call call, BigDecimal most) {
        reserved = counts(call.simulated()) ? reserved.add(most) : reserved;
    }

    /// @param simulated whether no model answered, by the answer's own word
    void settle(Call call, BigDecimal most, BigDecimal real, boolean simulated) {
        reserved = counts(call.simulated()) ? reserved.subtract(most) : reserved;
        if (counts(simulated)) {
            var today = frame.day();
            spent = Objects.equals(spentOn, today) ? spent.add(real) : real;
            spentOn = today;
        }
    }
}
