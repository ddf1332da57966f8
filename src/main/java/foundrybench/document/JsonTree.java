package foundrybench.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import foundrybench.document.JsonValue.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text that is an object or array of JSON and nothing else, or one fence of Markdown around that.
///
/// @param source the text that the values' places are in
public record JsonTree(String source, JsonValue root) {
    private static final int DEEPEST = 200;
    private static final int MOST_VALUES = 300_000;
    private static final int LONGEST = 8_000_000;
    private static final Pattern FENCE = Pattern.compile("(?s)```[ \\t]*(?:json)?[ \\t]*\\R(.*)\\R```", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,99}");
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /// Reads a text; nothing when it is no JSON, nests deeper than 200, or has more values than anybody would unfold.
    public static Optional<JsonTree> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var stripped = text.strip();
        var fence = stripped.startsWith("```") ? FENCE.matcher(stripped) : null;
        var source = fence != null && fence.matches() ? fence.group(1).strip() : stripped;
        if (!source.startsWith("{") && !source.startsWith("[")) {
            return Optional.empty();
        }
        try (var parser = JSON.createParser(source)) {
            parser.nextToken();
            var root = new Reader(parser).value(null);
            return parser.nextToken() == null ? Optional.of(new JsonTree(source, root)) : Optional.empty();
        } catch (IOException e) { // no JSON, or not for a tree
            return Optional.empty();
        }
    }

    /// What copying a value gives: of a string its characters, of others the JSON as it came.
    public String copied(JsonValue value) {
        return value.kind() == Kind.STRING ? value.text() : source.substring(value.from(), value.to());
    }

    /// The way to a value, as in `$.orders[0].name`.
    ///
    /// @param steps which child, from the outermost on
    public String path(List<Integer> steps) {
        var path = new StringBuilder("$");
        var value = root;
        for (int step : steps) {
            var child = value.children().get(step);
            var name = child.name();
            if (name == null) {
                path.append('[').append(step).append(']');
            } else if (PLAIN_NAME.matcher(name).matches()) {
                path.append('.').append(name);
            } else {
                path.append("[\"").append(name.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"]");
            }
            value = child;
        }
        return path.toString();
    }

    private static final class Reader {
        private final JsonParser parser;
        private int values;

        Reader(JsonParser parser) {
            this.parser = parser;
        }

        /// The value whose first token the parser is at.
        JsonValue value(@Nullable String name) throws IOException {
            if (++values > MOST_VALUES) {
                throw new IOException("too many values");
            }
            int from = (int) parser.currentTokenLocation().getCharOffset();
            var token = parser.currentToken();
            var children = new ArrayList<JsonValue>();
            var kind = kind(token);
            if (kind == Kind.OBJECT) {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var child = parser.currentName();
                    parser.nextToken();
                    children.add(value(child));
                }
            } else if (kind == Kind.ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    children.add(value(null));
                }
            }
            var text = kind.holds() ? "" : parser.getText();
            int to = (int) parser.currentLocation().getCharOffset();
            return new JsonValue(name, kind, text, from, to, children);
        }

        private static Kind kind(@Nullable JsonToken token) throws IOException {
            return switch (token) {
                case START_OBJECT -> Kind.OBJECT;
                case START_ARRAY -> Kind.ARRAY;
                case VALUE_STRING -> Kind.STRING;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
                case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
                case VALUE_NULL -> Kind.NULL;
                case null, default -> throw new IOException("no value");
            };
        }
    }
}
