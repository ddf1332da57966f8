package foundrybench.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.catalog.PriceDifference;
import foundrybench.catalog.PriceDifference.Figure;
import foundrybench.catalog.PriceField;
import foundrybench.catalog.PriceTable;
import foundrybench.catalog.PriceTables;
import foundrybench.model.Deployment;
import foundrybench.model.Figures;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is to be said of the price tables: where they differ, which are old, and which deployments have no price.
///
/// @param deployments those of the catalog, at the prices of the default table
/// @param oldDays a table of more days ago than these is old
record PriceCheck(Collection<PriceTable> tables, Collection<Deployment> deployments, LocalDate today, int oldDays) {
    private static final int NARROWEST_COLUMN = "2026-05-03".length();

    PriceCheck {
        tables = List.copyOf(tables);
        deployments = List.copyOf(deployments);
    }

    /// For people: the tables, the differences, the notes.
    String text() {
        var text = new StringBuilder("US dollars per million tokens.\n\n");
        tables.forEach(table -> text.append("%s%s · as of %s, %s\n  %s\n".formatted(
                table.id(), table.id().equals(PriceTables.DEFAULT) ? " (default)" : "", table.asOf(), age(table), table.source())));
        var differences = PriceDifference.between(tables);
        text.append(differences.isEmpty() ? "\nThe tables do not differ.\n" : "\n" + heading());
        var last = "";
        for (var difference : differences) {
            if (!difference.deployment().equals(last)) {
                text.append("\n").append(difference.deployment()).append("\n");
                last = difference.deployment();
            }
            text.append(row(difference));
        }
        notes().forEach(note -> text.append("\n").append(note).append("\n"));
        return text.toString();
    }

    /// An object for each difference; then one for each deployment without a price, its field `price`.
    List<ObjectNode> json() {
        var lines = new ArrayList<ObjectNode>();
        PriceDifference.between(tables).forEach(difference -> lines.add(json(difference)));
        for (var deployment : unpriced()) {
            var line = Json.object().put("deployment", deployment.name()).put("field", "price").put("currency", "USD");
            var values = line.putArray("values");
            tables.stream().filter(t -> t.price(deployment.name()).isEmpty()).forEach(t -> values.add(origin(t).putNull("value")));
            lines.add(line.putNull("factor"));
        }
        return lines;
    }

    /// Which tables are old and which deployments have no price, and what to do about it.
    List<String> notes() {
        var notes = new ArrayList<String>();
        for (var table : tables) {
            if (isOld(table)) {
                notes.add("%s is more than %,d days old. Look whether its source says the same today; a newer table goes into the folder prices of --home."
                        .formatted(table.id(), oldDays));
            }
        }
        for (var deployment : unpriced()) {
            notes.add("%s has no price in %s, the default table: what it costs is unknown. %s"
                    .formatted(deployment.name(), PriceTables.DEFAULT, pricedBy(deployment.name())));
        }
        return notes;
    }

    private String heading() {
        return row("", tables.stream().map(PriceTable::id).toList(), "factor")
                + row("", tables.stream().map(table -> table.asOf().toString()).toList(), "");
    }

    private String row(PriceDifference difference) {
        var cells = tables.stream().map(table -> cell(difference, table)).toList();
        return row("  " + words(difference.field()), cells, difference.factor().map(BigDecimal::toPlainString).orElse(Figures.UNKNOWN));
    }

    private String row(String name, List<String> cells, String factor) {
        var line = new StringBuilder("%-22s".formatted(name));
        int column = 0;
        for (var table : tables) {
            int width = Math.max(table.id().length(), NARROWEST_COLUMN);
            line.append(("  %" + width + "s").formatted(cells.get(column++)));
        }
        return line.append("  %6s".formatted(factor)).toString().stripTrailing() + "\n";
    }

    private static String cell(PriceDifference difference, PriceTable table) {
        return difference.figures().stream()
                .filter(figure -> figure.table().equals(table))
                .findFirst()
                .map(figure -> amount(difference.field(), figure.value()))
                .orElse("");
    }

    private static String amount(PriceField field, @Nullable BigDecimal value) {
        if (value == null) {
            return Figures.UNKNOWN;
        }
        return field == PriceField.TIER_ABOVE ? Figures.count(value.longValueExact()) : value.toPlainString();
    }

    private static String words(PriceField field) {
        return switch (field) {
            case INPUT -> "in";
            case CACHED_INPUT -> "cached in";
            case OUTPUT -> "out";
            case TIER_ABOVE -> "long prompt: above";
            case TIER_INPUT -> "long prompt: in";
            case TIER_CACHED_INPUT -> "long prompt: cached";
            case TIER_OUTPUT -> "long prompt: out";
        };
    }

    private ObjectNode json(PriceDifference difference) {
        var line = Json.object()
                .put("deployment", difference.deployment())
                .put("field", difference.field().path())
                .put("currency", "USD");
        var values = line.putArray("values");
        difference.figures().forEach(figure -> values.add(json(difference.field(), figure)));
        return line.put("factor", difference.factor().map(BigDecimal::toPlainString).orElse(null));
    }

    private ObjectNode json(PriceField field, Figure figure) {
        var json = origin(figure.table());
        var value = figure.value();
        if (field == PriceField.TIER_ABOVE && value != null) {
            return json.put("value", value.longValueExact());
        }
        return json.put("value", value == null ? null : value.toPlainString());
    }

    private ObjectNode origin(PriceTable table) {
        return Json.object()
                .put("table", table.id())
                .put("asOf", table.asOf().toString())
                .put("source", table.source())
                .put("old", isOld(table));
    }

    private List<Deployment> unpriced() {
        return deployments.stream().filter(deployment -> deployment.price() == null).toList();
    }

    private String pricedBy(String deployment) {
        var others = tables.stream().filter(t -> t.price(deployment).isPresent()).map(PriceTable::id).collect(Collectors.joining(" or "));
        return others.isEmpty()
                ? "No other table has one either: write one into a file in the folder prices of --home."
                : "With --prices %s it has one.".formatted(others);
    }

    private boolean isOld(PriceTable table) {
        return days(table) > oldDays;
    }

    private String age(PriceTable table) {
        long days = days(table);
        return days < 0 ? "a date to come" : days == 1 ? "1 day old" : "%,d days old".formatted(days);
    }

    private long days(PriceTable table) {
        return ChronoUnit.DAYS.between(table.asOf(), today);
    }
}
