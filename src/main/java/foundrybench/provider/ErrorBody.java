package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import org.jspecify.annotations.Nullable;

/// An error as the services word it: `{"error": {…}}`, the same without the envelope, `{"error": "…"}`, a
/// gateway's `{"statusCode": …, "message": …}`, or `{"detail": "…"}` of servers built on FastAPI.
///
/// @param inner `innererror.code`
public record ErrorBody(
        @Nullable String code, @Nullable String type, @Nullable String message, @Nullable String inner) {
    private static final int LONGEST = 20_000;

    /// Reads a body; one that is no JSON says nothing.
    public static ErrorBody parse(String body) {
        try {
            return read(Json.parse(body));
        } catch (JsonException e) {
            return new ErrorBody(null, null, null, null);
        }
    }

    static ErrorBody read(JsonNode json) {
        var envelope = json.path("error");
        if (envelope.isTextual()) {
            return new ErrorBody(null, null, shortened(envelope.asText()), null);
        }
        var error = envelope.isObject() ? envelope : json;
        var inner = error.has("innererror") ? error.path("innererror") : error.path("inner_error");
        var code = text(error, "code");
        var type = text(error, "type");
        return new ErrorBody(
                code == null ? text(error, "statusCode") : code,
                "error".equals(type) ? null : type, // a flat event says only that it is one
                text(error, "message") == null ? text(error, "detail") : text(error, "message"),
                text(inner, "code"));
    }

    private static @Nullable String text(JsonNode json, String field) {
        var value = json.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty() ? shortened(value.asText()) : null;
    }

    /// What nobody would read to its end, and no pattern should be matched against, loses the end.
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST) + "…";
    }
}
