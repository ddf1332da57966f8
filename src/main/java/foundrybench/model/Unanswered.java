package foundrybench.model;

import org.jspecify.annotations.Nullable;

/// Why a call that completed did not bring the text that was asked for. [UnansweredText] puts it into words.
public enum Unanswered {
    /// The output limit was used up before the first word.
    BUDGET_WENT_TO_THINKING,
    /// It ended of itself and only thought. More tokens do not cure that: it did not use up those it had.
    THOUGHT_ONLY,
    /// It ended of itself, and nothing came.
    NOTHING,
    /// The content filter took it.
    FILTERED,
    /// The model declined in words of its own: an answer by the contract.
    REFUSED,
    /// The model asked for tools and said nothing else: an answer by the contract.
    TOOL_CALLS;

    /// The cause for this completion; `null` when it brought text, or did not complete.
    public static @Nullable Unanswered of(Completion completion) {
        if (completion.status() != Status.COMPLETED) {
            return null;
        }
        if (completion.refusal() != null) {
            return REFUSED;
        }
        return completion.content().isBlank() ? ofBlank(completion) : null;
    }

    private static Unanswered ofBlank(Completion completion) {
        if (!completion.toolCalls().isEmpty()) {
            return TOOL_CALLS;
        }
        if (completion.finishReason() == FinishReason.LENGTH) {
            return BUDGET_WENT_TO_THINKING;
        }
        if (completion.finishReason() == FinishReason.CONTENT_FILTER || !completion.filterCategories().isEmpty()) {
            return FILTERED;
        }
        return hasThought(completion) ? THOUGHT_ONLY : NOTHING;
    }

    private static boolean hasThought(Completion completion) {
        var usage = completion.usage();
        var tokens = usage == null ? null : usage.reasoningTokens();
        return !completion.reasoning().isBlank() || (tokens != null && tokens > 0);
    }
}
