package foundrybench.ui.responses;

import foundrybench.model.Completion;
import foundrybench.model.Cost;
import foundrybench.model.Figures;
import foundrybench.model.Price;
import foundrybench.model.Status;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.CostWords;
import foundrybench.ui.kit.Part;
import foundrybench.ui.kit.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The line under an answer that is always there: times, tokens, cost, and the day of the prices.
///
/// @param reason where the cost comes from to the last digit, or why there is none
public record MetricLine(List<Part> parts, String reason) {
    private static final Part GAP = Part.quiet("\u00a0· ");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");

    public MetricLine {
        parts = List.copyOf(parts);
    }

    /// The line for an answer, whole or so far.
    ///
    /// @param elapsedMs how long an open one has been under way, if it is
    /// @param price of its deployment; `null` when unknown
    static MetricLine of(Completion completion, @Nullable Double elapsedMs, @Nullable Price price) {
        var parts = new ArrayList<Part>();
        if (completion.simulated()) {
            parts.add(new Part(Words.of("simulated"), Part.Style.WARNING));
            parts.add(GAP);
        }
        if (completion.origin().recorded()) {
            parts.add(new Part(Words.of("recorded"), Part.Style.WARNING));
            parts.add(GAP);
        }
        times(parts, completion, elapsedMs);
        tokens(parts, completion);
        var cost = completion.cost();
        parts.add(Part.strong(Amounts.dollars(cost == null ? null : cost.total())));
        var asOf = cost != null ? cost.asOf() : price == null ? null : price.asOf();
        parts.add(GAP);
        parts.add(Part.quiet(Words.of("metric.prices", month(asOf))).unbroken());
        return new MetricLine(parts, cost == null ? CostWords.why(completion, price) : exactly(cost));
    }

    private static void times(List<Part> parts, Completion completion, @Nullable Double elapsedMs) {
        var timing = completion.timing();
        parts.add(Part.quiet(Words.of("metric.first-answer") + " ").unbroken());
        parts.add(Part.strong(Amounts.seconds(timing.firstAnswerMs())).unbroken());
        if (timing.reasoningMs() != null) {
            parts.add(Part.quiet(" "));
            parts.add(Part.quiet("(" + Words.of("metric.thinking", Amounts.bareSeconds(timing.reasoningMs())) + ")")
                    .unbroken());
        }
        parts.add(GAP);
        var total = completion.status() == Status.OPEN ? elapsedMs : timing.totalMs();
        parts.add(Part.quiet(Words.of("metric.total") + " ").unbroken());
        parts.add(Part.strong(Amounts.seconds(total)).unbroken());
        var before = Figures.before(timing);
        if (!before.isEmpty()) {
            parts.add(GAP);
            parts.add(Part.quiet(before).unbroken());
        }
        parts.add(GAP);
    }

    private static void tokens(List<Part> parts, Completion completion) {
        var usage = completion.usage();
        var in = usage == null ? null : usage.promptTokens();
        var out = usage == null ? null : usage.completionTokens();
        var thought = usage == null ? null : usage.reasoningTokens();
        var text = Words.of("metric.tokens", Amounts.tokens(in), Amounts.tokens(out));
        if (thought != null && thought > 0) {
            text += " (" + Words.of("metric.thinking-tokens", Amounts.tokens(thought)) + ")";
        }
        parts.add(Part.quiet(text).unbroken());
        parts.add(GAP);
    }

    private static String exactly(Cost cost) {
        var day = cost.asOf() == null ? Amounts.UNKNOWN : cost.asOf().toString();
        return Words.of(
                "cost.exactly",
                cost.total().toPlainString(),
                cost.input().toPlainString(),
                cost.cachedInput().toPlainString(),
                cost.output().toPlainString(),
                cost.priceTable(),
                day);
    }

    private static String month(@Nullable LocalDate day) {
        return day == null ? Amounts.UNKNOWN : MONTH.format(day);
    }

    /// All of it as one text.
    String text() {
        return Part.plain(parts);
    }
}
