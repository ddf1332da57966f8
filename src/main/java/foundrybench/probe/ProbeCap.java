package foundrybench.probe;

import foundrybench.model.Cost;
import foundrybench.model.Deployment;
import foundrybench.model.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What the probe of one deployment needs at the most; known before it begins, and never passed.
///
/// @param calls requests, those that are refused or sent again included
/// @param outputTokens tokens that all answers may have together
/// @param cost in dollars; `null` when the price is unknown
public record ProbeCap(int calls, long outputTokens, @Nullable BigDecimal cost) {
    private static final int CALLS = 32;
    private static final int OUTPUT_TOKENS_A_CALL = 64;

    /// That of this deployment.
    public static ProbeCap of(Deployment deployment) {
        long prompts = (long) CALLS * Question.mostPromptTokens();
        long answers = (long) CALLS * OUTPUT_TOKENS_A_CALL;
        var price = deployment.price();
        var cost = price == null ? null : Cost.of(new Usage(prompts, null, answers, null), price);
        return new ProbeCap(CALLS, answers, cost == null ? null : cost.total());
    }
}
