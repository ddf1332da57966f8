package foundrybench.cli;

import foundrybench.catalog.Catalog;
import foundrybench.catalog.CatalogException;
import foundrybench.catalog.Estimates;
import foundrybench.model.Figures;
import foundrybench.model.Layer;
import foundrybench.model.MonthlyEstimate;
import foundrybench.model.SpendSlice;
import foundrybench.model.SpendTable;
import foundrybench.store.StoreException;
import foundrybench.wire.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sessions spend`.
@Command(name = "spend", description = "What real calls cost, by day, deployment or layer. What is simulated or replayed costs nothing.")
final class SessionSpendCommand implements Callable<Integer> {
    private static final int USUAL_DAYS = 30;
    private static final ZoneId HERE = ZoneId.systemDefault();

    private final RootCommand root;

    @Option(names = "--by", paramLabel = "WHAT", defaultValue = "day", description = "day, deployment or layer.")
    private String by = "day";

    @Option(names = "--since", paramLabel = "DATE", description = "From that day on (the last 30 days).")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "DATE", description = "Up to that day.")
    private @Nullable String until;

    SessionSpendCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StoreException, CatalogException {
        var now = root.backstage().clock().instant();
        var today = LocalDate.ofInstant(now, HERE);
        var end = SessionFilterOptions.start(until, 0);
        var last = end == null ? today : LocalDate.ofInstant(end, HERE);
        var begin = SessionFilterOptions.start(since, 0);
        var first = begin == null ? last.minusDays(USUAL_DAYS - 1) : LocalDate.ofInstant(begin, HERE);
        if (first.isAfter(last)) {
            throw new UsageException("--since %s is later than --until %s.".formatted(first, last));
        }
        var from = first.atStartOfDay(HERE).toInstant();
        var before = last.plusDays(1).atStartOfDay(HERE).toInstant();
        try (var sessions = SavedSessions.open(root)) {
            var slices = sessions.store().ledger().slices(from, before, HERE);
            var table = table(slices);
            table.rows().forEach(this::print);
            print(table.total());
            SavedSessions.nothing(root, words(first, last, sessions.store().ledger().priceTables(from, before)));
            months(sessions, today);
        }
        return ExitCode.OK.code();
    }

    private SpendTable table(List<SpendSlice> slices) throws CatalogException {
        var catalog = root.catalog(null);
        return switch (by) {
            case "day" -> SpendTable.byDay(slices);
            case "deployment" -> SpendTable.by(slices, SpendSlice::deployment);
            case "layer" -> SpendTable.by(slices, slice -> layers(catalog, slice.deployment()));
            default -> throw new UsageException("--by is day, deployment or layer, not " + by);
        };
    }

    /// As deployments are grouped: one that serves two layers is of both together.
    private static String layers(Catalog catalog, String deployment) {
        var layers = catalog.find(deployment).layers();
        return layers.isEmpty() ? "no layer" : layers.stream().map(Layer::text).collect(Collectors.joining(" · "));
    }

    private void print(SpendTable.Row row) {
        var out = root.console().out();
        if (root.json) {
            out.print(Json.write(Json.object()
                            .put("by", row.name().equals("total") ? "total" : by)
                            .put("name", row.name())
                            .put("calls", row.calls())
                            .put("unknown", row.unknown())
                            .put("knownUsd", row.known().toPlainString()))
                    + "\n");
            return;
        }
        var unknown = row.unknown() == 0 ? "" : "  (of %s the cost is not known)".formatted(Counted.of(row.unknown(), "call"));
        out.print("%-30s  %6d %-5s  %12s%s%n".formatted(
                root.console().untrusted(row.name()), row.calls(), Counted.noun(row.calls(), "call"), row.money(), unknown));
    }

    /// This month against the estimate.
    private void months(SavedSessions sessions, LocalDate today) throws StoreException {
        if (root.json || root.quiet) {
            return;
        }
        var month = YearMonth.from(today);
        var begin = month.atDay(1).atStartOfDay(HERE).toInstant();
        var spent = SpendTable.byDay(sessions.store().ledger().slices(begin, Instant.ofEpochMilli(Long.MAX_VALUE), HERE)).total();
        root.console().err().println(words(month, spent, Estimates.ofGuide(), today));
    }

    private static String words(LocalDate first, LocalDate last, List<String> tables) {
        var prices = tables.isEmpty() ? "" : ", each call by the prices it was run with: " + String.join(", ", tables);
        return "From %s to %s%s.".formatted(first, last, prices);
    }

    private static String words(YearMonth month, SpendTable.Row spent, MonthlyEstimate estimate, LocalDate today) {
        return "%s: %s so far, %s at this pace for the whole month. Estimated: %s a month (%s).".formatted(
                month, spent.money(), Figures.money(SpendTable.atThisPace(spent.known(), month, today)), estimate.words(), estimate.source());
    }
}
