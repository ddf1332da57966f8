package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// An error as the services word it: `{"error": {…}}`, the same without the envelope, `{"error": "…"}`, a
/// gateway's `{"statusCode": …, "message": …}`, or `{"detail": "…"}` of servers built on FastAPI, who also give a list
/// `[{"loc": ["body", "field"], "msg": "…"}]` there. Some put the whole into an array.
///
/// @param inner `innererror.code`
/// @param param the field of the request that it names
public record ErrorBody(
        @Nullable String code, @Nullable String type, @Nullable String message, @Nullable String inner, @Nullable String param) {
    private static final int LONGEST = 20_000;
    private static final int MOST_COMPLAINTS = 20;

    /// Reads a body; one that is no JSON says nothing.
    public static ErrorBody parse(String body) {
        try {
            return read(Json.parse(body), UnaryOperator.identity());
        } catch (JsonException e) {
            return new ErrorBody(null, null, null, null, null);
        }
    }

    /// @param mask takes the caller's key out, before anything is shortened: half a key is part of a key
    static ErrorBody read(JsonNode root, UnaryOperator<String> mask) {
        var json = root.isArray() && root.path(0).isObject() ? root.path(0) : root;
        var envelope = json.path("error");
        if (envelope.isTextual()) {
            return new ErrorBody(null, null, shortened(mask.apply(envelope.asText())), null, null);
        }
        var error = envelope.isObject() ? envelope : json;
        var inner = error.has("innererror") ? error.path("innererror") : error.path("inner_error");
        var code = text(error, "code", mask);
        var type = text(error, "type", mask);
        var said = text(error, "message", mask);
        var message = said == null ? text(error, "detail", mask) : said;
        return new ErrorBody(
                code == null ? text(error, "statusCode", mask) : code,
                "error".equals(type) ? null : type, // a flat event says only that it is one
                message == null ? complaints(error, mask) : message,
                text(inner, "code", mask),
                text(error, "param", mask));
    }

    /// Each place that a list of complaints names, and what is wrong there.
    private static @Nullable String complaints(JsonNode error, UnaryOperator<String> mask) {
        var list = Stream.of(error.path("detail"), error.path("message"), error.path("message").path("detail"))
                .filter(node -> node.isArray() && node.path(0).has("msg"))
                .findFirst();
        return list.map(found -> shortened(mask.apply(StreamSupport.stream(found.spliterator(), false)
                        .limit(MOST_COMPLAINTS)
                        .map(each -> place(each.path("loc")) + each.path("msg").asText())
                        .collect(Collectors.joining("; ")))))
                .orElse(null);
    }

    private static String place(JsonNode location) {
        var names = StreamSupport.stream(location.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining("."));
        return names.isEmpty() ? "" : names + ": ";
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
