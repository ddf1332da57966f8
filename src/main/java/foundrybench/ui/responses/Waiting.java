package foundrybench.ui.responses;

import foundrybench.model.CompletionEvent.Queued;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// That a call is not under way but waits, counted down.
///
/// @param text the words around the time that is left
/// @param waitMs for how long from when it was told; `null` when nobody knows
/// @param toldNanos when that was
record Waiting(Function<String, String> text, @Nullable Double waitMs, long toldNanos) {
    private static final double NANOS_PER_MILLI = 1e6;

    /// A call that may not be sent yet.
    static Waiting of(Queued queued, long nowNanos) {
        var key = "queued." + switch (queued.cause()) {
            case PLACE -> "place";
            case LIMITS -> "limits";
            case TOKENS -> "tokens";
            case REQUESTS -> "requests";
            case ASKED -> "asked";
            case BUDGET -> "budget";
        };
        var wait = queued.waitMs();
        return new Waiting(left -> Words.of(key, left), wait == null ? null : Double.valueOf(wait), nowNanos);
    }

    /// A call that failed and is about to be sent again.
    static Waiting of(Retried failed, long nowNanos) {
        var why = failed.failure().summary();
        return new Waiting(left -> Words.of("caution.again", why, left), (double) failed.waitMs(), nowNanos);
    }

    /// What it waits for, and how much longer.
    String words(long nowNanos) {
        if (waitMs == null) {
            return text.apply(Words.of("queued.unknown-time"));
        }
        double left = waitMs - (nowNanos - toldNanos) / NANOS_PER_MILLI;
        return text.apply(Amounts.seconds(Math.max(0, left)));
    }
}
