package foundrybench.cli;

import foundrybench.export.ExportedSession.ExportedAnswer;
import foundrybench.export.ExportedSession.ExportedRun;
import foundrybench.export.ExportedSession;
import foundrybench.export.Redaction;
import foundrybench.export.SessionWriter;
import foundrybench.store.OwnerOnly;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import foundrybench.store.StoredSession;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Writes saved sessions to files.
public final class SavedExport {
    private SavedExport() {}

    /// Writes these to a file for its owner alone.
    ///
    /// @param ids of sessions
    /// @param replace whether one that is there may be replaced
    /// @return what the person should know, a sentence each
    public static List<String> toFile(SessionStore store, List<String> ids, SessionWriter writer, Redaction redaction, Path file, boolean replace)
            throws StoreException, IOException {
        if (Files.exists(file) && !(replace && Files.isRegularFile(file))) {
            throw new FileAlreadyExistsException(file.toString());
        }
        var unreadable = new ArrayList<String>();
        try {
            var remarks = toFile(file, out -> writer.write(sessions(store, ids, redaction, List.of(), unreadable::add), redaction, out));
            return Stream.concat(remarks.stream(), unreadable.stream()).toList();
        } catch (UncheckedStoreException e) {
            throw e.problem();
        }
    }

    /// What is written.
    interface Writing {
        List<String> write(Appendable out) throws IOException;
    }

    /// Half a file is no export: it is written beside its place first.
    static List<String> toFile(Path file, Writing writing) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try {
            List<String> remarks;
            try (var out = new BufferedWriter(new OutputStreamWriter(OwnerOnly.newOutput(unfinished), StandardCharsets.UTF_8))) {
                remarks = writing.write(out);
            }
            OwnerOnly.move(unfinished, file);
            return remarks;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// Read one by one as they are wanted; those without any answer are left out.
    ///
    /// @param completions beginnings of ids; empty for all
    /// @param onUnreadable is told of each answer that cannot be read and is left out
    static Iterable<ExportedSession> sessions(
            SessionStore store, List<String> ids, Redaction redaction, List<String> completions, Consumer<String> onUnreadable) {
        return () -> ids.stream()
                .flatMap(id -> exported(store, id, onUnreadable).stream())
                .map(session -> redaction.apply(session.only(completions)))
                .filter(session -> !session.runs().isEmpty())
                .iterator();
    }

    private static Optional<ExportedSession> exported(SessionStore store, String id, Consumer<String> onUnreadable) {
        try {
            var session = store.session(id, problem -> onUnreadable.accept(problem.message() + " It is left out."));
            if (session.isEmpty()) {
                onUnreadable.accept("There is no session %s any more. It is left out.".formatted(id));
            }
            return session.map(SavedExport::exported);
        } catch (StoreException e) {
            throw new UncheckedStoreException(e);
        }
    }

    private static ExportedSession exported(StoredSession session) {
        var summary = session.summary();
        var runs = session.runs().stream()
                .map(run -> new ExportedRun(run.runId(), run.startedAt(), run.prompt(), SavedSessions.ended(run).stream()
                        .map(completion -> new ExportedAnswer(completion, session.rating(completion)))
                        .toList()))
                .filter(run -> !run.answers().isEmpty())
                .toList();
        return new ExportedSession(
                summary.id(), summary.title(), summary.startedAt(), summary.starred(), summary.note(), summary.tags(), runs);
    }
}
