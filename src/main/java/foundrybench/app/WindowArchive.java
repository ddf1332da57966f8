package foundrybench.app;

import foundrybench.app.WorkbenchEngine.Unavailable;
import foundrybench.catalog.Catalog;
import foundrybench.catalog.Estimates;
import foundrybench.catalog.PriceTable;
import foundrybench.cli.SavedExport;
import foundrybench.cli.SavedImport;
import foundrybench.export.ExportFormat;
import foundrybench.export.Redaction;
import foundrybench.format.FileWords;
import foundrybench.model.Completion;
import foundrybench.model.Layer;
import foundrybench.model.MonthlyEstimate;
import foundrybench.model.PromptVersion;
import foundrybench.model.Repricing;
import foundrybench.model.SpendSlice;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import foundrybench.ui.kit.Words;
import foundrybench.ui.sessions.ExportForm;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The archive as the store has it.
final class WindowArchive implements WorkbenchArchive {
    private static final Instant FOREVER = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final @Nullable SessionStore store;
    private final Supplier<Catalog> catalog;
    private final Collection<PriceTable> tables;
    private final ZoneId zone;
    private @Nullable SavedImport importing;

    /// @param store `null` when it could not be opened
    WindowArchive(@Nullable SessionStore store, Supplier<Catalog> catalog, Collection<PriceTable> tables, ZoneId zone) {
        this.store = store;
        this.catalog = catalog;
        this.tables = List.copyOf(tables);
        this.zone = zone;
    }

    @Override
    public List<SpendSlice> spend(Instant from) {
        return of(open -> open.ledger().slices(from, FOREVER, zone));
    }

    @Override
    public List<String> pricedBy(Instant from) {
        return of(open -> open.ledger().priceTables(from, FOREVER));
    }

    @Override
    public MonthlyEstimate estimate() {
        return Estimates.ofGuide();
    }

    @Override
    public String layers(String deployment) {
        var layers = catalog.get().find(deployment).layers();
        return layers.isEmpty() ? Words.of("deployments.no-layer") : layers.stream().map(Layer::text).collect(Collectors.joining(" · "));
    }

    @Override
    public List<String> priceTables() {
        return tables.stream().map(PriceTable::id).toList();
    }

    @Override
    public Repricing reprice(String table, Instant from) {
        var prices = tables.stream().filter(known -> known.id().equals(table)).findFirst().orElseThrow();
        var repricing = new Repricing(deployment -> prices.price(deployment).orElse(null));
        return of(open -> {
            open.ledger().calls(from, Set.of(), repricing::add);
            return repricing;
        });
    }

    @Override
    public List<PromptVersion> versions(int most) {
        return of(open -> open.versions().list(null, most));
    }

    @Override
    public List<Completion> results(String hash, int most) {
        return of(open -> open.versions().results(hash, most));
    }

    @Override
    public String export(List<String> sessionIds, ExportForm.Order order) {
        var wanted = ExportFormat.of(order.format()).orElseThrow();
        var file = order.file();
        return of(open -> {
            try {
                var redaction = new Redaction(order.redacted(), order.withoutReasoning());
                var remarks = SavedExport.toFile(open, sessionIds, wanted.writer(catalog.get()::find), redaction, file, order.replace());
                return Words.of("export.done", file) + (remarks.isEmpty() ? "" : " " + String.join(" ", remarks));
            } catch (FileAlreadyExistsException e) {
                throw new Unavailable(Words.of("export.exists", file), e);
            } catch (IOException e) {
                throw new Unavailable(Words.of("export.failed", file, FileWords.of(e)), e);
            }
        });
    }

    @Override
    public Imported importFrom(Path file) {
        var outcome = of(open -> importing(open).read(file));
        var details = new ArrayList<String>();
        if (outcome.prompted() > 0) {
            details.add(Words.of("import.prompted", Words.count("import.answers", outcome.prompted())));
        }
        if (outcome.read() == 0 && of(open -> importing(open).unanswered()) > 0) {
            details.add(Words.of("import.unanswered"));
        }
        outcome.findings().faults().forEach(fault -> details.add(file.getFileName() + ", " + fault.replace(file + " ", "it ")));
        outcome.findings().lost().forEach((what, times) -> details.add(Words.of("import.lost", times, what)));
        return new Imported(
                Words.of(
                        "import.done",
                        Words.count("import.answers", outcome.added()),
                        Words.count("import.sessions", outcome.sessions()),
                        outcome.read() - outcome.added()),
                details);
    }

    /// One for all files of this window: the answers of a batch belong to requests in another file.
    private synchronized SavedImport importing(SessionStore open) {
        if (importing == null) {
            importing = new SavedImport(open, name -> catalog.get().find(name), InstantSource.system());
        }
        return importing;
    }

    private <T> T of(Asking<T> asking) {
        try {
            if (store == null) {
                throw new Unavailable(Words.of("archive.none"), null);
            }
            return asking.ask(store);
        } catch (StoreException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private interface Asking<T> {
        T ask(SessionStore store) throws StoreException;
    }
}
