package foundrybench.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Usage;
import foundrybench.wire.Json;

/// A [Usage] as `{"promptTokens", "cachedTokens", "completionTokens", "reasoningTokens"}`.
final class UsageFormat {
    private UsageFormat() {}

    static ObjectNode toJson(Usage usage) {
        return Json.object()
                .put("promptTokens", usage.promptTokens())
                .put("cachedTokens", usage.cachedTokens())
                .put("completionTokens", usage.completionTokens())
                .put("reasoningTokens", usage.reasoningTokens());
    }

    static Usage fromJson(JsonFields json) throws FormatException {
        return new Usage(
                json.optionalNumber("promptTokens"),
                json.optionalNumber("cachedTokens"),
                json.optionalNumber("completionTokens"),
                json.optionalNumber("reasoningTokens"));
    }
}
