package foundrybench.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.format.FormatException;
import foundrybench.format.PriceFormat;
import foundrybench.model.Price;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Prices by deployment, read on one day from one source.
///
/// @param asOf the day the figures were read
/// @param source where
/// @param prices in the table's order
public record PriceTable(String id, LocalDate asOf, String source, Map<String, Price> prices) {
    public PriceTable {
        prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
    }

    /// The price of this deployment, if the table has it by its name.
    public Optional<Price> price(String deployment) {
        return Optional.ofNullable(prices.get(deployment));
    }

    /// The price of this deployment, if the table has it: by its name, else by its model's in any letter case, since
    /// the same model costs the same whatever its deployment is called.
    public Optional<Price> price(String deployment, @Nullable String model) {
        return price(deployment).or(() -> model == null ? Optional.empty() : ofModel(model));
    }

    private Optional<Price> ofModel(String model) {
        return prices.entrySet().stream()
                .filter(price -> price.getKey().equalsIgnoreCase(model))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Reads a table.
    ///
    /// @param file what to call it when something is wrong
    /// @throws CatalogException naming file, row and field
    static PriceTable read(JsonNode json, String file) throws CatalogException {
        var id = text(json, "id", file);
        if (!json.path("currency").asText("USD").equals("USD")) {
            throw new CatalogException(file + ": currency is not USD; only US dollars are known");
        }
        var asOf = date(json, file);
        var prices = new LinkedHashMap<String, Price>();
        if (!json.path("prices").isArray()) {
            throw new CatalogException(file + ": prices is missing, or no array");
        }
        int row = 0;
        for (var entry : json.path("prices")) {
            row++;
            var deployment = text(entry, "deployment", file + ": prices, row " + row);
            try {
                prices.put(deployment, PriceFormat.read(entry, id, asOf));
            } catch (FormatException e) {
                throw new CatalogException("%s: prices, row %d (%s): %s".formatted(file, row, deployment, e.getMessage()));
            }
        }
        return new PriceTable(id, asOf, json.path("source").asText(file), prices);
    }

    private static LocalDate date(JsonNode json, String file) throws CatalogException {
        var text = text(json, "asOf", file);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CatalogException("%s: asOf is no date like 2026-05-03: %s".formatted(file, text));
        }
    }

    private static String text(JsonNode json, String field, String file) throws CatalogException {
        var value = json.path(field).asText("");
        if (value.isBlank()) {
            throw new CatalogException("%s: %s is missing".formatted(file, field));
        }
        return value;
    }
}
