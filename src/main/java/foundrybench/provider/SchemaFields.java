package foundrybench.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.AnswerSchema;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;

/// How both protocols write the schema of an answer; they put it in different places.
final class SchemaFields {
    static final String TYPE = "json_schema";

    private SchemaFields() {}

    static ObjectNode of(AnswerSchema schema) {
        try {
            var fields = Json.object().put("name", schema.name()).put("strict", true);
            fields.set("schema", Json.parse(schema.json()));
            return fields;
        } catch (JsonException e) {
            throw new IllegalArgumentException("the schema " + schema.name() + " is no JSON", e);
        }
    }
}
