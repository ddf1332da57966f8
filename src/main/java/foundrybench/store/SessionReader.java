package foundrybench.store;

import foundrybench.format.CallFormat;
import foundrybench.format.CompletionFormat;
import foundrybench.format.FormatException;
import foundrybench.format.PromptFormat;
import foundrybench.model.Completion;
import foundrybench.model.Prompt;
import foundrybench.model.SessionQuery;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The statements that read sessions. Calls left open by a process that is gone read as interrupted.
final class SessionReader {
    private static final int AMBIGUOUS = 4;

    private final Connection connection;
    private final Writers writers;
    private final StoreWords words;
    private final SummaryReader summaries;

    SessionReader(Connection connection, Writers writers, StoreWords words) {
        this.connection = connection;
        this.writers = writers;
        this.words = words;
        this.summaries = new SummaryReader(connection, writers);
    }

    /// Newest first.
    List<SessionSummary> summaries(int limit) throws SQLException {
        return summaries.of(
                "select id from session where trashed_at is null order by started_at desc, rowid desc limit ?",
                statement -> statement.setInt(1, limit));
    }

    /// Those for which the query holds, newest first, with passages.
    List<FoundSession> find(SessionQuery query, int most) throws SQLException {
        SequencedMap<String, Set<Long>> found;
        try (var finder = new SessionFinder(connection, query)) {
            found = finder.find(most);
        }
        var ids = Json.array();
        found.keySet().forEach(ids::add);
        var sessions = new ArrayList<FoundSession>();
        try (var passages = new Passages(connection, query)) {
            for (var summary : summaries.of("select value from json_each(?)", statement -> statement.setString(1, Json.write(ids)))) {
                if (SessionFilter.fits(query, summary)) {
                    var entries = found.getOrDefault(summary.id(), Set.of());
                    sessions.add(new FoundSession(summary, passages.of(summary.id(), entries)));
                }
            }
        }
        return sessions;
    }

    Optional<KeptBody> recording(String callId) throws SQLException, StoreException {
        try {
            return RecordingRows.of(connection, callId);
        } catch (JsonException | FormatException | IOException e) {
            throw new StoreException(words.unreadable("The recording of call " + callId, e), e);
        }
    }

    Optional<StoredCall> replay(String callId) throws SQLException, StoreException {
        try (var statement = connection.prepareStatement(
                "select run.session_id, run.id, call.plan from call join run on run.id = call.run_id where call.id = ?")) {
            statement.setString(1, callId);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var fold = CallFormat.builder(callId, row.getString(1), row.getString(2), Json.parse(row.getString(3)), true);
                return Optional.of(new StoredCall(fold, recording(callId).orElse(null)));
            }
        } catch (JsonException | FormatException e) {
            throw new StoreException(words.unreadable("The plan of call " + callId, e), e);
        }
    }

    Set<String> recorded(String sessionId) throws SQLException {
        var ids = new HashSet<String>();
        try (var statement = connection.prepareStatement(
                """
                select call_id from recording join call on call.id = recording.call_id join run on run.id = call.run_id
                where run.session_id = ?""")) {
            statement.setString(1, sessionId);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        return ids;
    }

    int unsought() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        """
                        select (select count(*) from run where sought = 0)
                             + (select count(*) from call where sought = 0 and status is not null)""")) {
            row.next();
            return row.getInt(1);
        }
    }

    /// All tags of sessions, in order.
    List<String> tags() throws SQLException {
        var tags = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select distinct name from tag order by name")) {
            while (row.next()) {
                tags.add(row.getString(1));
            }
        }
        return tags;
    }

    /// The session whose id this is, or the only one whose id begins so.
    ///
    /// @param onUnreadable is told of what cannot be read; it is left out, unless that throws
    /// @throws StoreException also when several do
    Optional<StoredSession> session(String idOrPrefix, Unreadable onUnreadable) throws SQLException, StoreException {
        var id = find(idOrPrefix);
        if (id == null) {
            return Optional.empty();
        }
        var summary = summaries.of("select ?", statement -> statement.setString(1, id)).getFirst();
        var runs = new ArrayList<StoredRun>();
        try (var statement = connection.prepareStatement(
                "select id, started_at, prompt from run where session_id = ? order by started_at, rowid")) {
            statement.setString(1, id);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    runs.add(run(id, row, onUnreadable));
                }
            }
        }
        return Optional.of(new StoredSession(summary, runs, RatingRows.ofSession(connection, id)));
    }

    private @Nullable String find(String idOrPrefix) throws SQLException, StoreException {
        if (idOrPrefix.isEmpty()) {
            return null;
        }
        var found = new ArrayList<String>();
        try (var statement = connection.prepareStatement(
                "select id from session where id >= ?1 and substr(id, 1, length(?1)) = ?1 order by id limit ?2")) {
            statement.setString(1, idOrPrefix);
            statement.setInt(2, AMBIGUOUS);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        if (found.size() > 1 && !found.getFirst().equals(idOrPrefix)) {
            throw new StoreException(words.ambiguous(idOrPrefix, found), null);
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    private StoredRun run(String sessionId, ResultSet row, Unreadable onUnreadable) throws SQLException, StoreException {
        var id = row.getString(1);
        var prompt = new Prompt(List.of());
        try {
            prompt = PromptFormat.fromJson(Json.parse(row.getString(3)));
        } catch (FormatException | JsonException e) {
            onUnreadable.met(new StoreException(words.unreadable("The prompt of run " + id, e), e));
        }
        return new StoredRun(id, Instant.ofEpochMilli(row.getLong(2)), prompt, completions(sessionId, id, onUnreadable));
    }

    private List<Completion> completions(String sessionId, String runId, Unreadable onUnreadable) throws SQLException, StoreException {
        var completions = new ArrayList<Completion>();
        try (var statement = connection.prepareStatement(
                "select id, line, plan, writer from call where run_id = ? order by place")) {
            statement.setString(1, runId);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    try {
                        completions.add(completion(sessionId, runId, row));
                    } catch (StoreException e) {
                        onUnreadable.met(e);
                    }
                }
            }
        }
        return completions;
    }

    private Completion completion(String sessionId, String runId, ResultSet row) throws SQLException, StoreException {
        var id = row.getString(1);
        var line = row.getString(2);
        try {
            if (line != null) {
                return CompletionFormat.fromJson(Json.parse(line));
            }
            var replay = CallRows.replay(connection, id, sessionId, runId, row.getString(3));
            return writers.isAlive(row.getString(4)) ? replay.soFar() : replay.interrupted();
        } catch (FormatException | JsonException e) {
            throw new StoreException(words.unreadable("The answer of call " + id, e), e);
        }
    }

    /// Decides what becomes of reading on.
    interface Unreadable {
        void met(StoreException what) throws StoreException;
    }
}
