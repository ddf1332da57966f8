package foundrybench.app;

import foundrybench.app.WorkbenchEngine.Unavailable;
import foundrybench.model.SessionQuery;
import foundrybench.store.FoundSession;
import foundrybench.store.SessionChange;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import foundrybench.ui.sessions.SessionRow;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The saved sessions as the store has them. Without a store there are none.
final class WindowHistory implements WorkbenchHistory {
    private final @Nullable SessionStore store;
    private final Consumer<String> onDeleted;
    private final InstantSource clock;

    /// @param store `null` when it could not be opened
    /// @param onDeleted told of each session that is gone for good
    WindowHistory(@Nullable SessionStore store, Consumer<String> onDeleted, InstantSource clock) {
        this.store = store;
        this.onDeleted = onDeleted;
        this.clock = clock;
    }

    @Override
    public Found find(SessionQuery query, int most) {
        if (store == null) {
            return new Found(List.of(), false, 0);
        }
        store.flush(); // what was begun or rated a moment ago stands in the list
        var found = of(() -> store.find(query, most + 1));
        int unsought = query.text().isBlank() ? 0 : of(store::unsought);
        return new Found(found.stream().limit(most).map(WindowHistory::row).toList(), found.size() > most, unsought);
    }

    @Override
    public List<SessionRow> trashed() {
        var all = SessionQuery.ALL.inTrash(true);
        return store == null ? List.of() : of(() -> store.find(all, Integer.MAX_VALUE)).stream().map(WindowHistory::row).toList();
    }

    private static SessionRow row(FoundSession found) {
        var s = found.summary();
        boolean isFree = (s.simulated() || s.recorded()) && s.costUsd() == null;
        return new SessionRow(
                s.id(), s.title(), s.startedAt(), s.deployments().size(), s.costComplete() ? s.costUsd() : null, isFree, s.winner(),
                s.starred(), s.note(), s.tags(), s.trashedAt() != null, found.passages());
    }

    @Override
    public List<String> tags() {
        return store == null ? List.of() : of(store::tags);
    }

    @Override
    public void rename(String sessionId, String title) {
        change(sessionId, new SessionChange.Rename(title));
    }

    @Override
    public void star(String sessionId, boolean starred) {
        change(sessionId, new SessionChange.Star(starred));
    }

    @Override
    public void note(String sessionId, String note) {
        change(sessionId, new SessionChange.Note(note));
    }

    @Override
    public void tag(String sessionId, List<String> tags) {
        change(sessionId, new SessionChange.Tags(tags));
    }

    @Override
    public void trash(Set<String> sessionIds) {
        sessionIds.forEach(id -> change(id, new SessionChange.Trash(clock.instant())));
    }

    @Override
    public void restore(Set<String> sessionIds) {
        sessionIds.forEach(id -> change(id, new SessionChange.Restore()));
    }

    @Override
    public void delete(Set<String> sessionIds) {
        for (var id : sessionIds) {
            if (of(() -> store != null && store.deleteTrashed(id))) {
                onDeleted.accept(id);
            }
        }
    }

    private void change(String sessionId, SessionChange change) {
        of(() -> store != null && store.change(sessionId, change));
    }

    private static <T> T of(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (StoreException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private interface Asking<T> {
        T ask() throws StoreException;
    }
}
