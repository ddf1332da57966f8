package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Reads a token count.
final class Tokens {
    private Tokens() {}

    /// `null` when it is missing, `null` or no number: unknown is not 0.
    static @Nullable Long count(JsonNode value) {
        return value.isNumber() ? Long.valueOf(value.longValue()) : null;
    }
}
