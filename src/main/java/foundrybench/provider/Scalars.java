package foundrybench.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// Values that may be passed over unread.
final class Scalars {
    private static final int MOST_DIGITS = 18;

    private Scalars() {}

    /// Whether the token is a value that any reader would take: text, truth, null, or a whole number of usual
    /// length. A number may be one that no decimal can hold, which makes the JSON malformed.
    static boolean isPlain(JsonToken value, JsonParser tokens) throws IOException {
        return switch (value) {
            case VALUE_STRING, VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> true;
            case VALUE_NUMBER_INT -> tokens.getTextLength() <= MOST_DIGITS;
            default -> false;
        };
    }
}
