package foundrybench.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Parameters;
import foundrybench.wire.Json;

/// [Parameters] as `{"maxTokens", "temperature", "topP", "effort"}`, `null` for what is not set.
public final class ParametersFormat {
    private ParametersFormat() {}

    /// As JSON.
    public static ObjectNode toJson(Parameters parameters) {
        return Json.object()
                .put("maxTokens", parameters.maxTokens())
                .<ObjectNode>set("temperature", JsonValues.decimal(parameters.temperature()))
                .<ObjectNode>set("topP", JsonValues.decimal(parameters.topP()))
                .put("effort", parameters.effort());
    }

    /// From JSON.
    public static Parameters fromJson(JsonFields json) throws FormatException {
        return new Parameters(
                json.optionalCount("maxTokens"),
                json.optionalDecimal("temperature"),
                json.optionalDecimal("topP"),
                json.optionalText("effort"));
    }
}
