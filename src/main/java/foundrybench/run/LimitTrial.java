package foundrybench.run;

import foundrybench.model.Completion;
import foundrybench.model.Failure;
import foundrybench.model.FinishReason;
import foundrybench.model.Unanswered;
import org.jspecify.annotations.Nullable;

/// How a call at some output limit ended, as far as a [LimitSearch] cares.
public sealed interface LimitTrial {
    /// It answered.
    ///
    /// @param whole whether the limit did not cut the answer
    /// @param used tokens of the whole answer, thinking included; `null` when unknown or cut
    /// @param thought tokens of its thinking; `null` when unknown
    record Answered(boolean whole, @Nullable Long used, @Nullable Long thought) implements LimitTrial {}

    /// The limit was used up before the first word.
    record FellShort() implements LimitTrial {}

    /// There is no answer, and another limit does not change that.
    record NoCure(Unanswered why) implements LimitTrial {}

    /// The call failed or was stopped.
    record Broken(Failure failure) implements LimitTrial {}

    /// What this completion says.
    ///
    /// @throws IllegalArgumentException if it has not ended
    static LimitTrial of(Completion completion) {
        if (completion.failure() instanceof Failure failure) {
            return new Broken(failure);
        }
        if (completion.finishReason() == FinishReason.CONTENT_FILTER) {
            return new NoCure(Unanswered.FILTERED);
        }
        return switch (Unanswered.of(completion)) {
            case null -> answered(completion);
            case TOOL_CALLS -> answered(completion);
            case BUDGET_WENT_TO_THINKING -> new FellShort();
            case Unanswered why -> new NoCure(why);
        };
    }

    private static LimitTrial answered(Completion completion) {
        if (!completion.hasAnswer()) {
            throw new IllegalArgumentException("call " + completion.origin().id() + " has not ended");
        }
        boolean whole = completion.finishReason() != FinishReason.LENGTH;
        var usage = completion.usage();
        return usage == null || completion.usageSuspect()
                ? new Answered(whole, null, null)
                : new Answered(whole, whole ? usage.completionTokens() : null, usage.reasoningTokens());
    }
}
