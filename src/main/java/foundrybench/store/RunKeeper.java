package foundrybench.store;

import foundrybench.format.CompletionLine;
import foundrybench.model.Completion;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.model.Warning;
import org.jspecify.annotations.Nullable;

/// Saves runs if that is wanted and possible; a run goes on when it is not.
public final class RunKeeper implements AutoCloseable {
    private final @Nullable SessionStore store;
    private final boolean wanted;

    private RunKeeper(@Nullable SessionStore store, boolean wanted) {
        this.store = store;
        this.wanted = wanted;
    }

    /// Saves to this store, and closes it in the end.
    public static RunKeeper into(SessionStore store) {
        return new RunKeeper(store, true);
    }

    /// Saves nothing, as was asked for.
    public static RunKeeper none() {
        return new RunKeeper(null, false);
    }

    /// Saves nothing, for want of a store: each answer carries the warning.
    public static RunKeeper unable() {
        return new RunKeeper(null, true);
    }

    /// A run begins.
    public void begin(Run run) {
        if (store != null) {
            store.begin(run);
        }
    }

    /// Something arrived. Never waits for the disk.
    public void append(RunEvent event) {
        if (store != null) {
            store.append(event);
        }
    }

    /// Whether the bodies of answers are wanted.
    public boolean keepsRecordings() {
        return store != null && store.keepsRecordings();
    }

    /// The body of an answer that has ended, to be called before [#settle]. Never waits for the disk.
    public void keep(String callId, KeptBody body) {
        if (store != null) {
            store.keep(callId, body);
        }
    }

    /// A call has ended. Waits until that is saved.
    ///
    /// @return the completion with its line, and with [Warning#NOT_SAVED] when it should have been saved and is not
    public CompletionLine settle(Completion completion) {
        var ended = new CompletionLine(completion);
        boolean saved = store == null ? !wanted : store.settle(ended);
        return saved ? ended : new CompletionLine(completion.withWarning(Warning.NOT_SAVED));
    }

    /// Waits until all that was given so far is on disk, or was refused.
    public void flush() {
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
