package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Reads a token count.
final class Tokens {
    private Tokens() {}

    /// `null` when it is missing, `null`, or no whole number that can be counted to: unknown is not 0.
    static @Nullable Long count(JsonNode value) {
        boolean isWhole = value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong();
        return isWhole ? Long.valueOf(value.longValue()) : null;
    }
}
