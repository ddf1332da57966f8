package foundrybench.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps what was fetched and fetches it again in time: at 80 % of its life, while calls go on with what there is.
/// In its last twentieth nobody gets it, for it might expire on its way. One fetch serves all who wait; a failed
/// one is theirs too, and of those who come in the seconds after it.
///
/// Two clocks are asked. The monotonic one stands still while a laptop sleeps, the wall clock can be set back:
/// what is too old by either is too old.
public final class CredentialCache {
    private static final double RENEWED_AT = 0.8;
    private static final double USED_UNTIL = 0.95;
    private static final Duration FAILURE_SHARED = Duration.ofSeconds(3);

    private final Supplier<Fetched> fetch;
    private final Executor fetching;
    private final LongSupplier nanos;
    private final InstantSource clock;
    private @Nullable CompletableFuture<Fetched> flight; // guarded by this, as the next
    private @Nullable Held held;
    private @Nullable Held failed;

    /// @param fetch blocks until it has a value
    /// @param fetching runs it, not on the thread that asks
    /// @param nanos the monotonic clock
    /// @param clock the wall clock
    public CredentialCache(Supplier<Fetched> fetch, Executor fetching, LongSupplier nanos, InstantSource clock) {
        this.fetch = fetch;
        this.fetching = fetching;
        this.nanos = nanos;
        this.clock = clock;
    }

    /// Something fetched, and since when and how long it holds.
    private record Held(Fetched what, long sinceNanos, Instant since, Duration life) {
        /// Whether less than this share of its life has passed.
        boolean isWithin(double share, long nowNanos, Instant now) {
            long most = (long) (life.toNanos() * share);
            return nowNanos - sinceNanos < most && Duration.between(since, now).toNanos() < most;
        }
    }

    /// What a caller may use now. Is complete unless it must be waited for.
    public CompletableFuture<Fetched> current() {
        var begun = new CompletableFuture<Fetched>();
        var given = take(begun);
        if (given.mustBegin()) {
            fetching.execute(() -> fetchInto(begun));
        }
        return given.what();
    }

    /// What one caller gets, and whether it must begin the fetch.
    private record Given(CompletableFuture<Fetched> what, boolean mustBegin) {
        static Given now(Fetched what, boolean mustBegin) {
            return new Given(CompletableFuture.completedFuture(what), mustBegin);
        }
    }

    private synchronized Given take(CompletableFuture<Fetched> fresh) {
        long nowNanos = nanos.getAsLong();
        var now = clock.instant();
        var usable = held != null && held.isWithin(USED_UNTIL, nowNanos, now) ? held : null;
        if (usable != null && usable.isWithin(RENEWED_AT, nowNanos, now)) {
            return Given.now(usable.what(), false);
        }
        boolean begins = flight == null && (failed == null || !failed.isWithin(1, nowNanos, now));
        if (begins) {
            flight = fresh;
        }
        if (usable != null) {
            return Given.now(usable.what(), begins);
        }
        return flight == null && failed != null ? Given.now(failed.what(), false) : new Given(flight == null ? fresh : flight, begins);
    }

    private void fetchInto(CompletableFuture<Fetched> begun) {
        try {
            var what = fetch.get();
            land(what);
            begun.complete(what);
        } catch (RuntimeException | Error bug) { // the top of the thread: whoever waits must hear of it
            land(null);
            begun.completeExceptionally(bug);
        }
    }

    private synchronized void land(@Nullable Fetched what) {
        flight = null;
        if (what == null) {
            return;
        }
        var until = what.goodUntil();
        var now = clock.instant();
        if (until == null) {
            failed = new Held(what, nanos.getAsLong(), now, FAILURE_SHARED);
        } else {
            failed = null;
            held = new Held(what, nanos.getAsLong(), now, Duration.between(now, until));
        }
    }
}
