package foundrybench.run;

import foundrybench.model.Failure;
import foundrybench.model.Unanswered;
import org.jspecify.annotations.Nullable;

/// What came of a [LimitSearch].
///
/// @param maxTokens the least limit at which all repeats answered; if none was found, the best known one; `null` when
///     none is known
/// @param answered how many calls at that limit answered; those that fell short there make it no best one
/// @param calls how many were made in all
/// @param whole whether no answer at that limit was cut by it
/// @param wholeFrom the least limit from which on no answer was seen cut; `null` when none is known
public record LimitFinding(
        End end, @Nullable Integer maxTokens, int answered, int calls, boolean whole, @Nullable Integer wholeFrom) {

    /// Why it ended.
    public sealed interface End {
        /// It is found.
        record Found() implements End {}

        /// The same limit was enough once and another time not, more often than calls were allowed for.
        record Varies() implements End {}

        /// Even the largest limit fell short.
        record NotWithinCap() implements End {}

        /// There was no answer for another reason than the limit.
        record NoCure(Unanswered why) implements End {}

        /// A call failed or was stopped.
        record Broken(Failure failure) implements End {}
    }

    /// Whether there is a limit at which all repeats answered.
    public boolean isFound() {
        return end instanceof End.Found;
    }
}
