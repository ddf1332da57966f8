package foundrybench.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/// JSON as this program reads and writes it (RFC 8259): decimals stay exact, text after the value is an
/// error, and what is written never holds half a surrogate pair.
public final class Json {
    private static final int LONGEST_STRING = 256 * 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /// Reads one whole JSON value.
    ///
    /// @throws JsonException with line and column, when the text is not exactly one value
    public static JsonNode parse(String text) throws JsonException {
        try {
            var node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new JsonException("there is no JSON value, only white space", 1, 1);
            }
            return node;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new JsonException(
                    e.getOriginalMessage(), at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
        }
    }

    /// The value, if the text is exactly one; nothing is said of why it is not.
    public static Optional<JsonNode> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /// The JSON of an event, token by token, for a reader that needs little of it. Says no more than
    /// [#parse] of whether the JSON is whole: whoever stops early has not looked.
    public static JsonParser tokens(SseEvent event) throws IOException {
        return event.isAscii() ? MAPPER.createParser(event.bytes()) : MAPPER.createParser(event.data());
    }

    /// On one line, without spaces. Half a surrogate pair is written as an escape, since no encoding
    /// of bytes can hold it. Decimals are written out, but for those of thousands of digits.
    public static String write(JsonNode node) {
        return write(MAPPER.writer(), node);
    }

    /// On several lines, for people.
    public static String writePretty(JsonNode node) {
        return write(MAPPER.writerWithDefaultPrettyPrinter(), node);
    }

    private static String write(ObjectWriter writer, JsonNode node) {
        try {
            return escapeLoneSurrogates(writer.writeValueAsString(node));
        } catch (JsonProcessingException tooLongToWriteOut) {
            return writeWithExponents(writer, node);
        }
    }

    private static String writeWithExponents(ObjectWriter writer, JsonNode node) {
        try {
            return escapeLoneSurrogates(
                    writer.without(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", e);
        }
    }

    /// A new, empty object.
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// A new, empty array.
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    private static String escapeLoneSurrogates(String json) {
        StringBuilder out = null;
        int copied = 0;
        for (int i = 0; i < json.length(); i++) {
            var c = json.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < json.length() && Character.isLowSurrogate(json.charAt(i + 1))) {
                i++;
                continue;
            }
            if (out == null) {
                out = new StringBuilder(json.length() + 16);
            }
            out.append(json, copied, i).append("\\u").append(Integer.toHexString(c));
            copied = i + 1;
        }
        return out == null ? json : out.append(json, copied, json.length()).toString();
    }
}
