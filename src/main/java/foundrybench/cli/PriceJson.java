package foundrybench.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Price;
import foundrybench.wire.Json;

/// A price as JSON, with the table it is from.
final class PriceJson {
    private PriceJson() {}

    static ObjectNode price(Price price) {
        var json = rates(price.rates());
        var tier = price.tier();
        if (tier == null) {
            json.putNull("tier");
        } else {
            var inner = Json.object();
            inner.put("abovePromptTokens", tier.abovePromptTokens());
            inner.setAll(rates(tier.rates()));
            json.set("tier", inner);
        }
        json.put("priceTable", price.table());
        json.put("asOf", price.asOf() == null ? null : price.asOf().toString());
        return json;
    }

    private static ObjectNode rates(Price.Rates rates) {
        var json = Json.object();
        json.put("inputPer1M", rates.input().toPlainString());
        json.put("cachedInputPer1M", rates.cachedInput() == null ? null : rates.cachedInput().toPlainString());
        json.put("outputPer1M", rates.output().toPlainString());
        return json;
    }
}
