package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import foundrybench.wire.Json;
import java.util.List;

/// JSON of which only some values change from event to event: written once, then filled in, which costs a
/// tenth of writing the tree each time.
///
/// @param parts what stands before, between and after the holes
record Template(List<String> parts) {
    /// What a tree holds in place of a value to be filled in later.
    static final String HOLE = "{hole}";

    static Template of(JsonNode tree) {
        return new Template(List.of(Json.write(tree).split("\"\\{hole}\"", -1)));
    }

    /// @param values as JSON, one for each hole in order
    String fill(String... values) {
        if (values.length != parts.size() - 1) {
            throw new IllegalArgumentException((parts.size() - 1) + " holes, " + values.length + " values");
        }
        var json = new StringBuilder(parts.getFirst());
        for (int i = 0; i < values.length; i++) {
            json.append(values[i]).append(parts.get(i + 1));
        }
        return json.toString();
    }

    /// Text as a JSON string.
    static String quote(String text) {
        return Json.write(TextNode.valueOf(text));
    }
}
