package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.model.Rating;
import foundrybench.model.SessionQuery;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import foundrybench.store.StoredSession;
import foundrybench.wire.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/// `sessions`: what was saved.
@Command(name = "sessions", description = "The saved sessions.")
final class SessionsCommand extends SessionMarkCommands {
    private static final int MOST_FOUND = 50;

    private SessionsCommand(RootCommand root) {
        super(root);
    }

    /// The command with all its parts.
    static CommandLine of(RootCommand root) {
        return new CommandLine(new SessionsCommand(root))
                .addSubcommand(new SessionExportCommand(root))
                .addSubcommand(new SessionImportCommand(root))
                .addSubcommand(new SessionSpendCommand(root))
                .addSubcommand(new SessionRepriceCommand(root))
                .addSubcommand(new SessionVersionsCommand(root))
                .addSubcommand(new SessionCheckCommand(root))
                .addSubcommand(new SessionBackupCommand(root));
    }

    @Command(name = "list", description = "All sessions, newest first.")
    int list(@Mixin SessionFilterOptions filter) throws StoreException, CatalogException {
        return find("", filter, Integer.MAX_VALUE);
    }

    @Command(
            name = "search",
            description = {
                "Sessions in which words occur, newest first: in prompts, answers, notes and names.",
                "A word is the beginning of one; \"several words\" a phrase; *part* may stand within words."
            })
    int search(
            @Parameters(arity = "1..*", paramLabel = "TEXT", description = "What to look for; all of it must occur.") List<String> words,
            @Mixin SessionFilterOptions filter)
            throws StoreException, CatalogException {
        var text = String.join(" ", words);
        int terms = SessionStore.termsOf(text);
        if (terms == 0 || terms > SessionStore.MOST_TERMS) {
            throw new UsageException(terms == 0
                    ? "There is nothing to look for in %s.".formatted(text)
                    : "%d words are more than are looked for together, which are %d.".formatted(terms, SessionStore.MOST_TERMS));
        }
        return find(text, filter, MOST_FOUND);
    }

    private int find(String text, SessionFilterOptions filter, int usual) throws StoreException, CatalogException {
        var query = filter.query(text, root);
        int most = filter.limit(usual);
        try (var sessions = SavedSessions.open(root)) {
            var all = sessions.store().find(query, most == Integer.MAX_VALUE ? most : most + 1);
            for (var found : all.subList(0, Math.min(most, all.size()))) {
                if (root.json) {
                    print(Json.write(text.isEmpty() ? SessionWords.json(found.summary()) : SessionWords.json(found)));
                } else {
                    line(root.console().untrustedLine(SessionWords.row(found.summary())));
                    found.passages().forEach(passage -> line(SessionWords.row(passage, root.console())));
                }
            }
            tellOfLack(query, sessions);
            if (all.isEmpty()) {
                SavedSessions.nothing(root, "No sessions.");
            } else if (all.size() > most) {
                root.console().warn("there are more than these %d: --limit N shows more".formatted(most));
            }
        }
        return ExitCode.OK.code();
    }

    private void tellOfLack(SessionQuery query, SavedSessions sessions) throws StoreException {
        int lacking = query.text().isEmpty() ? 0 : sessions.store().unsought();
        if (lacking > 0) {
            root.console().warn("%d texts cannot be found yet: they are being indexed. Search again in a moment.".formatted(lacking));
        }
    }

    @Command(name = "show", description = "One session: prompts, answers and figures.")
    int show(@Parameters(paramLabel = "ID", description = "The session's id or its beginning.") String id) throws StoreException {
        try (var sessions = SavedSessions.open(root)) {
            var session = sessions.find(id);
            if (root.json) {
                print(Json.write(SessionWords.json(session)));
            } else {
                printText(session);
            }
        }
        return ExitCode.OK.code();
    }

    @Command(name = "delete", description = "Delete sessions for good. The trash is for those that may be wanted again.")
    int delete(@Parameters(arity = "1..*", paramLabel = "ID", description = "The session's id or its beginning.") List<String> ids)
            throws StoreException {
        try (var sessions = SavedSessions.open(root)) {
            for (var id : sessions.ids(ids)) {
                var title = sessions.find(id).summary().title();
                sessions.store().delete(id);
                if (!root.quiet) {
                    root.console().err().println("Deleted: " + root.console().untrustedLine(title));
                }
            }
        }
        return ExitCode.OK.code();
    }

    private void printText(StoredSession session) {
        var summary = session.summary();
        var console = root.console();
        line("# " + console.untrustedLine(summary.title()) + "\n");
        line(console.untrustedLine(summary.id() + " · " + SessionWords.TIME.format(summary.startedAt()) + SessionWords.marks(summary)));
        if (!summary.note().isEmpty()) {
            print("\nnote: " + summary.note());
        }
        for (var run : session.runs()) {
            run.prompt().messages().forEach(m -> print("\n[%s]\n%s".formatted(m.role().wireName(), m.text())));
            for (var completion : run.completions()) {
                var deployment = completion.origin().deployment();
                line("\n## " + (deployment == null ? "(deployment not known)" : console.untrustedLine(deployment)));
                print(OutcomeWords.of(completion, null));
                if (!completion.reasoning().isEmpty()) {
                    print("\n> " + completion.reasoning().replace("\n", "\n> "));
                }
                print("\n" + completion.content());
                printRating(session.rating(completion));
            }
        }
    }

    private void printRating(Rating rating) {
        if (!rating.words().isEmpty()) {
            print("\n" + rating.words());
        }
        if (!rating.note().isEmpty()) {
            print("\nnote: " + rating.note());
        }
    }

    private void print(String text) {
        line(root.console().untrusted(text));
    }

    private void line(String safe) {
        root.console().out().print(safe + "\n");
        root.console().out().flush();
    }
}
