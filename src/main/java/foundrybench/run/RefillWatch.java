package foundrybench.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Finds out whether a limit refills continuously: then what remains and what was sent, together, grow evenly by a
/// sixtieth of the limit a second, although no call has left the count.
final class RefillWatch {
    private static final long SHORTEST = TimeUnit.SECONDS.toNanos(2);
    private static final int FEWEST = 4;
    private static final int FEWEST_CALLS = 2; // whose worth must have flowed in
    private static final double NEAR = 0.3;
    private static final double HALFWAY_NEAR = 0.6;

    private final List<Sample> samples = new ArrayList<>();
    private final ArrayDeque<Counted> since = new ArrayDeque<>();
    private long costs;
    private long until; // then the oldest call may leave the service's count
    private @Nullable Counted first;

    private record Sample(long at, long whole) {}

    void sent(Counted one) {
        while (first == null && !since.isEmpty() && since.getFirst().gone) {
            since.removeFirst();
        }
        since.add(one);
    }

    /// No other call may have been under way with this one.
    ///
    /// @param oldestAt when the oldest call was sent that counts
    /// @return whether it is one that refills
    boolean heard(Counted one, long remaining, long oldestAt, long perMinute) {
        if (first == null || one.sentAt >= until) {
            first = one;
            until = oldestAt + Allowance.MINUTE;
            samples.clear();
            since.removeIf(other -> other.order <= one.order);
            costs = 0;
            samples.add(new Sample(one.sentAt, remaining));
            return false;
        }
        while (!since.isEmpty() && since.getFirst().order <= one.order) {
            costs += since.removeFirst().weight;
        }
        samples.add(new Sample(one.sentAt, remaining + costs));
        return grows((double) perMinute / Allowance.MINUTE, FEWEST_CALLS * one.weight);
    }

    private boolean grows(double rate, long atLeast) {
        long time = samples.getLast().at() - samples.getFirst().at();
        if (samples.size() < FEWEST || time < SHORTEST || time * rate < atLeast) {
            return false;
        }
        return isNear(samples.getLast(), rate, NEAR) && isNear(samples.get(samples.size() / 2), rate, HALFWAY_NEAR);
    }

    private boolean isNear(Sample sample, double rate, double share) {
        double expected = (sample.at() - samples.getFirst().at()) * rate;
        return Math.abs(sample.whole() - samples.getFirst().whole() - expected) <= share * expected;
    }
}
