package foundrybench.ui.responses;

import foundrybench.model.Completion;
import foundrybench.model.ReasoningVisibility;
import foundrybench.model.Status;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an answer spent its time on, one after the other.
///
/// @param endMs when it ended, or how long it has been under way
/// @param note how much of it was thinking, in words; perhaps empty
public record Timespan(List<Segment> segments, double endMs, String note) {
    private static final double PERCENT = 100;

    public Timespan {
        segments = List.copyOf(segments);
    }

    /// What it did.
    public enum Kind {
        WAITING,
        THINKING,
        /// The service reports thinking but does not show it: from the status line on, at the most.
        HIDDEN,
        ANSWERING
    }

    /// From when to when it did it, in milliseconds since the request was sent.
    public record Segment(Kind kind, double fromMs, double toMs) {}

    /// The times of an answer, whole or so far.
    static Timespan of(Completion completion, @Nullable Double elapsedMs) {
        var timing = completion.timing();
        var end = completion.status() == Status.OPEN ? elapsedMs : timing.totalMs();
        if (end == null) {
            return new Timespan(List.of(), 0, "");
        }
        boolean hidden = completion.reasoningVisibility() == ReasoningVisibility.HIDDEN;
        double firstText = Objects.requireNonNullElse(timing.firstAnswerMs(), end);
        double waited = Objects.requireNonNullElse(hidden ? timing.headersMs() : timing.ttftMs(), firstText);
        boolean brokeOff = timing.firstAnswerMs() == null && completion.status() != Status.OPEN;
        double thought = brokeOff && timing.reasoningMs() != null ? waited + timing.reasoningMs() : firstText;
        var segments = new ArrayList<Segment>();
        add(segments, Kind.WAITING, 0, waited);
        add(segments, hidden ? Kind.HIDDEN : Kind.THINKING, waited, thought);
        add(segments, Kind.ANSWERING, firstText, end);
        return new Timespan(segments, end, note(completion, end));
    }

    private static void add(List<Segment> segments, Kind kind, double from, double to) {
        if (to > from) {
            segments.add(new Segment(kind, from, to));
        }
    }

    private static String note(Completion completion, double endMs) {
        return switch (completion.reasoningVisibility()) {
            case HIDDEN -> Words.of("timeline.hidden");
            case NONE -> "";
            case SHOWN, SUMMARY -> {
                var thought = completion.timing().reasoningMs();
                yield thought == null || endMs <= 0 || completion.status() == Status.OPEN
                        ? ""
                        : Words.of("timeline.thinking", Math.round(PERCENT * thought / endMs));
            }
        };
    }
}
