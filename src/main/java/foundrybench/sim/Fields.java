package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object of a request, read with the service's own complaints. An explicit null is as good as absent.
///
/// @param prefix what stands before a field's name in a complaint, such as `reasoning.`
record Fields(String prefix, JsonNode node) {
    static Fields parse(String body) throws Refusal {
        try {
            var node = Json.parse(body);
            if (node instanceof ObjectNode) {
                return new Fields("", node);
            }
        } catch (JsonException e) {
            throw Refusal.notJson();
        }
        throw Refusal.notJson();
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    List<String> names() {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }

    Fields object(String name) throws Refusal {
        var value = node.path(name);
        if (has(name) && !value.isObject()) {
            throw wrongType(name, "an object");
        }
        return new Fields(prefix + name + ".", value);
    }

    @Nullable String text(String name) throws Refusal {
        if (has(name) && !node.path(name).isTextual()) {
            throw wrongType(name, "a string");
        }
        return has(name) ? node.path(name).asText() : null;
    }

    boolean flag(String name, boolean otherwise) throws Refusal {
        if (has(name) && !node.path(name).isBoolean()) {
            throw wrongType(name, "a boolean");
        }
        return has(name) ? node.path(name).asBoolean() : otherwise;
    }

    @Nullable Integer integer(String name, int least) throws Refusal {
        if (!has(name)) {
            return null;
        }
        var value = node.path(name);
        if (!value.isIntegralNumber()) {
            throw wrongType(name, "an integer");
        }
        if (value.bigIntegerValue().signum() < 0 || value.asLong() < least) {
            throw Refusal.belowMinimum(prefix + name, least, value.asLong());
        }
        return value.canConvertToInt() ? value.asInt() : Integer.MAX_VALUE;
    }

    @Nullable BigDecimal number(String name) throws Refusal {
        if (has(name) && !node.path(name).isNumber()) {
            throw wrongType(name, "a decimal");
        }
        return has(name) ? node.path(name).decimalValue() : null;
    }

    private Refusal wrongType(String name, String expected) {
        return Refusal.wrongType(prefix + name, expected, kind(node.path(name)));
    }

    /// The kind of a value as the service names it.
    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case BOOLEAN -> "a boolean";
            case NUMBER -> value.isIntegralNumber() ? "an integer" : "a decimal";
            default -> "null";
        };
    }
}
