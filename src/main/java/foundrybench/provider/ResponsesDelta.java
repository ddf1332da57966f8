package foundrybench.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import foundrybench.wire.Json;
import foundrybench.wire.JsonStencil;
import foundrybench.wire.SseEvent;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A delta of text or thinking as the Responses API sends it, of which nearly all of a stream consists. Read
/// token by token, without a tree of the whole; every other event is left to the tree, also one that says a
/// thing twice: this must never read an event otherwise than the tree would.
final class ResponsesDelta {
    private static final Set<String> TYPES = Set.of(
            "response.output_text.delta", "response.reasoning_summary_text.delta", "response.reasoning_text.delta");

    private final JsonStencil.Cutter cutter;
    private @Nullable String type;
    private @Nullable String itemId;
    private @Nullable String delta;
    private @Nullable Integer outputIndex;
    private @Nullable Integer contentIndex;
    private @Nullable Integer summaryIndex;

    private ResponsesDelta(SseEvent event) {
        cutter = new JsonStencil.Cutter(event);
    }

    /// The delta of this event; `null` when it must be read as a tree, whole or broken as it may be.
    static @Nullable ResponsesDelta read(SseEvent event) {
        if (!event.isSmallObject()) {
            return null;
        }
        try (var tokens = Json.tokens(event)) {
            var delta = new ResponsesDelta(event);
            tokens.nextToken();
            return delta.fields(tokens) && tokens.nextToken() == null && delta.isWhole() ? delta : null;
        } catch (IOException e) {
            return null; // no JSON: the tree says so in words
        }
    }

    private boolean isWhole() {
        return type != null && outputIndex != null && delta != null;
    }

    /// One of the three that this reads.
    String type() {
        return type == null ? "" : type;
    }

    /// The item's id; `null` when it is not told.
    @Nullable String itemId() {
        return itemId;
    }

    /// The piece; perhaps empty.
    String delta() {
        return delta == null ? "" : delta;
    }

    int outputIndex() {
        return outputIndex == null ? 0 : outputIndex;
    }

    /// Which part of the item's content, or of its thinking.
    int contentIndex() {
        return contentIndex == null ? 0 : contentIndex;
    }

    /// Which part of the item's summary.
    int summaryIndex() {
        return summaryIndex == null ? 0 : summaryIndex;
    }

    /// What the deltas after this one will look like; `null` when that cannot be told.
    @Nullable JsonStencil stencil() {
        return cutter.stencil();
    }

    private boolean fields(JsonParser tokens) throws IOException {
        for (var name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
            if (!field(name, tokens.nextToken(), tokens)) {
                return false;
            }
        }
        return tokens.currentToken() == JsonToken.END_OBJECT;
    }

    private boolean field(String name, JsonToken value, JsonParser tokens) throws IOException {
        boolean isText = value == JsonToken.VALUE_STRING;
        boolean isNumber = value == JsonToken.VALUE_NUMBER_INT;
        switch (name) {
            case "type" -> {
                boolean first = type == null;
                type = isText ? tokens.getText() : "";
                return first && TYPES.contains(type);
            }
            case "delta" -> {
                boolean first = delta == null;
                delta = isText ? tokens.getText() : "";
                if (isText) {
                    cutter.hole(tokens, true);
                }
                return first && isText;
            }
            case "item_id" -> {
                boolean first = itemId == null;
                itemId = isText ? tokens.getText() : "";
                return first && isText;
            }
            case "output_index" -> {
                boolean first = outputIndex == null;
                outputIndex = isNumber ? tokens.getIntValue() : 0;
                return first && isNumber;
            }
            case "content_index" -> {
                boolean first = contentIndex == null;
                contentIndex = isNumber ? tokens.getIntValue() : 0;
                return first && isNumber;
            }
            case "summary_index" -> {
                boolean first = summaryIndex == null;
                summaryIndex = isNumber ? tokens.getIntValue() : 0;
                return first && isNumber;
            }
            case "logprobs" -> {
                return value == JsonToken.VALUE_NULL
                        || (value == JsonToken.START_ARRAY && tokens.nextToken() == JsonToken.END_ARRAY);
            }
            case "sequence_number", "obfuscation" -> {
                if (isText || isNumber) {
                    cutter.hole(tokens, false);
                }
                return Scalars.isPlain(value, tokens);
            }
            default -> {
                return Scalars.isPlain(value, tokens);
            }
        }
    }
}
