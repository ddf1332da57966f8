package foundrybench.run;

import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Admits calls to one deployment as a service might, on a clock that a test turns. Written for these tests alone, so
/// that no mistake of the turnstile's own counting hides in it.
abstract class VirtualService {
    static final long SECOND = 1_000_000_000L;
    /// How long a refusal is on its way.
    static final long BACK = 20_000_000L;

    final boolean tellsRemaining;
    final boolean asksInTokens;
    int refused;
    int insideWait;
    private long toldAt;
    private long closedUntil;

    VirtualService(boolean tellsRemaining, boolean asksInTokens) {
        this.tellsRemaining = tellsRemaining;
        this.asksInTokens = asksInTokens;
    }

    /// @param remaining `null` when it is not told
    /// @param refusal `null` when the call is let in
    record Verdict(@Nullable Long remaining, @Nullable Failure refusal) {}

    /// @param sentAt when the call was sent, knowing what the service had said until then
    Verdict ask(long tokens, long sentAt, long now) {
        insideWait += sentAt > toldAt && now < closedUntil ? 1 : 0;
        long cost = asksInTokens ? tokens : 1;
        long wait = admit(cost, now);
        if (wait == 0) {
            return new Verdict(tellsRemaining ? Long.valueOf(remaining(now)) : null, null);
        }
        refused++;
        toldAt = Math.max(toldAt, now + BACK);
        closedUntil = now + wait;
        var message = "Requests have exceeded %s rate limit.".formatted(asksInTokens ? "token" : "call");
        var facts = FailureFacts.message(message).answered(429, "429", message, wait / 1_000_000);
        return new Verdict(null, FailureText.describe(FailureKind.RATE_LIMIT, facts));
    }

    /// @return 0 when it is let in, else nanoseconds to wait
    abstract long admit(long cost, long now);

    abstract long remaining(long now);

    /// Whole seconds, as services ask for.
    private static long seconds(long nanos) {
        return Math.max(1, Math.ceilDiv(nanos, SECOND)) * SECOND;
    }

    /// Counts anew a while after the first call that it counted.
    static VirtualService fixed(long limit, long window, boolean tells, boolean inTokens) {
        return new VirtualService(tells, inTokens) {
            private long begin = -window;
            private long used;

            @Override
            long admit(long cost, long now) {
                if (now - begin >= window) {
                    begin = now;
                    used = 0;
                }
                if (used + cost > limit) {
                    return seconds(begin + window - now);
                }
                used += cost;
                return 0;
            }

            @Override
            long remaining(long now) {
                return limit - used;
            }
        };
    }

    /// Counts what it let in during the last minute.
    static VirtualService sliding(long limit, long window, boolean tells, boolean inTokens) {
        return new VirtualService(tells, inTokens) {
            private final ArrayDeque<long[]> counted = new ArrayDeque<>();
            private long used;

            @Override
            long admit(long cost, long now) {
                while (!counted.isEmpty() && now - counted.getFirst()[0] >= window) {
                    used -= counted.removeFirst()[1];
                }
                if (used + cost > limit) {
                    long over = used + cost - limit;
                    for (var one : counted) {
                        over -= one[1];
                        if (over <= 0) {
                            return seconds(one[0] + window - now);
                        }
                    }
                }
                counted.add(new long[] {now, cost});
                used += cost;
                return 0;
            }

            @Override
            long remaining(long now) {
                return limit - used;
            }
        };
    }

    /// A bucket that refills evenly.
    static VirtualService bucket(long limit, boolean tells) {
        return new VirtualService(tells, true) {
            private double level = limit;
            private long at;

            @Override
            long admit(long cost, long now) {
                level = Math.min(limit, level + (now - at) / 60e9 * limit);
                at = now;
                if (level < cost) {
                    return seconds((long) ((cost - level) / limit * 60e9));
                }
                level -= cost;
                return 0;
            }

            @Override
            long remaining(long now) {
                return (long) level;
            }
        };
    }

    /// Lets all in.
    static VirtualService unlimited() {
        return fixed(Long.MAX_VALUE / 2, SECOND, false, true);
    }
}
