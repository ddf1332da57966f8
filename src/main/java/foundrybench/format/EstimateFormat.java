package foundrybench.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Estimate;
import foundrybench.wire.Json;
import org.jspecify.annotations.Nullable;

/// An [Estimate] as `{"promptTokens", "promptTokensBy", "low", "high", "priceTable", "asOf"}`.
public final class EstimateFormat {
    private EstimateFormat() {}

    /// As JSON; `null` stays `null`.
    public static JsonNode toJson(@Nullable Estimate estimate) {
        return estimate == null
                ? NullNode.instance
                : Json.object()
                        .put("promptTokens", estimate.promptTokens())
                        .put("promptTokensBy", estimate.promptTokensBy())
                        .<ObjectNode>set("low", JsonValues.money(estimate.low()))
                        .<ObjectNode>set("high", JsonValues.money(estimate.high()))
                        .put("priceTable", estimate.priceTable())
                        .set("asOf", JsonValues.day(estimate.asOf()));
    }

    /// From JSON; `null` stays `null`.
    public static @Nullable Estimate fromJson(@Nullable JsonFields json) throws FormatException {
        return json == null
                ? null
                : new Estimate(
                        json.number("promptTokens"),
                        json.text("promptTokensBy"),
                        json.optionalMoney("low"),
                        json.optionalMoney("high"),
                        json.optionalText("priceTable"),
                        json.optionalDay("asOf"));
    }
}
