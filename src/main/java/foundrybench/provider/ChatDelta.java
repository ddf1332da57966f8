package foundrybench.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import foundrybench.wire.Json;
import foundrybench.wire.JsonStencil;
import foundrybench.wire.SseEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a chat chunk brings of which nearly all of a stream consists: one choice, numbered 0, with a piece of
/// text or thinking and nothing else that counts. Read token by token, without a tree of the whole.
///
/// Every other chunk is left to the tree, also one that says a thing twice: this must never read a chunk
/// otherwise than the tree would.
final class ChatDelta {
    private final JsonStencil.Cutter cutter;
    private @Nullable String model;
    private @Nullable String content;
    private @Nullable String reasoning;
    private boolean hasChoice;
    private boolean hasDelta;

    private ChatDelta(SseEvent event) {
        cutter = new JsonStencil.Cutter(event);
    }

    /// The delta of this event; `null` when it must be read as a tree, whole or broken as it may be.
    static @Nullable ChatDelta read(SseEvent event) {
        if (!event.isSmallObject() || event.type().equals("error")) {
            return null;
        }
        try (var tokens = Json.tokens(event)) {
            var delta = new ChatDelta(event);
            tokens.nextToken();
            return delta.chunk(tokens) && tokens.nextToken() == null ? delta : null;
        } catch (IOException e) {
            return null; // no JSON: the tree says so in words
        }
    }

    /// The model's name; empty when it is not told.
    String model() {
        return model == null ? "" : model;
    }

    /// A piece of the answer; perhaps empty.
    String content() {
        return content == null ? "" : content;
    }

    /// A piece of the thinking; perhaps empty.
    String reasoning() {
        return reasoning == null ? "" : reasoning;
    }

    /// What the chunks after this one will look like, with a piece of text where this one has it, or of thinking;
    /// `null` when that cannot be told.
    @Nullable JsonStencil stencil() {
        return content().isEmpty() == reasoning().isEmpty() ? null : cutter.stencil();
    }

    private boolean chunk(JsonParser tokens) throws IOException {
        for (var name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
            var value = tokens.nextToken();
            boolean known = switch (name) {
                case "model" -> {
                    boolean first = model == null && value == JsonToken.VALUE_STRING;
                    model = first ? tokens.getText() : model;
                    yield first;
                }
                case "choices" -> value == JsonToken.START_ARRAY && choices(tokens);
                case "usage", "error" -> value == JsonToken.VALUE_NULL;
                default -> {
                    if (name.equals("obfuscation") && value == JsonToken.VALUE_STRING) { // random letters
                        cutter.hole(tokens, false);
                    }
                    yield Scalars.isPlain(value, tokens);
                }
            };
            if (!known) {
                return false;
            }
        }
        return tokens.currentToken() == JsonToken.END_OBJECT;
    }

    private boolean choices(JsonParser tokens) throws IOException {
        boolean isOnly = !hasChoice && tokens.nextToken() == JsonToken.START_OBJECT;
        hasChoice = true;
        return isOnly && choice(tokens) && tokens.nextToken() == JsonToken.END_ARRAY;
    }

    private boolean choice(JsonParser tokens) throws IOException {
        for (var name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
            var value = tokens.nextToken();
            boolean known = switch (name) {
                case "index" -> value == JsonToken.VALUE_NUMBER_INT && tokens.getIntValue() == 0;
                case "delta" -> value == JsonToken.START_OBJECT && delta(tokens);
                case "content_filter_results", "content_filter_offsets" -> value == JsonToken.START_OBJECT && nothingStruck(tokens);
                default -> value == JsonToken.VALUE_NULL; // a finish reason, say, is for the tree
            };
            if (!known) {
                return false;
            }
        }
        return tokens.currentToken() == JsonToken.END_OBJECT;
    }

    private boolean delta(JsonParser tokens) throws IOException {
        boolean isOnly = !hasDelta;
        hasDelta = true;
        for (var name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
            var value = tokens.nextToken();
            boolean known = switch (name) {
                case "content" -> {
                    boolean first = content == null;
                    content = piece(value, tokens);
                    yield first && isText(value);
                }
                case "reasoning_content" -> {
                    boolean first = reasoning == null;
                    reasoning = piece(value, tokens);
                    yield first && isText(value);
                }
                case "role" -> isText(value);
                default -> value == JsonToken.VALUE_NULL; // a refusal, say, or reasoning by another name
            };
            if (!known) {
                return false;
            }
        }
        return isOnly && tokens.currentToken() == JsonToken.END_OBJECT;
    }

    private String piece(JsonToken value, JsonParser tokens) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            return "";
        }
        var text = tokens.getText();
        if (!text.isEmpty()) {
            cutter.hole(tokens, true);
        }
        return text;
    }

    private static boolean isText(JsonToken value) {
        return value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL;
    }

    /// Reads an object of filter results to its end.
    private static boolean nothingStruck(JsonParser tokens) throws IOException {
        for (int depth = 1; depth > 0; ) {
            var token = tokens.nextToken();
            if (token == null) {
                return false;
            }
            if (token.isScalarValue() && !Scalars.isPlain(token, tokens)) {
                return false;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            boolean isVerdict = token == JsonToken.FIELD_NAME && tokens.currentName().equals("filtered");
            if (isVerdict && tokens.nextToken() != JsonToken.VALUE_FALSE) {
                return false;
            }
        }
        return true;
    }
}
