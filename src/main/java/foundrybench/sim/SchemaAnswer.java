package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;

/// The smallest answer that obeys a simple JSON schema: objects, arrays, text, numbers, truth values, choices.
final class SchemaAnswer {
    private static final int DEEPEST = 20;

    private SchemaAnswer() {}

    static String of(JsonNode schema) {
        return Json.write(object(schema, 0));
    }

    /// All properties, whether they are required or not.
    private static ObjectNode object(JsonNode schema, int depth) {
        var object = Json.object();
        schema.path("properties").forEachEntry((name, property) -> object.set(name, value(property, depth + 1)));
        return object;
    }

    private static JsonNode value(JsonNode schema, int depth) {
        if (schema.path("enum").has(0)) {
            return schema.path("enum").get(0);
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        var nodes = Json.object();
        return switch (depth > DEEPEST ? "null" : type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> nodes.textNode("simulated");
            case "integer", "number" -> nodes.numberNode(1);
            case "boolean" -> nodes.booleanNode(true);
            default -> nodes.nullNode();
        };
    }

    private static JsonNode array(JsonNode schema, int depth) {
        return schema.has("items")
                ? Json.array().add(value(schema.path("items"), depth + 1))
                : Json.array();
    }

    /// The first of several.
    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return (type.isArray() ? type.path(0) : type).asText();
    }
}
