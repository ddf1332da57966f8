package foundrybench.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON as this program reads and writes it (RFC 8259): decimals stay exact, text after the value is an
/// error, and what is written never holds half a surrogate pair.
public final class Json {
    private static final int LONGEST_STRING = 256 * 1024 * 1024;
    private static final int LONGEST_NAME = 4096;
    private static final int SMALL = 256 * 1024;
    private static final int TOKENS_OF_ANY = 256 * 1024;
    private static final int LENGTH_OF_TOKEN = 16;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .maxNameLength(LONGEST_NAME)
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
        return whole(() -> MAPPER.readTree(text));
    }

    /// Reads one whole JSON value that somebody else has written. A long one may not be made of tiny values
    /// alone: in memory each takes many times what it takes as text.
    ///
    /// @param length about how many characters there are to read
    /// @throws JsonException with line and column, when the text is not exactly one value
    public static JsonNode parseForeign(Reader text, long length) throws JsonException {
        return whole(() -> {
            try (var parser = new CountingParser(MAPPER.createParser(text), TOKENS_OF_ANY + length / LENGTH_OF_TOKEN)) {
                return MAPPER.readTree(parser);
            }
        });
    }

    /// As [#parseForeign(Reader, long)], if the text is one value; nothing is said of why it is not.
    public static Optional<JsonNode> tryParseForeign(String text) {
        try {
            return Optional.of(
                    text.length() <= SMALL ? parse(text) : parseForeign(new StringReader(text), text.length()));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /// The library's words without where it thinks that they belong.
    private static String plain(@Nullable String words) {
        return String.valueOf(words).replaceAll("(?s)\\s*\\(?(?:start marker )?at \\[Source.*", "");
    }

    private static JsonNode whole(Reading reading) throws JsonException {
        try {
            var node = reading.read();
            if (node == null || node.isMissingNode()) {
                throw new JsonException("there is no JSON value, only white space", 1, 1);
            }
            return node;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new JsonException(
                    plain(e.getOriginalMessage()), at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
        } catch (NumberFormatException e) { // an exponent of more digits than any decimal can have
            throw new JsonException("a number is out of range", 1, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Reading {
        @Nullable JsonNode read() throws IOException;
    }

    private static final class CountingParser extends JsonParserDelegate {
        private long left;

        CountingParser(JsonParser parser, long most) {
            super(parser);
            left = most;
        }

        @Override
        public @Nullable JsonToken nextToken() throws IOException {
            if (left-- <= 0) {
                throw new StreamConstraintsException("there are too many values in it", currentLocation());
            }
            return super.nextToken();
        }
    }

    /// The JSON of an event, token by token, for a reader that needs little of it. Says no more than
    /// [#parse] of whether the JSON is whole: whoever stops early has not looked.
    public static JsonParser tokens(SseEvent event) throws IOException {
        return event.isAscii() ? MAPPER.createParser(event.bytes()) : MAPPER.createParser(event.data());
    }

    /// The JSON of a text, token by token, for a reader that tells where in it something stands. Of whether the JSON is
    /// whole, it says no more than of an event.
    public static JsonParser tokens(String text) throws IOException {
        return MAPPER.createParser(text);
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
