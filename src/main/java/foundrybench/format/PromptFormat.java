package foundrybench.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import foundrybench.model.Message;
import foundrybench.model.Prompt;
import foundrybench.model.Role;
import foundrybench.wire.Json;
import java.util.ArrayList;

/// A [Prompt] as an array of `{"role", "text"}`.
public final class PromptFormat {
    private PromptFormat() {}

    /// As JSON.
    public static ArrayNode toJson(Prompt prompt) {
        var array = Json.array();
        for (var message : prompt.messages()) {
            array.addObject().put("role", message.role().wireName()).put("text", message.text());
        }
        return array;
    }

    /// From JSON.
    ///
    /// @throws FormatException naming the field that is wrong
    public static Prompt fromJson(JsonNode json) throws FormatException {
        if (!json.isArray()) {
            throw new FormatException("the prompt", "is no JSON array");
        }
        var messages = new ArrayList<Message>();
        for (var element : json) {
            var fields = JsonFields.of(element, "message %d of the prompt".formatted(messages.size() + 1));
            messages.add(new Message(fields.choice("role", Role.values(), Role::wireName), fields.text("text")));
        }
        return new Prompt(messages);
    }
}
