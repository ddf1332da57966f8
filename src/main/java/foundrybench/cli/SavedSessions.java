package foundrybench.cli;

import foundrybench.model.Completion;
import foundrybench.model.Status;
import foundrybench.store.SessionStore;
import foundrybench.store.SessionSummary;
import foundrybench.store.StoreException;
import foundrybench.store.StoredRun;
import foundrybench.store.StoredSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The store as the commands about sessions ask it.
final class SavedSessions implements AutoCloseable {
    private final SessionStore store;

    private SavedSessions(SessionStore store) {
        this.store = store;
    }

    static SavedSessions open(RootCommand root) throws StoreException {
        return new SavedSessions(
                root.backstage().openStore(root.homeFolder(), problem -> root.console().warn(problem.words())));
    }

    SessionStore store() {
        return store;
    }

    /// @param id the session's, or its beginning
    StoredSession find(String id) throws StoreException {
        return store.session(id).orElseThrow(() ->
                new UsageException("There is no session %s. See foundry-bench sessions list.".formatted(id)));
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
                : ids;
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
