package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.store.StoreException;
import foundrybench.wire.Json;
import java.nio.file.Path;
import java.util.Comparator;
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
    private static final int MOST_FAULTS = 20; // for a person to read

    private final RootCommand root;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, folders of recordings, or - for standard input.")
    private List<String> files = List.of();

    SessionImportCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StoreException, CatalogException {
        var catalog = root.catalog(null);
        int read = 0;
        boolean isWhole = true;
        var inOrder = files.stream().sorted(Comparator.comparing(file -> file.equals("-") || !SavedImport.areRequests(Path.of(file)))).toList();
        try (var sessions = SavedSessions.open(root)) {
            var saved = new SavedImport(sessions.store(), catalog::find, root.backstage().clock());
            for (var file : inOrder) {
                var outcome = file.equals("-") ? saved.read(root.console().in()) : saved.read(Path.of(file));
                tell(file, outcome);
                read += outcome.read();
                isWhole &= outcome.findings().faults().isEmpty();
            }
            if (saved.unanswered() > 0 && !root.quiet) {
                root.console().err().println("%s of batches %s no answer in these files: give the file with the answers, too."
                        .formatted(Counted.of(saved.unanswered(), "request"), saved.unanswered() == 1 ? "has" : "have"));
            }
        }
        if (isWhole) {
            return ExitCode.OK.code();
        }
        return read == 0 ? ExitCode.USAGE.code() : ExitCode.CALL_FAILED.code();
    }

    private void tell(String file, SavedImport.Outcome outcome) {
        var findings = outcome.findings();
        var console = root.console();
        findings.faults().stream()
                .limit(MOST_FAULTS)
                .forEach(fault -> console.err().println("%s, %s".formatted(file, console.untrusted(fault).replace(file + " ", "it "))));
        if (findings.faults().size() > MOST_FAULTS) {
            console.err().println("%s: %s more; --json lists all.".formatted(file, Counted.of(findings.faults().size() - MOST_FAULTS, "fault")));
        }
        if (root.json) {
            var json = Json.object().put("file", file).put("read", outcome.read()).put("added", outcome.added());
            json.put("thereAlready", outcome.read() - outcome.added()).put("prompted", outcome.prompted()).put("sessions", outcome.sessions());
            var lost = json.putObject("notCarriedOver");
            findings.lost().forEach(lost::put);
            var faults = json.putArray("faults");
            findings.faults().forEach(faults::add);
            console.out().print(Json.write(json) + "\n");
            return;
        }
        console.out().print("%s: %s added in %s, %d there already%s.%n".formatted(
                file,
                Counted.of(outcome.added(), "answer"),
                Counted.of(outcome.sessions(), "session"),
                outcome.read() - outcome.added(),
                outcome.prompted() == 0 ? "" : "; %d of those got a prompt".formatted(outcome.prompted())));
        if (!findings.lost().isEmpty() && !root.quiet) {
            console.err().println("Not carried over: " + findings.lost().entrySet().stream()
                    .map(lost -> lost.getValue() + " × " + console.untrusted(lost.getKey()))
                    .collect(Collectors.joining("; ")) + ".");
        }
    }
}
