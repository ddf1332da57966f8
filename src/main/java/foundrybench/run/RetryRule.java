package foundrybench.run;

import foundrybench.model.Failure;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// Whether and when a failed attempt is made again, unchanged: only what may pass by itself, only while no text
/// has come, and never before the time that the service asked for. Without such a time the waits double from
/// half a second. A random part is added, so that calls refused together do not come back together.
final class RetryRule {
    /// A longer wait is reported, not sat out: the service can ask for a day.
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private static final long FIRST_BACKOFF_MILLIS = 500;
    private static final long LONGEST_BACKOFF_MILLIS = 30_000;
    private static final int DOUBLINGS = 6; // up to the longest backoff, and beyond no shift's width
    private static final double SPREAD = 0.5;
    private static final double SPREAD_AFTER_ASKED = 0.1;
    private static final long LONGEST_SPREAD_AFTER_ASKED = 1_000;

    private final int retries;
    private final RandomGenerator random;

    /// @param retries how often a call may be sent again
    RetryRule(int retries, RandomGenerator random) {
        this.retries = retries;
        this.random = random;
    }

    /// How long to wait before the next attempt, in milliseconds; empty when there shall be none.
    ///
    /// @param attempts how often the call has been sent
    /// @param failure why the last attempt failed, [Failure#partial()] told truly
    OptionalLong waitAfter(int attempts, Failure failure) {
        if (attempts > retries || !failure.retryable() || failure.partial()) {
            return OptionalLong.empty();
        }
        var asked = failure.retryAfterMs();
        if (asked == null) {
            return OptionalLong.of(backoff(attempts));
        }
        return asked > LONGEST_WAIT_MILLIS ? OptionalLong.empty() : OptionalLong.of(asked + spreadAfter(asked));
    }

    private long backoff(int attempts) {
        long full = Math.min(LONGEST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(attempts - 1, DOUBLINGS));
        return Math.round(full * (1 + SPREAD * random.nextDouble()));
    }

    private long spreadAfter(long asked) {
        return Math.round(Math.min(asked * SPREAD_AFTER_ASKED, LONGEST_SPREAD_AFTER_ASKED) * random.nextDouble());
    }
}
