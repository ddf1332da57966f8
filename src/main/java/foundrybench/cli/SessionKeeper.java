package foundrybench.cli;

import foundrybench.model.Completion;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import foundrybench.store.StoreProblem;
import org.jspecify.annotations.Nullable;

/// Saves a run if that is wanted and possible; a run goes on when it is not.
final class SessionKeeper implements AutoCloseable {
    private final @Nullable SessionStore store;
    private final boolean wanted;

    private SessionKeeper(@Nullable SessionStore store, boolean wanted) {
        this.store = store;
        this.wanted = wanted;
    }

    /// Opens the store; when that fails the person is told, and nothing is saved.
    static SessionKeeper open(RootCommand root, boolean wanted) {
        if (!wanted) {
            return new SessionKeeper(null, false);
        }
        try {
            return new SessionKeeper(
                    root.backstage().openStore(root.homeFolder(), problem -> warn(root.console(), problem)), true);
        } catch (StoreException e) {
            root.console().warn("not saved: " + e.getMessage());
            return new SessionKeeper(null, true);
        }
    }

    private static void warn(Console console, StoreProblem problem) {
        console.warn("not saved: " + problem.message() + " " + problem.fix());
    }

    void begin(Run run) {
        if (store != null) {
            store.begin(run);
        }
    }

    void append(RunEvent event) {
        if (store != null) {
            store.append(event);
        }
    }

    /// False when it should have been saved and is not.
    boolean settle(Completion completion) {
        return store == null ? !wanted : store.settle(completion);
    }

    void flush() {
        if (store != null) {
            store.flush();
        }
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
