package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/// Finds the content filters that struck: the names of all objects that say `"filtered": true`, wherever the
/// service puts them.
final class FilterResults {
    private FilterResults() {}

    static Set<String> struck(JsonNode json) {
        var names = new TreeSet<String>();
        collect(json, names);
        return names;
    }

    private static void collect(JsonNode json, Set<String> names) {
        if (json.isObject()) {
            json.properties().forEach(field -> {
                var value = field.getValue();
                if (value.isObject() && value.path("filtered").asBoolean(false)) {
                    names.add(field.getKey());
                }
                collect(value, names);
            });
        } else if (json.isArray()) {
            json.forEach(element -> collect(element, names));
        }
    }
}
