package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.catalog.PriceTable;
import foundrybench.catalog.PriceTables;
import foundrybench.model.Figures;
import foundrybench.model.Repricing;
import foundrybench.store.StoreException;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sessions reprice`.
@Command(name = "reprice", description = "What the real calls of the past would cost by another price table. Changes nothing that is saved.")
final class SessionRepriceCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Only these sessions.")
    private List<String> ids = List.of();

    @Option(names = "--prices", paramLabel = "TABLE", description = "Id of the price table; all but the usual one if not said.")
    private @Nullable String prices;

    @Option(names = "--since", paramLabel = "DATE", description = "Only calls of that day or later.")
    private @Nullable String since;

    SessionRepriceCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StoreException, CatalogException {
        var tables = root.priceTables();
        var wanted = prices == null
                ? tables.all().stream().filter(table -> !table.id().equals(PriceTables.DEFAULT)).toList()
                : List.of(tables.get(prices));
        try (var sessions = SavedSessions.open(root)) {
            var chosen = new HashSet<>(sessions.ids(ids));
            var from = SessionFilterOptions.start(since, 0);
            for (var table : wanted) {
                var repricing = new Repricing(deployment -> table.price(deployment).orElse(null));
                sessions.store().ledger().calls(from == null ? Instant.EPOCH : from, chosen, repricing::add);
                print(repricing, table);
            }
        }
        return ExitCode.OK.code();
    }

    private void print(Repricing repricing, PriceTable table) {
        repricing.rows().forEach(row -> print(row, table));
        print(repricing.total(), table);
        if (!root.json) {
            root.console().out().print("then: %s; now: %s of %s%n".formatted(
                    repricing.tables().isEmpty() ? "no known cost" : String.join(", ", repricing.tables()), table.id(), table.asOf()));
        }
    }

    private void print(Repricing.Row row, PriceTable table) {
        var out = root.console().out();
        if (root.json) {
            out.print(Json.write(Json.object()
                            .put("deployment", row.deployment())
                            .put("calls", row.compared())
                            .put("unknown", row.unknown())
                            .put("thenUsd", plain(row, row.then()))
                            .put("nowUsd", plain(row, row.now()))
                            .put("differenceUsd", plain(row, row.difference()))
                            .put("priceTable", table.id())
                            .put("asOf", String.valueOf(table.asOf())))
                    + "\n");
            return;
        }
        var unknown = row.unknown() == 0 ? "" : "  (%d more %s usage or a price)".formatted(row.unknown(), row.unknown() == 1 ? "call lacks" : "calls lack");
        out.print("%-20s  %5d %-5s  then %12s  now %12s  difference %s%s%n".formatted(
                root.console().untrusted(row.deployment()), row.compared(), Counted.noun(row.compared(), "call"),
                Figures.money(known(row, row.then())),
                Figures.money(known(row, row.now())), signed(row), unknown));
    }

    /// A sum of nothing that is known is not known.
    private static @Nullable BigDecimal known(Repricing.Row row, BigDecimal sum) {
        return row.compared() == 0 && row.unknown() > 0 ? null : sum;
    }

    private static @Nullable String plain(Repricing.Row row, BigDecimal sum) {
        var known = known(row, sum);
        return known == null ? null : known.toPlainString();
    }

    private static String signed(Repricing.Row row) {
        if (known(row, row.difference()) == null) {
            return Figures.UNKNOWN;
        }
        int sign = row.difference().signum();
        return (sign < 0 ? "−" : sign > 0 ? "+" : "") + Figures.money(row.difference().abs());
    }
}
