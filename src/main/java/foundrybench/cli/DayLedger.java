package foundrybench.cli;

import foundrybench.run.Budget;
import foundrybench.store.Spend;
import foundrybench.store.StoreException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The budget of a day and what the store says was spent of it, by other processes and before this one began. What calls
/// of others cost is seen when they have ended, not while they are under way.
public final class DayLedger implements Supplier<Budget.Frame> {
    private static final long NANOS_FRESH = Duration.ofSeconds(1).toNanos();

    private final Store store;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Set<String> own = ConcurrentHashMap.newKeySet();
    private volatile @Nullable BigDecimal limit;
    private @Nullable Read last;

    /// Where what was spent is kept.
    public interface Store {
        /// What the real calls of the runs begun since then cost.
        ///
        /// @param except ids of runs that are left out
        Spend spendSince(Instant since, Set<String> except) throws StoreException;
    }

    private record Read(Budget.Frame frame, long atNanos) {}

    /// @param limit in dollars; `null` for none
    /// @param clock what day it is, and where
    /// @param nanos the monotonic clock
    public DayLedger(@Nullable BigDecimal limit, Store store, Clock clock, LongSupplier nanos) {
        this.limit = limit;
        this.store = store;
        this.clock = clock;
        this.nanos = nanos;
    }

    /// A run of this process: the purse counts what it costs, at once.
    public void own(String runId) {
        own.add(runId);
    }

    /// Another limit holds from now on.
    ///
    /// @param newLimit in dollars; `null` for none
    public void limit(@Nullable BigDecimal newLimit) {
        limit = newLimit;
    }

    /// In dollars; `null` when there is none.
    public @Nullable BigDecimal limit() {
        return limit;
    }

    /// At most a second old but for its limit. Reads the store.
    @Override
    public Budget.Frame get() {
        var held = limit;
        if (held == null) {
            return new Budget.Frame(null, LocalDate.now(clock), BigDecimal.ZERO, 0, null);
        }
        var read = fresh();
        return new Budget.Frame(held, read.day(), read.elsewhere(), read.unknown(), read.problem());
    }

    private synchronized Budget.Frame fresh() {
        var today = LocalDate.now(clock);
        var known = last;
        long now = nanos.getAsLong();
        if (known != null && today.equals(known.frame().day()) && now - known.atNanos() < NANOS_FRESH) {
            return known.frame();
        }
        var read = new Read(read(today, known == null ? null : known.frame()), now);
        last = read;
        return read.frame();
    }

    /// When the store cannot be read for a moment, what it said before holds.
    private Budget.Frame read(LocalDate today, Budget.@Nullable Frame before) {
        try {
            var spend = store.spendSince(today.atStartOfDay(clock.getZone()).toInstant(), Set.copyOf(own));
            return new Budget.Frame(null, today, spend.known(), spend.unknown(), null);
        } catch (StoreException e) {
            return before != null && before.problem() == null && today.equals(before.day())
                    ? before
                    : new Budget.Frame(null, today, BigDecimal.ZERO, 0, String.valueOf(e.getMessage()));
        }
    }
}
