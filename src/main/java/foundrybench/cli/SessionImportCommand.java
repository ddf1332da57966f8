package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.format.FileWords;
import foundrybench.imported.Findings;
import foundrybench.imported.Importers;
import foundrybench.store.StoreException;
import foundrybench.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sessions import`.
@Command(
        name = "import",
        description = {
            "Take in answers that were saved elsewhere: JSON Lines of an export, of run or replay; recordings (NAME.sse, NAME.body,"
                    + " or a folder of them); results of promptfoo; request logs in the shape of OpenAI's API.",
            "What is there already stays as it is."
        })
final class SessionImportCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, folders of recordings, or - for standard input.")
    private List<String> files = List.of();

    SessionImportCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StoreException, CatalogException {
        var catalog = root.catalog(null);
        var importers = new Importers(catalog::find);
        int read = 0;
        boolean isWhole = true;
        try (var sessions = SavedSessions.open(root)) {
            for (var file : files) {
                var findings = new Findings();
                var taken = new TakenIn(sessions.store().importer(root.backstage().clock().instant()));
                read(file, importers, new RecordedAnswers(catalog), taken, findings);
                taken.end();
                tell(file, taken, findings);
                read += taken.read();
                isWhole &= findings.faults().isEmpty();
            }
        } catch (UncheckedStoreException e) {
            throw e.problem();
        }
        if (isWhole) {
            return ExitCode.OK.code();
        }
        return read == 0 ? ExitCode.USAGE.code() : ExitCode.CALL_FAILED.code();
    }

    private void read(String file, Importers importers, RecordedAnswers recordings, TakenIn taken, Findings findings) {
        try {
            if (file.equals("-")) {
                read(Importers.text(root.console().in()), importers, taken, findings);
            } else if (RecordedAnswers.isMeant(Path.of(file))) {
                recordings.read(Path.of(file), taken, findings);
            } else {
                try (var text = Importers.text(Files.newInputStream(Path.of(file)))) {
                    read(text, importers, taken, findings);
                }
            }
        } catch (IOException e) {
            findings.unreadable(FileWords.of(e));
        }
    }

    private static void read(BufferedReader text, Importers importers, TakenIn taken, Findings findings) throws IOException {
        var importer = importers.of(text);
        if (importer.isEmpty() && Importers.isEmpty(text)) {
            findings.unreadable("nothing is in it");
            return;
        }
        if (importer.isEmpty()) {
            findings.fault("line 1", "neither completions of this program, nor results of promptfoo, nor a log of OpenAI's API");
            return;
        }
        importer.get().read(text, taken, findings);
    }

    private void tell(String file, TakenIn taken, Findings findings) {
        var console = root.console();
        findings.faults().forEach(fault -> console.err().println("%s, %s".formatted(file, console.untrusted(fault).replace(file + " ", "it "))));
        if (root.json) {
            var json = Json.object().put("file", file).put("read", taken.read()).put("added", taken.added());
            json.put("thereAlready", taken.read() - taken.added()).put("sessions", taken.sessions());
            var lost = json.putObject("notCarriedOver");
            findings.lost().forEach(lost::put);
            var faults = json.putArray("faults");
            findings.faults().forEach(faults::add);
            console.out().print(Json.write(json) + "\n");
            return;
        }
        console.out().print("%s: %d answers added in %d sessions, %d there already.%n".formatted(
                file, taken.added(), taken.sessions(), taken.read() - taken.added()));
        if (!findings.lost().isEmpty() && !root.quiet) {
            console.err().println("Not carried over: " + findings.lost().entrySet().stream()
                    .map(lost -> lost.getValue() + " × " + console.untrusted(lost.getKey()))
                    .collect(Collectors.joining("; ")) + ".");
        }
    }
}
