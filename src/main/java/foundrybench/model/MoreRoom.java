package foundrybench.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What a larger output limit can do for a call whose limit went to thinking. How long it would have thought nobody
/// knows, only that it was longer: so what is offered is several times what it used.
public sealed interface MoreRoom {
    /// Ask again with this limit.
    ///
    /// @param cost the range of that; `null` when price or prompt are unknown
    record Offer(int maxTokens, @Nullable Estimate cost) implements MoreRoom {}

    /// There is no larger limit.
    record AtCeiling(Deployment.Ceiling ceiling) implements MoreRoom {}

    /// What can be done for this completion; `null` when its limit did not go to thinking, or how much it was is unknown.
    ///
    /// @param deployment whom it asked; `null` when that is unknown
    static @Nullable MoreRoom of(Completion completion, @Nullable Deployment deployment) {
        long spent = spent(completion);
        if (Unanswered.of(completion) != Unanswered.BUDGET_WENT_TO_THINKING || spent <= 0) {
            return null;
        }
        var usage = completion.usage();
        var prompt = usage == null || completion.usageSuspect() ? null : usage.promptTokens();
        var ceiling = deployment == null ? null : deployment.limits().ceiling(prompt == null ? 0 : prompt);
        if (ceiling != null && ceiling.tokens() <= spent) {
            return new AtCeiling(ceiling);
        }
        long most = ceiling == null ? Scale.MOST : Math.min(ceiling.tokens(), Integer.MAX_VALUE);
        return most <= spent ? null : offer((int) Math.min(Scale.larger(spent), most), prompt, deployment);
    }

    private static Offer offer(int maxTokens, @Nullable Long prompt, @Nullable Deployment deployment) {
        var price = deployment == null ? null : deployment.price();
        return new Offer(maxTokens, prompt == null || price == null ? null : Estimate.of(prompt, "", maxTokens, price));
    }

    /// What the limit was, by the report or by what was asked for; 0 when both are unknown.
    private static long spent(Completion completion) {
        var usage = completion.usage();
        var reported = usage == null || completion.usageSuspect() ? null : usage.completionTokens();
        var asked = completion.origin().parameters().maxTokens();
        return Math.max(reported == null ? 0 : reported, asked == null ? 0 : asked);
    }

    /// How much more.
    final class Scale {
        private static final int TIMES = 4;
        /// Where no limit is known: more than this no deployment gives.
        private static final int MOST = 128_000;

        private Scale() {}

        /// A round number.
        private static long larger(long spent) {
            return BigDecimal.valueOf(spent * TIMES).round(new MathContext(2, RoundingMode.UP)).longValueExact();
        }
    }
}
