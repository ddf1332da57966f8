package foundrybench.model;

import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import org.jspecify.annotations.Nullable;

/// Folds the times of one answer's events into its [Timing].
final class TimingFold {
    private static final double NANOS_PER_MILLI = 1e6;

    private @Nullable Sent sent;
    private @Nullable Double queued;
    private @Nullable Long headers;
    private @Nullable Long firstText;
    private @Nullable Long lastText;
    private @Nullable Long firstReasoning;
    private @Nullable Long lastReasoning;
    private @Nullable Long end;

    /// The times of an earlier attempt are forgotten, but for when the first one was sent.
    void begin(Sent attempt) {
        sent = attempt;
        queued = attempt.attempts() == 1 ? Double.valueOf(attempt.waitedMs()) : queued;
        headers = null;
        firstText = null;
        lastText = null;
        firstReasoning = null;
        lastReasoning = null;
    }

    void add(CompletionEvent event, long atNanos) {
        switch (event) {
            case Answered _ -> headers = atNanos;
            case Text _ -> {
                firstText = firstText == null ? atNanos : firstText;
                lastText = atNanos;
            }
            case Reasoning _ -> {
                firstReasoning = firstReasoning == null ? atNanos : firstReasoning;
                lastReasoning = atNanos;
            }
            case Finished _, Failed _ -> end = atNanos;
            default -> {} // the others carry no time of their own
        }
    }

    Timing timing() {
        return new Timing(
                sent == null ? null : sent.startedAt(),
                millis(headers),
                millis(earlier(firstText, firstReasoning)),
                millis(firstText),
                between(firstReasoning, firstText == null ? lastReasoning : firstText),
                between(firstText, lastText),
                millis(end),
                sent == null ? null : Integer.valueOf(sent.attempts()),
                sent == null ? null : Double.valueOf(sent.waitedMs()),
                queued);
    }

    private static @Nullable Long earlier(@Nullable Long a, @Nullable Long b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return Math.min(a, b);
    }

    private static @Nullable Double millis(@Nullable Long nanos) {
        return nanos == null ? null : Double.valueOf(nanos / NANOS_PER_MILLI);
    }

    /// Never below zero: text that came before any thinking leaves no time between them.
    private static @Nullable Double between(@Nullable Long from, @Nullable Long to) {
        return from == null || to == null ? null : Double.valueOf(Math.max(0, to - from) / NANOS_PER_MILLI);
    }
}
