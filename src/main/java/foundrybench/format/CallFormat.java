package foundrybench.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.Price;
import foundrybench.model.Protocol;
import foundrybench.wire.Json;
import org.jspecify.annotations.Nullable;

/// What must be known of a planned [Call] to fold its answer when the call itself is gone:
/// `{"deployment", "model", "protocol", "parameters", "repeat", "simulated", "estimate", "price"}`.
public final class CallFormat {
    private CallFormat() {}

    /// As JSON, without the ids.
    public static ObjectNode toJson(Call call) {
        var deployment = call.request().deployment();
        var json = Json.object()
                .put("deployment", deployment.name())
                .put("model", deployment.model())
                .put("protocol", deployment.protocol().wireName());
        json.set("parameters", ParametersFormat.toJson(call.request().parameters()));
        json.put("repeat", call.repeat()).put("simulated", call.simulated());
        json.set("estimate", EstimateFormat.toJson(call.estimate()));
        putPrice(json, deployment.price());
        return json;
    }

    /// What is known of a call by its answer.
    ///
    /// @param price `null` when unknown
    public static ObjectNode toJson(Completion completion, @Nullable Price price) {
        var origin = completion.origin();
        var json = Json.object()
                .put("deployment", String.valueOf(origin.deployment()))
                .put("model", completion.model())
                .put("protocol", origin.protocol().wireName());
        json.set("parameters", ParametersFormat.toJson(origin.parameters()));
        json.put("repeat", origin.repeat()).put("simulated", completion.simulated());
        json.set("estimate", EstimateFormat.toJson(origin.estimate()));
        putPrice(json, price);
        return json;
    }

    private static void putPrice(ObjectNode json, @Nullable Price price) {
        if (price != null) {
            json.set("price", PriceFormat.toJson(price)
                    .put("table", price.table())
                    .set("asOf", JsonValues.day(price.asOf())));
        }
    }

    /// A fold for the answer of the call that was written so.
    ///
    /// @throws FormatException naming the field that is missing or wrong
    public static CompletionBuilder builder(String id, String sessionId, String runId, JsonNode node)
            throws FormatException {
        return builder(id, sessionId, runId, node, false);
    }

    /// As [#builder(String, String, String, JsonNode)].
    ///
    /// @param recorded whether it is to fold a recording
    public static CompletionBuilder builder(String id, String sessionId, String runId, JsonNode node, boolean recorded)
            throws FormatException {
        var json = JsonFields.of(node, "the call");
        var origin = new Completion.Origin(
                id,
                sessionId,
                runId,
                recorded,
                json.text("deployment"),
                json.choice("protocol", Protocol.values(), Protocol::wireName),
                ParametersFormat.fromJson(json.object("parameters")),
                json.count("repeat"),
                EstimateFormat.fromJson(json.optionalObject("estimate")));
        return new CompletionBuilder(origin, json.optionalText("model"), price(json), json.truth("simulated"));
    }

    private static @Nullable Price price(JsonFields json) throws FormatException {
        var value = json.value("price");
        if (value == null) {
            return null;
        }
        var price = json.object("price");
        return PriceFormat.read(value, price.text("table"), price.optionalDay("asOf"));
    }
}
