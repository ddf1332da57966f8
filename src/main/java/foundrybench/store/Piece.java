package foundrybench.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import foundrybench.format.EventFormat;
import foundrybench.format.FormatException;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Slot;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.util.Optional;

/// A row of what has come of an answer that is still open: a stretch of text, or another event.
///
/// @param text the text, or an event as JSON
/// @param deltas how many deltas the text came in
/// @param firstNanos when the first of them came, since the attempt began
/// @param lastNanos when the last one came
record Piece(Kind kind, Slot slot, String text, int deltas, long firstNanos, long lastNanos) {

    /// What the row holds.
    enum Kind {
        TEXT,
        REASONING,
        REFUSAL,
        EVENT
    }

    /// The piece for an event; empty for the answer's end, which is not kept before it is settled.
    static Optional<Piece> of(CompletionEvent event, long atNanos) {
        return switch (event) {
            case Text(var slot, var delta, var deltas) ->
                Optional.of(new Piece(Kind.TEXT, slot, delta, deltas, atNanos, atNanos));
            case Reasoning(var slot, var delta, var deltas) ->
                Optional.of(new Piece(Kind.REASONING, slot, delta, deltas, atNanos, atNanos));
            case Refused(var delta) -> Optional.of(new Piece(Kind.REFUSAL, Slot.ONLY, delta, 1, atNanos, atNanos));
            default -> EventFormat.toJson(event)
                    .map(json -> new Piece(Kind.EVENT, Slot.ONLY, Json.write(json), 0, atNanos, atNanos));
        };
    }

    /// Whether the other one's text goes on where this one's ends.
    boolean isContinuedBy(Piece next) {
        return kind != Kind.EVENT && kind == next.kind && slot.equals(next.slot);
    }

    /// The text as it is stored: a JSON string, which holds half a surrogate pair where UTF-8 cannot.
    String stored() {
        return kind == Kind.EVENT ? text : Json.write(TextNode.valueOf(text));
    }

    /// The reverse of [#stored].
    static String restored(Kind kind, String stored) throws FormatException {
        return kind == Kind.EVENT ? stored : parse(stored).asText();
    }

    /// The event of a piece of that kind.
    CompletionEvent event() throws FormatException {
        return EventFormat.fromJson(parse(text));
    }

    private static JsonNode parse(String json) throws FormatException {
        try {
            return Json.parse(json);
        } catch (JsonException e) {
            throw new FormatException("a piece of the answer", "is no JSON: " + e.getMessage());
        }
    }
}
