package foundrybench.cli;

import foundrybench.model.Completion;
import foundrybench.model.Status;
import foundrybench.store.SessionStore;
import foundrybench.store.SessionSummary;
import foundrybench.store.StoreException;
import foundrybench.store.StoreProblem;
import foundrybench.store.StoredRun;
import foundrybench.store.StoredSession;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The store as the commands about sessions ask it.
final class SavedSessions implements AutoCloseable {
    private final SessionStore store;
    private final Console console;

    private SavedSessions(SessionStore store, Console console) {
        this.store = store;
        this.console = console;
    }

    static SavedSessions open(RootCommand root) throws StoreException {
        return new SavedSessions(
                root.backstage().openStore(root.homeFolder(), problem -> root.console().warn(problem.words())), root.console());
    }

    /// As [#open], but makes no store where there is none: what looks one over says so instead.
    static SavedSessions openExisting(RootCommand root) throws StoreException {
        var file = SessionStore.fileIn(root.homeFolder());
        if (!Files.exists(file)) {
            throw new UsageException("There is no store: %s does not exist.".formatted(file));
        }
        return open(root);
    }

    SessionStore store() {
        return store;
    }

    /// What of it cannot be read is left out, with a warning.
    ///
    /// @param id the session's, or its beginning
    StoredSession find(String id) throws StoreException {
        return find(id, problem -> console.warn(console.untrusted(problem.words())));
    }

    private StoredSession find(String id, Consumer<StoreProblem> onUnreadable) throws StoreException {
        return store.session(id, onUnreadable).orElseThrow(() ->
                new UsageException("There is no session %s. See foundry-bench sessions list.".formatted(id)));
    }

    /// The whole ids of these sessions, each once; all are found, or it fails.
    ///
    /// @param ids each an id or its beginning
    List<String> ids(List<String> ids) throws StoreException {
        var whole = new LinkedHashSet<String>();
        for (var id : ids) {
            whole.add(find(id, _ -> {}).summary().id());
        }
        return List.copyOf(whole);
    }

    /// Says to a person that there is nothing to show.
    static void nothing(RootCommand root, String words) {
        if (!root.json && !root.quiet) {
            root.console().err().println(words);
        }
    }

    /// These, or all that are not in the trash, oldest first, as they happened.
    ///
    /// @throws UsageException if both are wanted, or neither
    List<String> chosen(@Nullable List<String> ids, boolean all) throws StoreException {
        if (all == (ids != null && !ids.isEmpty())) {
            throw new UsageException("Which sessions? Give their IDs, or --all.");
        }
        return all || ids == null
                ? store.sessions(Integer.MAX_VALUE).reversed().stream().map(SessionSummary::id).toList()
                : ids(ids);
    }

    /// Those that have ended; one that still streams in another process has no line yet.
    static List<Completion> ended(StoredRun run) {
        return run.completions().stream().filter(c -> c.status() != Status.OPEN).toList();
    }

    /// Those of all its runs that have ended.
    static List<Completion> ended(StoredSession session) {
        var ended = new ArrayList<Completion>();
        session.runs().forEach(run -> ended.addAll(ended(run)));
        return ended;
    }

    @Override
    public void close() {
        store.close();
    }
}
