package foundrybench.ui.kit;

/// How often a growing text may be put on the screen. A text area lays out its whole text at every change,
/// so the longer it is the longer the wait: length / 200 ms, half a second at most.
public final class FlushPace {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int CHARACTERS_PER_MILLI = 200;
    private static final long LONGEST_MILLIS = 500;

    private long nextNanos = Long.MIN_VALUE;

    /// Whether the next flush may happen now.
    public boolean isDue(long nowNanos) {
        return nowNanos >= nextNanos;
    }

    /// A text of this length was flushed just now.
    public void flushed(long nowNanos, int length) {
        nextNanos = nowNanos + Math.min(LONGEST_MILLIS, length / CHARACTERS_PER_MILLI) * NANOS_PER_MILLI;
    }
}
