package foundrybench.cli;

import foundrybench.catalog.Catalog;
import foundrybench.format.FileWords;
import foundrybench.imported.Findings;
import foundrybench.imported.Importers;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Takes answers that were saved elsewhere into the store. One for files that belong together, such as the input and the
/// output of a batch.
public final class SavedImport {
    private final SessionStore store;
    private final Instant now;
    private final Importers importers;
    private final RecordedAnswers recordings;

    /// @param now for answers that come without a time
    public SavedImport(SessionStore store, Catalog catalog, Instant now) {
        this.store = store;
        this.now = now;
        this.importers = new Importers(catalog::find);
        this.recordings = new RecordedAnswers(catalog);
    }

    /// What came of a file.
    ///
    /// @param read how many answers were in it
    /// @param added how many of them were not there before
    /// @param sessions of how many sessions they are
    public record Outcome(int read, int added, int sessions, Findings findings) {}

    /// Reads a file, or a folder of recordings.
    ///
    /// @throws StoreException if what was read cannot be saved
    public Outcome read(Path file) throws StoreException {
        return read((taken, findings) -> {
            if (RecordedAnswers.isMeant(file)) {
                recordings.read(file, taken, findings);
            } else {
                try (var text = Importers.text(Files.newInputStream(file))) {
                    read(text, taken, findings);
                }
            }
        });
    }

    /// Reads text to its end.
    ///
    /// @throws StoreException if what was read cannot be saved
    public Outcome read(InputStream text) throws StoreException {
        return read((taken, findings) -> read(Importers.text(text), taken, findings));
    }

    private Outcome read(Reading reading) throws StoreException {
        var findings = new Findings();
        var taken = new TakenIn(store.importer(now));
        try {
            reading.read(taken, findings);
        } catch (IOException e) {
            findings.unreadable(FileWords.of(e));
        } catch (UncheckedStoreException e) {
            throw e.problem();
        }
        try {
            taken.end();
        } catch (UncheckedStoreException e) {
            throw e.problem();
        }
        return new Outcome(taken.read(), taken.added(), taken.sessions(), findings);
    }

    private void read(BufferedReader text, TakenIn taken, Findings findings) throws IOException {
        var importer = importers.of(text);
        if (importer.isPresent()) {
            importer.get().read(text, taken, findings);
        } else if (Importers.isEmpty(text)) {
            findings.unreadable("nothing is in it");
        } else {
            findings.fault("line 1", "neither completions of this program, nor results of promptfoo, nor a log of OpenAI's API");
        }
    }

    private interface Reading {
        void read(TakenIn taken, Findings findings) throws IOException;
    }
}
