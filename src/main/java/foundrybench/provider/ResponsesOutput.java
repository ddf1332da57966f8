package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.Slot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The output items of one Responses answer as their deltas bring them, so that the final object can add what
/// no delta did.
final class ResponsesOutput {
    private final EventSink sink;
    private final Map<Slot, StringBuilder> texts = new HashMap<>();
    private final Map<Slot, StringBuilder> reasonings = new HashMap<>();
    private final Map<Integer, StringBuilder> arguments = new HashMap<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private boolean refused;

    ResponsesOutput(EventSink sink) {
        this.sink = sink;
    }

    /// An item's id and its output index; the final object may number its items otherwise.
    void place(@Nullable String itemId, int index) {
        if (itemId != null) {
            indexes.put(itemId, index);
        }
    }

    /// Adds to an answer's part; says whether there was anything to add.
    boolean text(Slot slot, @Nullable String delta) {
        if (delta == null || delta.isEmpty()) {
            return false;
        }
        texts.computeIfAbsent(slot, _ -> new StringBuilder()).append(delta);
        sink.emit(new Text(slot, delta));
        return true;
    }

    /// Adds to a part of the thinking; says whether there was anything to add.
    boolean reasoning(Slot slot, @Nullable String delta) {
        if (delta == null || delta.isEmpty()) {
            return false;
        }
        reasonings.computeIfAbsent(slot, _ -> new StringBuilder()).append(delta);
        sink.emit(new Reasoning(slot, delta));
        return true;
    }

    void refusal(@Nullable String delta) {
        if (delta != null && !delta.isEmpty()) {
            refused = true;
            sink.emit(new Refused(delta));
        }
    }

    void itemAdded(int index, JsonNode item) {
        if (item.path("type").asText("").equals("function_call")) {
            arguments.computeIfAbsent(index, _ -> new StringBuilder());
            sink.emit(new ToolCallDelta(index, callId(item), item.path("name").asText(null), ""));
            arguments(index, item.path("arguments").asText(""));
        }
    }

    void arguments(int index, @Nullable String delta) {
        if (delta != null && !delta.isEmpty()) {
            arguments.computeIfAbsent(index, _ -> new StringBuilder()).append(delta);
            sink.emit(new ToolCallDelta(index, null, null, delta));
        }
    }

    boolean hasToolCalls() {
        return !arguments.isEmpty();
    }

    /// Adds what the final object has and no delta brought.
    void complete(JsonNode items) {
        for (int position = 0; position < items.size(); position++) {
            var item = items.path(position);
            int index = indexes.getOrDefault(item.path("id").asText(""), position);
            switch (item.path("type").asText("")) {
                case "message" -> completeMessage(index, item.path("content"));
                case "reasoning" -> completeReasoning(index, item.path("summary"));
                case "function_call" -> completeCall(index, item);
                default -> {} // other items carry nothing that is shown
            }
        }
    }

    private void completeMessage(int index, JsonNode parts) {
        for (int part = 0; part < parts.size(); part++) {
            var content = parts.path(part);
            var slot = new Slot(index, part);
            if (content.path("type").asText("").equals("refusal")) {
                if (!refused) {
                    refusal(content.path("refusal").asText(""));
                }
            } else {
                text(slot, missing(texts.get(slot), content.path("text").asText("")));
            }
        }
    }

    private void completeReasoning(int index, JsonNode summaries) {
        for (int part = 0; part < summaries.size(); part++) {
            var slot = new Slot(index, part);
            reasoning(slot, missing(reasonings.get(slot), summaries.path(part).path("text").asText("")));
        }
    }

    private void completeCall(int index, JsonNode item) {
        if (!arguments.containsKey(index)) {
            itemAdded(index, item);
            return;
        }
        arguments(index, missing(arguments.get(index), item.path("arguments").asText("")));
    }

    /// What `whole` has beyond what came; nothing when the two differ, for what was delivered stands.
    private static String missing(@Nullable StringBuilder came, String whole) {
        if (came == null) {
            return whole;
        }
        int length = came.length(); // nothing is copied, for an item may be named again and again
        boolean begins = length <= whole.length() && CharSequence.compare(came, whole.subSequence(0, length)) == 0;
        return begins ? whole.substring(length) : "";
    }

    private static @Nullable String callId(JsonNode item) {
        return item.path("call_id").asText(item.path("id").asText(null));
    }
}
