package foundrybench.ui.details;

import java.util.Locale;

/// Milliseconds as this part of the window shows them, with one decimal: `301.5`.
final class Millis {
    private static final double NANOS_PER_MILLI = 1e6;

    private Millis() {}

    static String of(double ms) {
        return String.format(Locale.ROOT, "%.1f", ms);
    }

    static double ofNanos(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }
}
