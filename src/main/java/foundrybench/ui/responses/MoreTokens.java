package foundrybench.ui.responses;

import foundrybench.model.Completion;
import foundrybench.model.Estimate;
import foundrybench.model.Price;
import foundrybench.model.Warning;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import org.jspecify.annotations.Nullable;

/// The way out when the whole budget went to thinking: the same again with a larger one.
///
/// @param maxTokens the larger output limit
/// @param label what the button says: what it does and what it may cost
public record MoreTokens(int maxTokens, String label) {
    private static final int TIMES = 4;
    private static final int MOST = 128_000;

    static @Nullable MoreTokens of(Completion completion, @Nullable Price price) {
        var usage = completion.usage();
        if (!completion.warnings().contains(Warning.BUDGET_WENT_TO_THINKING)
                || usage == null
                || usage.completionTokens() == null) {
            return null;
        }
        int limit = (int) Math.min(MOST, usage.completionTokens() * TIMES);
        var label = Words.of("more-tokens", Amounts.tokens((long) limit));
        if (price != null && usage.promptTokens() != null) {
            var high = Estimate.of(usage.promptTokens(), "", limit, price).high();
            label = Words.of("more-tokens.up-to", label, Amounts.dollars(high));
        }
        return new MoreTokens(limit, label);
    }
}
