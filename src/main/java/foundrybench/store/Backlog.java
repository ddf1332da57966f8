package foundrybench.store;

import foundrybench.format.CompletionLine;
import foundrybench.model.Rating;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// What is to be written and is not yet on disk, because it has just come or because the disk refused it; and
/// the runs that have not ended, so that they can be written again when the store is lost. Belongs to one
/// thread.
final class Backlog {
    private static final int PRUNED_AFTER = 32; // recordings

    private final Map<String, UnderWay> runs = new LinkedHashMap<>();
    private final Map<String, Unsaved> answers = new LinkedHashMap<>();
    private final Map<String, CompletionLine> settled = new LinkedHashMap<>();
    private final SequencedMap<String, KeptBody> bodies = new LinkedHashMap<>();
    private final long mostBodies; // bytes that recordings may take in the store
    private int bodiesSincePruned = PRUNED_AFTER;
    private final SequencedMap<String, Rating> ratings = new LinkedHashMap<>();

    /// @param mostBodies bytes that recordings may take in the store
    Backlog(long mostBodies) {
        this.mostBodies = mostBodies;
    }

    void add(Run run) {
        runs.put(run.id(), new UnderWay(run));
    }

    /// @param length of its text
    void add(RunEvent event, int length) {
        var run = runs.get(event.call().runId());
        if (run == null || run.ended.containsKey(event.call().id())) {
            return; // its end was quicker, and has all of it
        }
        answers.computeIfAbsent(event.call().id(), _ -> new Unsaved()).add(event, length);
    }

    void add(CompletionLine ended) {
        var origin = ended.completion().origin();
        var id = origin.id();
        answers.remove(id);
        settled.put(id, ended);
        var run = runs.get(String.valueOf(origin.runId()));
        if (run != null) {
            run.ended.put(id, ended);
        }
    }

    /// The body of an answer that has ended or is about to.
    void add(String callId, KeptBody body) {
        bodies.put(callId, body);
    }

    /// In place of what was said of that call before; the last one who is to be the winner is it.
    void add(String callId, Rating rating) {
        ratings.putLast(callId, rating);
    }

    /// Whether nothing is to be written.
    boolean isEmpty() {
        return settled.isEmpty()
                && ratings.isEmpty()
                && bodies.isEmpty()
                && runs.values().stream().allMatch(run -> run.isSaved)
                && answers.values().stream().allMatch(Unsaved::isEmpty);
    }

    /// About how much memory that takes that is not yet on disk, in characters.
    long weight() {
        return settled.values().stream().mapToLong(ended -> StoreTask.weight(ended.completion())).sum()
                + ratings.values().stream().mapToLong(rating -> StoreTask.OVERHEAD + rating.note().length()).sum()
                + bodies.values().stream().mapToLong(body -> body.gzip().length).sum()
                + answers.values().stream().mapToLong(answer -> answer.weight).sum();
    }

    /// Drops what belongs to a session that has been deleted.
    void forget(String sessionId) {
        runs.values().removeIf(run -> run.run.sessionId().equals(sessionId));
        settled.values().removeIf(ended -> sessionId.equals(ended.completion().origin().sessionId()));
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
            for (var run : runs.values()) {
                if (!run.isSaved) {
                    CallRows.insert(connection, run.run, writer);
                }
            }
            for (var answer : answers.entrySet()) {
                if (!answer.getValue().isEmpty()) {
                    CallRows.append(connection, answer.getKey(), answer.getValue().savedRows, answer.getValue().pieces);
                }
            }
            for (var ended : settled.values()) {
                if (!CallRows.settle(connection, ended)) {
                    missing.add(ended.completion().origin().id());
                }
            }
            for (var body : bodies.entrySet()) {
                RecordingRows.put(connection, body.getKey(), body.getValue());
            }
            bodiesSincePruned += bodies.size();
            if (!bodies.isEmpty() && bodiesSincePruned >= PRUNED_AFTER) {
                RecordingRows.prune(connection, mostBodies);
                bodiesSincePruned = 0;
            }
            for (var rating : ratings.entrySet()) {
                RatingRows.put(connection, rating.getKey(), rating.getValue());
            }
            transaction.commit();
        }
        return missing;
    }

    /// All of it is on disk.
    void saved() {
        runs.values().removeIf(UnderWay::saved);
        settled.clear();
        bodies.clear();
        ratings.clear();
        answers.values().forEach(Unsaved::saved);
    }

    /// Gives up what is not on disk; what comes of these answers from now on would leave a gap.
    void discard() {
        runs.values().removeIf(run -> !run.isSaved || run.isOver());
        settled.clear();
        bodies.clear();
        ratings.clear();
        answers.values().forEach(Unsaved::cut);
    }

    /// All is to be written anew: the store that had it is gone. Answers that have begun lack their beginning,
    /// and are written when they have ended.
    ///
    /// @return whether it had something that is under way
    boolean restart() {
        boolean had = runs.values().stream().anyMatch(run -> run.isSaved);
        for (var run : runs.values()) {
            run.isSaved = false;
            run.ended.forEach(settled::putIfAbsent);
        }
        answers.values().stream().filter(answer -> answer.savedRows > 0).forEach(Unsaved::cut);
        return had;
    }

    /// A run whose calls have not all ended.
    private static final class UnderWay {
        private final Run run;
        private final Map<String, CompletionLine> ended = new LinkedHashMap<>();
        private boolean isSaved;

        UnderWay(Run run) {
            this.run = run;
        }

        boolean isOver() {
            return ended.size() >= run.calls().size();
        }

        /// @return whether nothing more is to come
        boolean saved() {
            isSaved = true;
            return isOver();
        }
    }

    /// The end of one answer that has been written of only in part.
    private static final class Unsaved {
        private final PieceBuffer buffer = new PieceBuffer();
        private final List<Piece> pieces = new ArrayList<>();
        private int savedRows;
        private long weight;
        private boolean isCut;

        void add(RunEvent event, int length) {
            if (!isCut) {
                buffer.add(event.event(), event.atNanos());
                weight += StoreTask.OVERHEAD + length;
            }
        }

        void collect(boolean last) {
            pieces.addAll(last ? buffer.takeAll() : buffer.take());
        }

        boolean isEmpty() {
            return pieces.isEmpty();
        }

        void saved() {
            savedRows += pieces.size();
            pieces.clear();
            weight = 0;
        }

        void cut() {
            isCut = true;
            buffer.takeAll();
            pieces.clear();
            weight = 0;
        }
    }
}
