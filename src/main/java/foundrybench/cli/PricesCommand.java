package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.catalog.PriceTable;
import foundrybench.catalog.PriceTables;
import foundrybench.model.Price;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `prices`: the price tables, with date and source, and where they differ.
@Command(name = "prices", description = "The price tables, with date and source.")
final class PricesCommand {
    private final RootCommand root;

    PricesCommand(RootCommand root) {
        this.root = root;
    }

    @Command(name = "list", description = "All price tables.")
    int list() throws CatalogException {
        for (var table : root.priceTables().all()) {
            if (root.json) {
                printJson(table);
            } else {
                printText(table);
            }
        }
        root.console().out().flush();
        return ExitCode.OK.code();
    }

    @Command(name = "check", description = "Where the price tables differ, how old they are, and which deployments have no price.")
    int check(
            @Option(names = "--older-than", paramLabel = "DAYS", defaultValue = "180", description = "Name tables that are older (${DEFAULT-VALUE}).")
                    int days)
            throws CatalogException {
        if (days < 0) {
            throw new UsageException("--older-than must not be negative");
        }
        var today = LocalDate.ofInstant(root.backstage().clock().instant(), ZoneOffset.UTC);
        var check = new PriceCheck(root.priceTables().all(), root.catalog(null).deployments(), today, days);
        if (root.json) {
            check.json().forEach(line -> root.console().out().print(Json.write(line) + "\n"));
        } else {
            root.console().out().print(check.text());
        }
        root.console().out().flush();
        if (root.json && !root.quiet) {
            check.notes().forEach(root.console().err()::println);
        }
        return ExitCode.OK.code();
    }

    private void printJson(PriceTable table) {
        table.prices().forEach((deployment, price) -> {
            var json = Json.object();
            json.put("deployment", deployment);
            json.setAll(PriceJson.price(price));
            json.put("currency", "USD");
            json.put("source", table.source());
            root.console().out().print(Json.write(json) + "\n");
        });
    }

    private void printText(PriceTable table) {
        var out = root.console().out();
        out.print("%s%s · as of %s · US dollars per million tokens\n  %s\n".formatted(
                table.id(), table.id().equals(PriceTables.DEFAULT) ? " (default)" : "", table.asOf(), table.source()));
        out.print("  %-16s %8s %8s %8s\n".formatted("", "in", "cached", "out"));
        table.prices().forEach((deployment, price) -> {
            out.print(row(deployment, price.rates()));
            var tier = price.tier();
            if (tier != null) {
                out.print(row("  above %,d in".formatted(tier.abovePromptTokens()), tier.rates()));
            }
        });
        out.print("\n");
    }

    private static String row(String name, Price.Rates rates) {
        return "  %-16s %8s %8s %8s\n".formatted(name, amount(rates.input()), amount(rates.cachedInput()), amount(rates.output()));
    }

    private static String amount(@Nullable BigDecimal dollars) {
        return dollars == null ? "–" : dollars.toPlainString();
    }
}
