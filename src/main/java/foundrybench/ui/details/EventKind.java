package foundrybench.ui.details;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.RawEvents.RawEvent;
import java.util.ArrayList;

/// What is in an event, in the wire's own names: its type, else the fields of the delta that it brings.
final class EventKind {
    private EventKind() {}

    static String of(RawEvent event) {
        if (!event.isWhole()) {
            return "cut";
        }
        var data = event.data();
        if (event.type().isPresent() || data.isEmpty()) {
            return event.type().orElse(event.text().startsWith(":") ? "comment" : "other");
        }
        return data.get().equals("[DONE]") ? "[DONE]" : Json.tryParseForeign(data.get()).map(EventKind::of).orElse("data");
    }

    private static String of(JsonNode json) {
        if (json.path("type").isTextual()) {
            return json.path("type").asText();
        }
        var names = new ArrayList<String>();
        var choice = json.path("choices").path(0);
        choice.path("delta").fields().forEachRemaining(field -> {
            if (!field.getValue().isNull() && !field.getValue().asText("-").isEmpty()) {
                names.add(field.getKey());
            }
        });
        add(names, choice, "finish_reason");
        add(names, json, "prompt_filter_results");
        add(names, json, "usage");
        add(names, json, "error");
        return names.isEmpty() ? "data" : String.join(" ", names);
    }

    private static void add(ArrayList<String> names, JsonNode json, String field) {
        if (json.hasNonNull(field)) {
            names.add(field);
        }
    }
}
