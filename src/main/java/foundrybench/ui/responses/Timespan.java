package foundrybench.ui.responses;

import foundrybench.model.Completion;
import foundrybench.model.ReasoningVisibility;
import foundrybench.model.Status;
import foundrybench.model.Timing;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an answer spent its time on since it was asked, one after the other.
///
/// @param endMs when it ended, or how long ago it was asked
public record Timespan(List<Segment> segments, double endMs) {
    private static final Timespan NONE = new Timespan(List.of(), 0);

    public Timespan {
        segments = List.copyOf(segments);
    }

    /// What it did.
    public enum Kind {
        /// Not yet sent: our own pacing.
        QUEUED,
        /// Failed attempts, and the waits between them.
        RETRYING,
        /// Both of these, where nobody noted which was how long.
        BEFORE,
        /// For the first token.
        WAITING,
        THINKING,
        /// The service reports thinking but does not show it: from the status line on, at the most.
        HIDDEN,
        ANSWERING;

        /// In a word or two.
        public String word() {
            return Words.of("timeline." + styleClass());
        }

        /// How its bar is drawn.
        public String styleClass() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// From when to when it did it, in milliseconds since it was asked.
    public record Segment(Kind kind, double fromMs, double toMs) {
        double millis() {
            return toMs - fromMs;
        }
    }

    /// The times of an answer, whole or under way.
    ///
    /// @param elapsedMs since the attempt under way was sent
    static Timespan of(Completion completion, @Nullable Double elapsedMs) {
        var timing = completion.timing();
        var total = completion.status() == Status.OPEN ? elapsedMs : timing.totalMs();
        if (total == null) {
            return NONE;
        }
        double zero = Objects.requireNonNullElse(timing.waitedMs(), 0.0);
        var segments = new ArrayList<Segment>();
        before(segments, timing, zero);
        attempt(segments, completion, zero, total);
        return new Timespan(segments, zero + total);
    }

    /// The times of an answer whose next attempt waits to be sent.
    ///
    /// @param sinceAskedMs since it was asked
    static Timespan waiting(Completion soFar, double sinceAskedMs) {
        var segments = new ArrayList<Segment>();
        if (soFar.timing().attempts() == null) {
            add(segments, Kind.QUEUED, 0, sinceAskedMs);
        } else {
            before(segments, soFar.timing(), sinceAskedMs);
        }
        return new Timespan(segments, sinceAskedMs);
    }

    private static void before(List<Segment> segments, Timing timing, double end) {
        var queued = timing.queuedMs();
        if (queued == null) {
            add(segments, Kind.BEFORE, 0, end);
        } else {
            add(segments, Kind.QUEUED, 0, queued);
            add(segments, Kind.RETRYING, queued, end);
        }
    }

    private static void attempt(List<Segment> segments, Completion completion, double zero, double end) {
        var timing = completion.timing();
        boolean hidden = completion.reasoningVisibility() == ReasoningVisibility.HIDDEN;
        double firstText = Objects.requireNonNullElse(timing.firstAnswerMs(), end);
        double waited = Objects.requireNonNullElse(hidden ? timing.headersMs() : timing.ttftMs(), firstText);
        boolean brokeOff = timing.firstAnswerMs() == null && completion.status() != Status.OPEN;
        double thought = brokeOff && timing.reasoningMs() != null ? waited + timing.reasoningMs() : firstText;
        add(segments, Kind.WAITING, zero, zero + waited);
        add(segments, hidden ? Kind.HIDDEN : Kind.THINKING, zero + waited, zero + thought);
        add(segments, Kind.ANSWERING, zero + firstText, zero + end);
    }

    private static void add(List<Segment> segments, Kind kind, double from, double to) {
        if (to > from) {
            segments.add(new Segment(kind, from, to));
        }
    }
}
