package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Reads the messages of a request: `{role, content}`, the content a string or an array of text parts.
final class Turns {
    private static final List<String> ROLES =
            List.of("system", "assistant", "user", "function", "tool", "developer");

    private Turns() {}

    /// @param name of the array, `messages` or `input`
    static List<Ask.Turn> read(String name, JsonNode array) throws Refusal {
        if (!array.isArray()) {
            throw Refusal.wrongType(name, "an array of objects", Fields.kind(array));
        }
        if (array.isEmpty()) {
            throw Refusal.emptyArray(name);
        }
        var turns = new ArrayList<Ask.Turn>();
        for (int i = 0; i < array.size(); i++) {
            turns.add(turn(name + "[" + i + "]", array.get(i)));
        }
        return List.copyOf(turns);
    }

    private static Ask.Turn turn(String name, JsonNode message) throws Refusal {
        if (!message.isObject()) {
            throw Refusal.wrongType(name, "an object", Fields.kind(message));
        }
        var role = message.path("role").asText("");
        if (role.isEmpty()) {
            throw Refusal.missing(name + ".role");
        }
        if (!ROLES.contains(role)) {
            throw Refusal.wrongValue(name + ".role", role, ROLES);
        }
        return new Ask.Turn(role, content(name + ".content", role, message.path("content")));
    }

    private static String content(String name, String role, JsonNode content) throws Refusal {
        if (content.isTextual()) {
            return content.asText();
        }
        if (content.isArray()) {
            return parts(name, content);
        }
        if (role.equals("assistant") && (content.isNull() || content.isMissingNode())) {
            return ""; // a turn that only called tools
        }
        throw content.isMissingNode()
                ? Refusal.missing(name)
                : Refusal.wrongType(name, "one of a string or array of objects", Fields.kind(content));
    }

    private static String parts(String name, JsonNode parts) throws Refusal {
        var text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (part.path("type").asText("").isEmpty()) {
                throw Refusal.missing(name + "[" + i + "].type");
            }
            text.append(part.path("text").asText("")); // a picture has no text; its tokens are not counted
        }
        return text.toString();
    }
}
