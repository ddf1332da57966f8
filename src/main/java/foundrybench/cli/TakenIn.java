package foundrybench.cli;

import foundrybench.model.ImportedAnswer;
import foundrybench.store.ImportedCall;
import foundrybench.store.KeptBody;
import foundrybench.store.SessionImport;
import foundrybench.store.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings answers to the store, a few hundred in one transaction, and counts them.
final class TakenIn implements Consumer<ImportedAnswer> {
    private static final int AT_ONCE = 200;

    private final SessionImport store;
    private final List<ImportedCall> waiting = new ArrayList<>();
    private final Set<String> sessions = new HashSet<>();
    private int read;
    private int added;
    private int prompted;
    private int undated;

    TakenIn(SessionImport store) {
        this.store = store;
    }

    /// @throws UncheckedStoreException if it cannot be saved
    @Override
    public void accept(ImportedAnswer answer) {
        accept(answer, null);
    }

    /// @param body as it came
    void accept(ImportedAnswer answer, @Nullable KeptBody body) {
        waiting.add(new ImportedCall(answer, body));
        read++;
        undated += answer.at() == null ? 1 : 0;
        sessions.add(String.valueOf(answer.completion().origin().sessionId()));
        if (waiting.size() == AT_ONCE) {
            end();
        }
    }

    /// Saves what is left.
    void end() {
        try {
            var done = waiting.isEmpty() ? SessionImport.Done.NOTHING : store.add(List.copyOf(waiting));
            added += done.added();
            prompted += done.prompted();
            waiting.clear();
        } catch (StoreException e) {
            throw new UncheckedStoreException(e);
        }
    }

    /// How many were read.
    int read() {
        return read;
    }

    /// How many of them were not there before.
    int added() {
        return added;
    }

    /// How many of the others got their prompt.
    int prompted() {
        return prompted;
    }

    /// How many came without a time.
    int undated() {
        return undated;
    }

    /// Of how many sessions they are.
    int sessions() {
        return sessions.size();
    }
}
