package foundrybench.cli;

import foundrybench.store.SessionChange;
import foundrybench.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands below `sessions` that keep what people say of them.
abstract sealed class SessionMarkCommands permits SessionsCommand {
    private static final String ID = "The session's id or its beginning.";

    final RootCommand root;

    SessionMarkCommands(RootCommand root) {
        this.root = root;
    }

    @Command(name = "rename", description = "Give a session another name.")
    int rename(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Parameters(arity = "1..*", paramLabel = "NAME", description = "Its words.") List<String> words)
            throws StoreException {
        var change = new SessionChange.Rename(String.join(" ", words));
        if (change.title().isEmpty()) {
            throw new UsageException("A name has at least one letter.");
        }
        return change(List.of(id), change);
    }

    @Command(name = "star", description = "Star sessions, to find them again.")
    int star(
            @Parameters(arity = "1..*", paramLabel = "ID", description = ID) List<String> ids,
            @Option(names = "--off", description = "Take the star away.") boolean off)
            throws StoreException {
        return change(ids, new SessionChange.Star(!off));
    }

    @Command(name = "note", description = "Write a note on a session, in place of the one before; none takes it away.")
    int note(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Parameters(arity = "0..*", paramLabel = "TEXT", description = "Its words.") List<String> words)
            throws StoreException {
        return change(List.of(id), new SessionChange.Note(words == null ? "" : String.join(" ", words)));
    }

    @Command(name = "tag", description = "Add tags to a session.")
    int tag(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Parameters(arity = "1..*", paramLabel = "TAG", description = "Words of your own.") List<String> tags,
            @Option(names = "--remove", description = "Take these away instead.") boolean remove)
            throws StoreException {
        try (var sessions = SavedSessions.open(root)) {
            var summary = sessions.find(id).summary();
            var all = new ArrayList<>(summary.tags());
            var said = new SessionChange.Tags(tags).tags();
            all.removeAll(said);
            if (!remove) {
                all.addAll(said);
            }
            sessions.store().change(summary.id(), new SessionChange.Tags(all));
        }
        return ExitCode.OK.code();
    }

    @Command(name = "trash", description = "Put sessions in the trash: they are listed no more and can be had again.")
    int trash(@Parameters(arity = "1..*", paramLabel = "ID", description = ID) List<String> ids) throws StoreException {
        return change(ids, new SessionChange.Trash(root.backstage().clock().instant()));
    }

    @Command(name = "restore", description = "Take sessions out of the trash.")
    int restore(@Parameters(arity = "1..*", paramLabel = "ID", description = ID) List<String> ids) throws StoreException {
        return change(ids, new SessionChange.Restore());
    }

    /// All are found before any is changed.
    private int change(List<String> ids, SessionChange change) throws StoreException {
        try (var sessions = SavedSessions.open(root)) {
            for (var id : sessions.ids(ids)) {
                sessions.store().change(id, change);
            }
        }
        return ExitCode.OK.code();
    }
}
