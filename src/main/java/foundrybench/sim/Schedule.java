package foundrybench.sim;

import java.util.SplittableRandom;

/// When each part of an answer is due, in milliseconds after the request was read. Times are absolute, so
/// what one delta loses the next makes up for: answers that run side by side do not slow each other down.
///
/// @param jitterMillis how much later than its turn a delta may come, by chance
record Schedule(long headersMillis, long ttftMillis, long gapMillis, int jitterMillis, long seed) {
    static Schedule of(Ask ask, SimOptions options) {
        var rhythm = ask.model().rhythm();
        var special = options.deployment(ask.model().deployment());
        var ttft = special.ttftMillis() != null ? special.ttftMillis() : options.ttftMillis();
        var gap = special.gapMillis() != null ? special.gapMillis() : options.gapMillis();
        long first = ttft != null ? ttft : Math.round(rhythm.ttftMillis() * ask.effort().time);
        return new Schedule(
                Math.min(rhythm.headersMillis(), first),
                first,
                gap != null ? gap : rhythm.gapMillis(),
                gap != null ? 0 : rhythm.gapMillis() / 2,
                ask.question().hashCode());
    }

    /// @param delta counted over thinking and text together, from 0
    long due(int delta) {
        int late = delta == 0 || jitterMillis == 0 ? 0 : new SplittableRandom(seed + delta).nextInt(jitterMillis + 1);
        return ttftMillis + delta * gapMillis + late;
    }

    /// When all of so many deltas have been sent.
    long end(int deltas) {
        return due(Math.max(0, deltas - 1));
    }
}
