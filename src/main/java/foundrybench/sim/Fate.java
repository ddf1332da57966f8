package foundrybench.sim;

import java.util.Optional;
import java.util.SplittableRandom;

/// Draws what befalls each request. Used by many threads: who asks n-th gets the n-th draw.
final class Fate {
    private final Faults faults;
    private final SplittableRandom random;
    private final int[] turns = new int[Fault.values().length];

    Fate(Faults faults) {
        this.faults = faults;
        this.random = new SplittableRandom(faults.seed());
    }

    /// One fault at work.
    ///
    /// @param turn how often it had struck before; what goes by turns goes by this
    record Mishap(Fault fault, int turn) {}

    /// Nothing for a request that is answered as usual.
    synchronized Optional<Mishap> next() {
        if (faults.shares().isEmpty()) {
            return Optional.empty();
        }
        double left = random.nextDouble();
        for (var fault : Fault.values()) {
            left -= faults.shares().getOrDefault(fault, 0.0);
            if (left < 0) {
                return Optional.of(new Mishap(fault, turns[fault.ordinal()]++));
            }
        }
        return Optional.empty();
    }
}
