package foundrybench.store;

import foundrybench.model.Completion;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is to be written and is not yet on disk, because it has just come or because the disk refused it.
/// Belongs to one thread.
final class Backlog {
    private final List<Run> runs = new ArrayList<>();
    private final Map<String, Unsaved> answers = new LinkedHashMap<>();
    private final Map<String, Completion> settled = new LinkedHashMap<>();

    void add(Run run) {
        runs.add(run);
    }

    void add(RunEvent event) {
        answers.computeIfAbsent(event.call().id(), _ -> new Unsaved()).buffer.add(event.event(), event.atNanos());
    }

    void add(Completion completion) {
        answers.remove(completion.origin().id());
        settled.put(completion.origin().id(), completion);
    }

    /// Whether nothing was collected.
    boolean isEmpty() {
        return runs.isEmpty() && settled.isEmpty() && answers.values().stream().allMatch(Unsaved::isEmpty);
    }

    /// Drops what belongs to a session that is about to be deleted.
    void forget(String sessionId) {
        runs.removeIf(run -> run.sessionId().equals(sessionId));
        settled.values().removeIf(completion -> sessionId.equals(completion.origin().sessionId()));
    }

    /// Makes ready what is to be written.
    ///
    /// @param last whether nothing will follow, so that half a surrogate pair need not wait for its other half
    void collect(boolean last) {
        answers.values().forEach(answer -> answer.collect(last));
    }

    /// Writes all that was collected in one transaction. Afterwards, and only then, [#saved] may be called.
    ///
    /// @param writer who will settle the calls
    /// @return ids of settled calls that are not in the store, deleted by somebody
    Set<String> write(Connection connection, String writer) throws SQLException {
        var missing = new HashSet<String>();
        try (var transaction = new Transaction(connection)) {
            for (var run : runs) {
                CallRows.insert(connection, run, writer);
            }
            for (var answer : answers.entrySet()) {
                CallRows.append(connection, answer.getKey(), answer.getValue().savedRows, answer.getValue().pieces);
            }
            for (var completion : settled.values()) {
                if (!CallRows.settle(connection, completion)) {
                    missing.add(completion.origin().id());
                }
            }
            transaction.commit();
        }
        return missing;
    }

    /// All of it is on disk.
    void saved() {
        runs.clear();
        settled.clear();
        answers.values().forEach(Unsaved::saved);
    }

    /// Gives all of it up.
    void discard() {
        runs.clear();
        settled.clear();
        answers.clear();
    }

    /// The end of one answer that has been written of only in part.
    private static final class Unsaved {
        private final PieceBuffer buffer = new PieceBuffer();
        private final List<Piece> pieces = new ArrayList<>();
        private int savedRows;

        void collect(boolean last) {
            pieces.addAll(last ? buffer.takeAll() : buffer.take());
        }

        boolean isEmpty() {
            return pieces.isEmpty();
        }

        void saved() {
            savedRows += pieces.size();
            pieces.clear();
        }
    }
}
