package foundrybench.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Deployment.Limits;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Layer;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Protocol;
import foundrybench.model.ReasoningVisibility;
import foundrybench.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said of a deployment, as it is kept and shipped: `{"name", "model", "layers", "protocol",
/// "outputLimitField", "thinking", "limits": {"tokensPerMinute", "requestsPerMinute", "contextTokens",
/// "outputTokens"}, "retires", "note"}`. A field that is not there says nothing; only `name` must be. A layer is its
/// id, or id and name with a space between.
public final class DeploymentFormat {
    private DeploymentFormat() {}

    /// As JSON, without what is not said.
    public static ObjectNode toJson(DeploymentFacts facts) {
        var json = Json.object().put("name", facts.name());
        put(json, "model", facts.model());
        if (facts.layers() != null) {
            json.set("layers", JsonValues.texts(facts.layers().stream().map(Layer::text).toList()));
        }
        put(json, "protocol", facts.protocol() == null ? null : facts.protocol().wireName());
        put(json, "outputLimitField", facts.outputLimitField() == null ? null : facts.outputLimitField().wireName());
        put(json, "thinking", facts.thinking() == null ? null : facts.thinking().wireName());
        if (!facts.limits().equals(Limits.UNKNOWN)) {
            json.set("limits", limits(facts.limits()));
        }
        put(json, "retires", facts.retires() == null ? null : facts.retires().toString());
        put(json, "note", facts.note());
        return json;
    }

    /// Limits, those that are known.
    public static ObjectNode limits(Limits limits) {
        var json = Json.object();
        put(json, "tokensPerMinute", limits.tokensPerMinute());
        put(json, "requestsPerMinute", limits.requestsPerMinute());
        put(json, "contextTokens", limits.contextTokens());
        put(json, "outputTokens", limits.outputTokens());
        return json;
    }

    /// What was written so.
    ///
    /// @throws FormatException naming the field that is missing or wrong
    public static DeploymentFacts fromJson(JsonFields json) throws FormatException {
        var name = json.text("name");
        if (name.isBlank()) {
            throw json.wrong("name", "is empty");
        }
        var limits = json.optionalObject("limits");
        return new DeploymentFacts(
                name,
                json.optionalText("model"),
                layers(json),
                json.optionalChoice("protocol", Protocol.values(), Protocol::wireName),
                json.optionalChoice("outputLimitField", OutputLimitField.values(), OutputLimitField::wireName),
                json.optionalChoice("thinking", ReasoningVisibility.values(), ReasoningVisibility::wireName),
                limits == null ? Limits.UNKNOWN : limits(limits),
                json.optionalDay("retires"),
                json.optionalText("note"));
    }

    private static @Nullable List<Layer> layers(JsonFields json) throws FormatException {
        var texts = json.optionalTexts("layers");
        if (texts == null) {
            return null;
        }
        var layers = new ArrayList<Layer>();
        for (var text : texts) {
            if (text.isBlank()) {
                throw json.wrong("layers[%d]".formatted(layers.size()), "is empty");
            }
            layers.add(Layer.of(text));
        }
        return layers;
    }

    static Limits limits(JsonFields json) throws FormatException {
        return new Limits(
                limit(json, "tokensPerMinute"),
                limit(json, "requestsPerMinute"),
                limit(json, "contextTokens"),
                limit(json, "outputTokens"));
    }

    private static @Nullable Long limit(JsonFields json, String name) throws FormatException {
        var limit = json.optionalNumber(name);
        if (limit != null && limit <= 0) {
            throw json.wrong(name, "is not above 0; a limit that is not known is left out");
        }
        return limit;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Long value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
