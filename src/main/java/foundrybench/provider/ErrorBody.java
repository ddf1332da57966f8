package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An error as the services word it: `{"error": {…}}`, the same without the envelope, `{"error": "…"}`, a
/// gateway's `{"statusCode": …, "message": …}`, or `{"detail": "…"}` of servers built on FastAPI.
///
/// @param inner `innererror.code`
/// @param param the field of the request that it names
public record ErrorBody(
        @Nullable String code, @Nullable String type, @Nullable String message, @Nullable String inner, @Nullable String param) {
    private static final int LONGEST = 20_000;

    /// Reads a body; one that is no JSON says nothing.
    public static ErrorBody parse(String body) {
        try {
            return read(Json.parse(body), UnaryOperator.identity());
        } catch (JsonException e) {
            return new ErrorBody(null, null, null, null, null);
        }
    }

    /// @param mask takes the caller's key out, before anything is shortened: half a key is part of a key
    static ErrorBody read(JsonNode json, UnaryOperator<String> mask) {
        var envelope = json.path("error");
        if (envelope.isTextual()) {
            return new ErrorBody(null, null, shortened(mask.apply(envelope.asText())), null, null);
        }
        var error = envelope.isObject() ? envelope : json;
        var inner = error.has("innererror") ? error.path("innererror") : error.path("inner_error");
        var code = text(error, "code", mask);
        var type = text(error, "type", mask);
        var message = text(error, "message", mask);
        return new ErrorBody(
                code == null ? text(error, "statusCode", mask) : code,
                "error".equals(type) ? null : type, // a flat event says only that it is one
                message == null ? text(error, "detail", mask) : message,
                text(inner, "code", mask),
                text(error, "param", mask));
    }

    private static @Nullable String text(JsonNode json, String field, UnaryOperator<String> mask) {
        var value = json.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty() ? shortened(mask.apply(value.asText())) : null;
    }

    /// What nobody would read to its end, and no pattern should be matched against, loses the end.
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST) + "…";
    }
}
