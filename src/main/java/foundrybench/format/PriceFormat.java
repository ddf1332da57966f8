package foundrybench.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Price;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A price as `{"inputPer1M", "cachedInputPer1M", "outputPer1M", "tier": {…, "abovePromptTokens"}}`, amounts as
/// strings in dollars per million tokens: a row of a price table, or a recording's `pricing`.
public final class PriceFormat {
    private static final int LARGEST_SCALE = 100;

    private PriceFormat() {}

    /// The price as written, and where it is from.
    ///
    /// @param table id of the table the price is from
    /// @throws FormatException naming the field that is missing or no amount
    public static Price read(JsonNode json, String table, @Nullable LocalDate asOf) throws FormatException {
        var tier = json.get("tier");
        return new Price(table, asOf, rates(json, ""), tier == null || tier.isNull() ? null : readTier(tier));
    }

    /// The price without the table it is from.
    public static ObjectNode toJson(Price price) {
        var json = toJson(price.rates());
        var tier = price.tier();
        return tier == null
                ? json
                : json.set("tier", toJson(tier.rates()).put("abovePromptTokens", tier.abovePromptTokens()));
    }

    private static ObjectNode toJson(Price.Rates rates) {
        return Json.object()
                .<ObjectNode>set("inputPer1M", JsonValues.money(rates.input()))
                .<ObjectNode>set("cachedInputPer1M", JsonValues.money(rates.cachedInput()))
                .set("outputPer1M", JsonValues.money(rates.output()));
    }

    private static Price.Tier readTier(JsonNode json) throws FormatException {
        var above = json.get("abovePromptTokens");
        if (above == null || !above.isIntegralNumber() || !above.canConvertToLong()) {
            throw new FormatException("tier.abovePromptTokens", "is not a whole number");
        }
        return new Price.Tier(above.longValue(), rates(json, "tier."));
    }

    /// @param path what stands before the fields' names in a message
    private static Price.Rates rates(JsonNode json, String path) throws FormatException {
        return new Price.Rates(
                required(json, path, "inputPer1M"), amount(json, path, "cachedInputPer1M"), required(json, path, "outputPer1M"));
    }

    private static BigDecimal required(JsonNode json, String path, String field) throws FormatException {
        var amount = amount(json, path, field);
        if (amount == null) {
            throw new FormatException(path + field, "is missing");
        }
        return amount;
    }

    private static @Nullable BigDecimal amount(JsonNode json, String path, String field) throws FormatException {
        var value = json.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        try {
            var amount = new BigDecimal(value.asText().strip());
            if (amount.signum() < 0) {
                throw new FormatException(path + field, "is negative: " + value.asText());
            }
            if (Math.abs(amount.scale()) > LARGEST_SCALE) { // written out it would fill the memory
                throw new FormatException(path + field, "is no amount of a usual size: " + value.asText());
            }
            return amount;
        } catch (NumberFormatException e) {
            throw new FormatException(path + field, "is no amount of dollars: " + value.asText());
        }
    }
}
