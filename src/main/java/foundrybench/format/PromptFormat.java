package foundrybench.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import foundrybench.model.Message;
import foundrybench.model.Prompt;
import foundrybench.model.Role;
import foundrybench.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;

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

    /// The version of this prompt: 64 hexadecimal digits, the same for the same messages and no others.
    public static String hash(Prompt prompt) {
        return hashOf(Json.write(toJson(prompt)));
    }

    /// The version of the prompt that was written so: SHA-256 of the JSON in UTF-8.
    public static String hashOf(String json) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
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
