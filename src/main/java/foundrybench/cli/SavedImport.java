package foundrybench.cli;

import foundrybench.format.FileWords;
import foundrybench.imported.Findings;
import foundrybench.imported.Importers;
import foundrybench.model.Deployment;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;

/// Takes answers that were saved elsewhere into the store. One for files that belong together, such as the input and the
/// output of a batch.
public final class SavedImport {
    private final SessionStore store;
    private final InstantSource clock;
    private final Importers importers;
    private final RecordedAnswers recordings;

    /// @param deployments what is known of those with these names
    /// @param clock dates answers that come without a time
    public SavedImport(SessionStore store, Function<String, Deployment> deployments, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.importers = new Importers(deployments);
        this.recordings = new RecordedAnswers(deployments);
    }

    /// What came of a file.
    ///
    /// @param read how many answers were in it
    /// @param added how many of them were not there before
    /// @param prompted how many of those that were there got their prompt, which had not been known
    /// @param sessions of how many sessions they are
    public record Outcome(int read, int added, int prompted, int sessions, Findings findings) {}

    /// Whether a file has requests of a batch: it is to be read before the one with the answers.
    public static boolean areRequests(Path file) {
        try {
            if (RecordedAnswers.isMeant(file)) {
                return false;
            }
            try (var text = Importers.text(Files.newInputStream(file))) {
                return Importers.areRequests(text);
            }
        } catch (IOException e) {
            return false; // whoever reads it will say so
        }
    }

    /// How many requests of batches have no answer in what was read so far.
    public int unanswered() {
        return importers.unanswered();
    }

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
        var taken = new TakenIn(store.importer(clock.instant()));
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
        findings.lost("times of answers that have none: those are dated by this import", taken.undated());
        return new Outcome(taken.read(), taken.added(), taken.prompted(), taken.sessions(), findings);
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
