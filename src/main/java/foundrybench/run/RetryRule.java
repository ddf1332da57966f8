package foundrybench.run;

import foundrybench.model.Failure;
import java.util.random.RandomGenerator;

/// Whether and when a failed attempt is made again, unchanged: only what may pass by itself, only while no text
/// has come, and never before the time that the service asked for. Without such a time the waits double from
/// half a second. A random part is added, so that calls refused together do not come back together.
final class RetryRule {
    /// A longer wait is reported, not sat out: the service can ask for a day.
    static final long LONGEST_WAIT_MILLIS = 60_000;

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

    /// Whether there shall be a next attempt.
    ///
    /// @param attempts how often the call has been sent
    /// @param failure why the last attempt failed, [Failure#partial()] told truly
    boolean allows(int attempts, Failure failure) {
        var asked = failure.retryAfterMs();
        return attempts <= retries
                && failure.retryable()
                && !failure.partial()
                && (asked == null || asked <= LONGEST_WAIT_MILLIS);
    }

    /// How long nothing should be sent after a failure, in milliseconds, whether or not this call is sent again.
    long waitAfter(int attempts, Failure failure) {
        var asked = failure.retryAfterMs();
        if (asked == null) {
            return backoff(attempts);
        }
        return asked > LONGEST_WAIT_MILLIS ? asked : asked + spreadAfter(asked); // it is only told, not sat out
    }

    private long backoff(int attempts) {
        long full = Math.min(LONGEST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(attempts - 1, DOUBLINGS));
        return Math.round(full * (1 + SPREAD * random.nextDouble()));
    }

    private long spreadAfter(long asked) {
        if (asked > LONGEST_WAIT_MILLIS) {
            return 0; // nobody sits it out
        }
        return Math.round(Math.min(asked * SPREAD_AFTER_ASKED, LONGEST_SPREAD_AFTER_ASKED) * random.nextDouble());
    }
}
