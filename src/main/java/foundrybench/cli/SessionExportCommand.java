package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.export.ExportFormat;
import foundrybench.export.ExportedSession;
import foundrybench.export.Redaction;
import foundrybench.export.SessionWriter;
import foundrybench.format.FileWords;
import foundrybench.store.StoreException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sessions export`.
@Command(name = "export", description = "Write sessions down for others: every answer with model, parameters and figures.")
final class SessionExportCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Sessions by id or its beginning.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All sessions but those in the trash.")
    private boolean all;

    @Option(names = "--completion", paramLabel = "ID", description = "Only these answers, by id or its beginning; repeatable.")
    private List<String> completions = List.of();

    @Option(names = "--format", paramLabel = "F", defaultValue = "jsonl", description = "jsonl, md, html, csv, prompt.yml or promptfoo.")
    private String format = "";

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replace that file if there is one.")
    private boolean force;

    @Option(names = "--no-reasoning", description = "Leave the thinking out.")
    private boolean noReasoning;

    @Option(names = "--redact", paramLabel = "WORD", description = "Write [redacted] in its place, whatever its case; repeatable.")
    private List<String> words = List.of();

    @Option(names = "--redact-file", paramLabel = "FILE", description = "Such words from a file, one a line.")
    private @Nullable Path wordFile;

    SessionExportCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StoreException, CatalogException {
        var wanted = ExportFormat.of(format)
                .orElseThrow(() -> new UsageException("--format knows %s, not %s.".formatted(ExportFormat.names(), format)));
        var redaction = new Redaction(words(), noReasoning);
        var catalog = root.catalog(null);
        var unreadable = new ArrayList<String>();
        try (var saved = SavedSessions.open(root)) {
            var sessions = SavedExport.sessions(saved.store(), saved.chosen(ids, all), redaction, completions, unreadable::add);
            write(out -> write(sessions, wanted.writer(catalog::find), redaction, out));
        } catch (UncheckedStoreException e) {
            throw e.problem();
        }
        unreadable.forEach(words -> root.console().warn(root.console().untrusted(words)));
        return unreadable.isEmpty() ? ExitCode.OK.code() : ExitCode.CALL_FAILED.code();
    }

    private List<String> write(Iterable<ExportedSession> sessions, SessionWriter writer, Redaction redaction, Appendable out)
            throws IOException {
        var written = new AtomicInteger();
        Iterable<ExportedSession> counted = () -> StreamSupport.stream(sessions.spliterator(), false)
                .peek(_ -> written.incrementAndGet())
                .iterator();
        var remarks = writer.write(counted, redaction, out);
        if (written.get() == 0 && !completions.isEmpty()) {
            throw new UsageException("No answer of these sessions begins with %s.".formatted(String.join(" or ", completions)));
        }
        return written.get() > 0 ? remarks : List.of("there is no answer to export: none has ended in these sessions");
    }

    private List<String> words() {
        if (words.stream().anyMatch(String::isBlank)) {
            throw new UsageException("--redact needs a word; what is given is blank.");
        }
        var all = new ArrayList<>(words);
        try {
            if (wordFile != null) {
                all.addAll(Files.readAllLines(wordFile));
                if (all.stream().allMatch(String::isBlank)) {
                    throw new UsageException("--redact-file %s has no words.".formatted(wordFile));
                }
            }
        } catch (IOException e) {
            throw new UsageException("--redact-file %s cannot be read: %s.".formatted(wordFile, FileWords.of(e)));
        }
        return all;
    }

    private void write(SavedExport.Writing writing) {
        try {
            var remarks = output == null ? toStandardOutput(writing) : toFile(output, writing);
            if (!root.quiet) {
                remarks.forEach(root.console()::warn);
            }
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("%s exists already. Name another file, or add --force.".formatted(output));
        } catch (IOException e) {
            throw new UsageException("%s cannot be written: %s.".formatted(output, FileWords.of(e)));
        }
    }

    private List<String> toStandardOutput(SavedExport.Writing writing) throws IOException {
        var out = new BufferedWriter(new OutputStreamWriter(root.console().out(), StandardCharsets.UTF_8));
        var remarks = writing.write(out);
        out.flush();
        return remarks;
    }

    private List<String> toFile(Path file, SavedExport.Writing writing) throws IOException {
        if (!force && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        var remarks = SavedExport.toFile(file, writing);
        if (!root.quiet) {
            root.console().err().println("Written: " + file);
        }
        return remarks;
    }
}
