package foundrybench.store;

import java.util.List;

/// A saved session whole, its runs oldest first.
public record StoredSession(SessionSummary summary, List<StoredRun> runs) {
    public StoredSession {
        runs = List.copyOf(runs);
    }
}
