package foundrybench.ui.responses;

import foundrybench.model.Completion;
import foundrybench.model.Cost;
import foundrybench.model.Figures;
import foundrybench.model.ReasoningVisibility;
import foundrybench.model.Status;
import foundrybench.model.Usage;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import foundrybench.ui.responses.Timespan.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbers behind one bar of the timeline, in words.
final class TimelineDetail {
    private static final String GAP = " · ";
    private static final double PERCENT = 100;

    private final ResponseFace face;
    private final Completion completion;
    private final @Nullable Usage usage;
    private final @Nullable Cost cost;

    TimelineDetail(ResponseViewModel pane) {
        this.face = pane.face().get();
        this.completion = pane.outline();
        this.usage = completion.usage();
        this.cost = completion.cost();
    }

    /// How much of the money was for thinking; empty when there was none, or while that is not settled.
    String note() {
        return isSettledThinking() ? Words.of("timeline.note", share()) : "";
    }

    /// What it did for how long, with tokens and money: a line each.
    List<String> lines(String name) {
        var lines = new ArrayList<String>();
        var simulated = completion.simulated() ? GAP + Words.of("simulated") : "";
        lines.add(name + GAP + face.phase().word() + simulated);
        face.timespan().segments().forEach(segment -> lines.add(line(segment)));
        if (isSettledThinking()) {
            lines.add(money());
        }
        lines.add(total());
        if (cost == null && completion.status() != Status.OPEN && !isSettledThinking()) {
            lines.add(face.metrics().reason());
        }
        return lines;
    }

    private boolean isSettledThinking() {
        return completion.status() != Status.OPEN && completion.reasoningVisibility() != ReasoningVisibility.NONE;
    }

    private String share() {
        var percent = cost == null ? null : cost.reasoningPercent();
        return percent == null ? Amounts.UNKNOWN : percent.toPlainString() + " %";
    }

    private String money() {
        if (cost == null) {
            return Words.of("timeline.share-unknown", face.metrics().reason());
        }
        return cost.reasoningPercent() == null
                ? Words.of("timeline.share-unknown", Words.of(cost.reasoning() == null ? "timeline.no-tokens" : "timeline.free"))
                : Words.of("timeline.share", share());
    }

    private String line(Segment segment) {
        var end = face.timespan().endMs();
        var time = segment.kind().word() + "  " + Amounts.seconds(segment.millis()) + GAP
                + Math.round(PERCENT * segment.millis() / end) + " %";
        return switch (segment.kind()) {
            case QUEUED, BEFORE, RETRYING -> time;
            case WAITING -> time + spent("timeline.tokens-in", usage == null ? null : usage.promptTokens(), input());
            case THINKING, HIDDEN ->
                time + spent("tokens", usage == null ? null : usage.reasoningTokens(), cost == null ? null : cost.reasoning());
            case ANSWERING -> time + answered();
        };
    }

    /// While more may come nobody knows; afterwards a dash says that nobody does.
    private String spent(String words, @Nullable Long tokens, @Nullable BigDecimal dollars) {
        if (completion.status() == Status.OPEN) {
            return "";
        }
        return GAP + (tokens == null ? Words.of(words + ".many", Amounts.UNKNOWN) : Words.count(words, tokens)) + GAP
                + Amounts.dollars(dollars);
    }

    private @Nullable BigDecimal input() {
        return cost == null ? null : cost.input().add(cost.cachedInput());
    }

    /// The answer's own part where the service tells the thinking apart, else all that came out.
    private String answered() {
        var out = usage == null ? null : usage.completionTokens();
        var thought = usage == null ? null : usage.reasoningTokens();
        return out == null || thought == null
                ? spent("timeline.tokens-out", out, cost == null ? null : cost.output())
                : spent("tokens", out - thought, cost == null ? null : cost.answer());
    }

    private String total() {
        var parts = new ArrayList<String>();
        var before = Figures.before(completion.timing());
        parts.add(Words.of("timeline.since-asked", Amounts.seconds(face.timespan().endMs() > 0 ? face.timespan().endMs() : null)));
        if (!before.isEmpty()) {
            parts.add(before);
        }
        parts.add(Figures.tokens(usage));
        parts.add(Amounts.dollars(cost == null ? null : cost.total()));
        if (cost != null) {
            var day = cost.asOf() == null ? Amounts.UNKNOWN : cost.asOf().toString();
            parts.add(Words.of("timeline.prices", cost.priceTable(), day));
        }
        return String.join(GAP, parts);
    }
}
