package foundrybench.ui.kit;

import foundrybench.model.Completion;
import foundrybench.model.Price;
import foundrybench.model.Status;
import foundrybench.model.Warning;
import org.jspecify.annotations.Nullable;

/// Why a cost is not known, in words.
public final class CostWords {
    private CostWords() {}

    /// Why this answer, whose cost is not known, has none.
    ///
    /// @param price of its deployment; `null` when unknown
    public static String why(Completion completion, @Nullable Price price) {
        if (price == null) {
            return Words.of("cost.no-price");
        }
        if (completion.status() == Status.OPEN) {
            return Words.of("cost.open");
        }
        return completion.warnings().contains(Warning.USAGE_SUSPECT)
                ? Words.of("cost.suspect")
                : Words.of("cost.no-usage");
    }
}
