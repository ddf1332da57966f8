package foundrybench.ui.responses;

import foundrybench.model.Completion;
import foundrybench.model.GrownText;
import foundrybench.model.ReasoningVisibility;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Part;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a pane shows of the thinking, apart from the answer.
///
/// @param title what it is, how long it took, what it cost
/// @param words the thinking itself; empty when only its size is known
public record Thinking(List<Part> title, GrownText words) {
    private static final String GAP = " · ";

    public Thinking {
        title = List.copyOf(title);
    }

    /// The thinking of an answer; `null` when nothing says there was any.
    ///
    /// @param words its text; that of the answer may be cut
    /// @param elapsedMs how long an open one has been under way
    static @Nullable Thinking of(Completion completion, GrownText words, @Nullable Double elapsedMs) {
        var visibility = completion.reasoningVisibility();
        if (visibility == ReasoningVisibility.NONE) {
            return null;
        }
        var parts = new ArrayList<Part>();
        parts.add(new Part(name(completion, visibility, elapsedMs), Part.Style.THINKING));
        var size = size(completion);
        if (!size.isEmpty()) {
            parts.add(Part.quiet(GAP + String.join(GAP, size)));
        }
        return new Thinking(parts, words);
    }

    /// The thinking itself.
    String text() {
        return words.toString();
    }

    private static String name(
            Completion completion, ReasoningVisibility visibility, @Nullable Double elapsedMs) {
        var timing = completion.timing();
        if (Phase.of(completion) == Phase.THINKING) {
            var since = elapsedMs == null || timing.ttftMs() == null ? null : Double.valueOf(elapsedMs - timing.ttftMs());
            return Words.of("thinking.now", Amounts.seconds(since));
        }
        return switch (visibility) {
            case SHOWN -> Words.of("thinking.shown", Amounts.seconds(timing.reasoningMs()));
            case SUMMARY -> Words.of("thinking.summary");
            case HIDDEN, NONE -> Words.of("thinking.hidden");
        };
    }

    private static List<String> size(Completion completion) {
        var size = new ArrayList<String>();
        boolean isSummary = completion.reasoningVisibility() == ReasoningVisibility.SUMMARY;
        if (isSummary && completion.timing().reasoningMs() != null && Phase.of(completion) != Phase.THINKING) {
            size.add(Amounts.seconds(completion.timing().reasoningMs()));
        }
        var usage = completion.usage();
        if (usage != null && usage.reasoningTokens() != null) {
            size.add(Words.count("tokens", usage.reasoningTokens()));
        }
        var cost = completion.cost();
        if (cost != null && cost.reasoning() != null) {
            size.add(Amounts.dollars(cost.reasoning()));
        }
        if (completion.reasoningVisibility() == ReasoningVisibility.HIDDEN) {
            size.add(Words.of("thinking.not-sent"));
        }
        return size;
    }
}
