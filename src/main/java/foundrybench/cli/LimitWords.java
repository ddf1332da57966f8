package foundrybench.cli;

import foundrybench.model.Completion;
import foundrybench.model.Figures;
import foundrybench.model.UnansweredText;
import foundrybench.run.LimitFinding;
import foundrybench.run.LimitFinding.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of the search for a limit, in words: a line, and what else to know in further ones.
final class LimitWords {
    private LimitWords() {}

    /// @param last how the last call ended; `null` when none was made
    static List<String> of(
            SoughtLimit sought, LimitFinding finding, LimitCosts costs, boolean simulated, @Nullable Completion last) {
        var lines = new ArrayList<String>();
        lines.add("%s %s: %s%s, %s%s".formatted(
                sought.name(),
                outcome(sought, finding),
                finding.isFound() ? "%d of %d, ".formatted(sought.search().repeats(), sought.search().repeats()) : "",
                finding.calls() == 1 ? "1 call" : finding.calls() + " calls",
                costs.words(),
                simulated ? ", SIMULATED" : ""));
        lines.addAll(more(sought, finding, last));
        return lines;
    }

    private static String outcome(SoughtLimit sought, LimitFinding finding) {
        var cap = tokens(sought.search().cap());
        return switch (finding.end()) {
            case End.Found() -> "answers from %s tokens on".formatted(tokens(finding.maxTokens()));
            case End.Varies() -> "has no limit up to %s tokens at which %d of %d were seen to answer".formatted(
                    cap, sought.search().repeats(), sought.search().repeats());
            case End.NotWithinCap() -> "does not answer within %s tokens".formatted(cap);
            case End.NoCure(var why) -> "is not helped by more tokens (%s)".formatted(lowerFirst(UnansweredText.title(why)));
            case End.Broken(var failure) -> "was not searched to the end (%s)".formatted(lowerFirst(failure.title()));
        };
    }

    private static List<String> more(SoughtLimit sought, LimitFinding finding, @Nullable Completion last) {
        return switch (finding.end()) {
            case End.Found() -> List.of(finding.whole() ? "The answers are whole." : cut(finding));
            case End.Varies() -> List.of(finding.maxTokens() == null
                    ? "Its answers vary, and even the largest limit was once not enough: raise --max-tokens, or lower --effort."
                    : "Its answers vary. Best known: %s tokens, where %d answered and none fell short.".formatted(
                            tokens(finding.maxTokens()), finding.answered()));
            case End.NotWithinCap() -> List.of("Raise --max-tokens, which is the most that is looked at, or lower --effort.");
            case End.NoCure _, End.Broken _ -> last == null ? List.of() : OutcomeWords.explained(last, sought.search().deployment());
        };
    }

    private static String cut(LimitFinding finding) {
        return finding.wholeFrom() == null
                ? "They are cut at that limit (length); no whole one was seen."
                : "They are cut at that limit (length); whole ones were seen from %s tokens on: --max-tokens %d".formatted(
                        tokens(finding.wholeFrom()), finding.wholeFrom());
    }

    private static String tokens(@Nullable Integer number) {
        return Figures.count(number == null ? null : Long.valueOf(number));
    }

    private static String lowerFirst(String title) {
        return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }
}
