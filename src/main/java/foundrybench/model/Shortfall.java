package foundrybench.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Why a budget does not allow a call.
///
/// @param budget which one
/// @param limit of that budget, in dollars
/// @param spent of it so far
/// @param unknown how many calls of unknown cost are not in `spent`
/// @param most what the call may cost at most; `null` when that is not known
/// @param problem why nobody knows what was spent; `null` when it is known
public record Shortfall(
        Budgeted budget,
        BigDecimal limit,
        BigDecimal spent,
        int unknown,
        @Nullable BigDecimal most,
        @Nullable String problem) {

    /// What has a budget.
    public enum Budgeted {
        /// The calls of one command or one press of Run.
        RUN("this run"),
        /// All real calls of a day.
        DAY("the day");

        private final String words;

        Budgeted(String words) {
            this.words = words;
        }

        /// In a sentence.
        public String words() {
            return words;
        }
    }

    /// What keeps the call back, in a sentence.
    String detail() {
        var of = "the budget of %s for %s".formatted(Figures.limit(limit), budget.words());
        if (problem != null) {
            return "It is not known what is spent of %s: %s".formatted(of, problem);
        }
        if (most == null) {
            return "It is not known what the call may cost at most, and %s must not be passed.".formatted(of);
        }
        var call = "The call may cost %s at most".formatted(Figures.money(most));
        return most.compareTo(limit) > 0
                ? "%s, more than %s.".formatted(call, of)
                : "%s, and %s of %s is spent%s.".formatted(call, Figures.money(spent), of, unknownCalls());
    }

    private String unknownCalls() {
        return switch (unknown) {
            case 0 -> "";
            case 1 -> ", not counting a call of unknown cost";
            default -> ", not counting %d calls of unknown cost".formatted(unknown);
        };
    }

    /// What to do about it.
    String fix() {
        if (problem != null) {
            return "Mend that, or take the budget away.";
        }
        if (most == null) {
            return "Set an output limit (max tokens), and give the deployment a price in the folder prices of the home folder.";
        }
        return switch (budget) {
            case RUN -> "Raise --budget, or lower --max-tokens: the output limit makes most of what a call may cost.";
            case DAY -> "Raise the day's budget (a click on the day's spend in the window, or --budget-per-day), lower max tokens, or wait for tomorrow.";
        };
    }
}
