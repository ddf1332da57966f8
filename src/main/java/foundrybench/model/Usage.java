package foundrybench.model;

import org.jspecify.annotations.Nullable;

/// Tokens as the service counted them. A field it did not report is `null`, never 0.
///
/// @param promptTokens all of the prompt
/// @param cachedTokens the part of the prompt read from the cache
/// @param completionTokens all that was generated
/// @param reasoningTokens the part of the completion that was thinking
public record Usage(
        @Nullable Long promptTokens,
        @Nullable Long cachedTokens,
        @Nullable Long completionTokens,
        @Nullable Long reasoningTokens) {

    /// Whether the report contradicts itself or the text it came with: nothing generated although text came,
    /// a part larger than its whole, or less than nothing.
    ///
    /// @param hasText whether any content or reasoning was received
    public boolean isSuspect(boolean hasText) {
        return (hasText && completionTokens != null && completionTokens == 0)
                || exceeds(reasoningTokens, completionTokens)
                || exceeds(cachedTokens, promptTokens)
                || isNegative(promptTokens)
                || isNegative(completionTokens)
                || isNegative(cachedTokens)
                || isNegative(reasoningTokens);
    }

    private static boolean exceeds(@Nullable Long part, @Nullable Long whole) {
        return part != null && whole != null && part > whole;
    }

    private static boolean isNegative(@Nullable Long tokens) {
        return tokens != null && tokens < 0;
    }
}
