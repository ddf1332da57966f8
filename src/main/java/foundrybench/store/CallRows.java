package foundrybench.store;

import foundrybench.format.CallFormat;
import foundrybench.format.CompletionLine;
import foundrybench.format.FormatException;
import foundrybench.format.PromptFormat;
import foundrybench.model.Completion;
import foundrybench.model.Run;
import foundrybench.model.Slot;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The statements that write runs, calls and their answers, and fold an answer that is still open. Each
/// belongs inside a transaction of the caller's. Writing again what is there changes nothing.
final class CallRows {
    private CallRows() {}

    /// A run with its calls, all open; and its session, if it is the first.
    static void insert(Connection connection, Run run, String writer) throws SQLException {
        try (var session = connection.prepareStatement(
                "insert into session (id, title, started_at) values (?, ?, ?) on conflict do nothing")) {
            session.setString(1, run.sessionId());
            session.setString(2, encodable(run.prompt().title()));
            session.setLong(3, run.startedAt().toEpochMilli());
            session.executeUpdate();
        }
        try (var row = connection.prepareStatement(
                "insert into run (id, session_id, started_at, prompt, prompt_hash) values (?, ?, ?, ?, ?) on conflict do nothing")) {
            row.setString(1, run.id());
            row.setString(2, run.sessionId());
            row.setLong(3, run.startedAt().toEpochMilli());
            var prompt = Json.write(PromptFormat.toJson(run.prompt()));
            row.setString(4, prompt);
            row.setString(5, PromptFormat.hashOf(prompt));
            row.executeUpdate();
        }
        insertCalls(connection, run, writer);
    }

    private static void insertCalls(Connection connection, Run run, String writer) throws SQLException {
        try (var row = connection.prepareStatement(
                """
                insert into call (id, run_id, place, deployment, plan, simulated, writer)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            int place = 0;
            for (var call : run.calls()) {
                row.setString(1, call.id());
                row.setString(2, run.id());
                row.setInt(3, place++);
                row.setString(4, encodable(call.request().deployment().name()));
                row.setString(5, Json.write(CallFormat.toJson(call)));
                row.setBoolean(6, call.simulated());
                row.setString(7, writer);
                row.executeUpdate(); // no batch: its exception would not tell SQLite's code
            }
        }
    }

    /// More of an answer; of no effect when the call has been deleted or settled.
    static void append(Connection connection, String callId, int firstSeq, List<Piece> pieces) throws SQLException {
        try (var row = connection.prepareStatement(
                """
                insert into piece (call_id, seq, kind, item, part, text, deltas, first_nanos, last_nanos)
                select id, ?, ?, ?, ?, ?, ?, ?, ? from call where id = ? and status is null
                on conflict do nothing""")) {
            int seq = firstSeq;
            for (var piece : pieces) {
                row.setInt(1, seq++);
                row.setString(2, piece.kind().name().toLowerCase(Locale.ROOT));
                row.setInt(3, piece.slot().item());
                row.setInt(4, piece.slot().part());
                row.setString(5, piece.stored());
                row.setInt(6, piece.deltas());
                row.setLong(7, piece.firstNanos());
                row.setLong(8, piece.lastNanos());
                row.setString(9, callId);
                row.executeUpdate();
            }
        }
    }

    /// The final answer, in place of the pieces.
    ///
    /// @return whether there is such a call
    static boolean settle(Connection connection, CompletionLine ended) throws SQLException {
        var completion = ended.completion();
        var id = completion.origin().id();
        int rows;
        try (var row = connection.prepareStatement(
                "update call set status = ?, line = ?, cost = ?, cost_known = ?, simulated = ?, recorded = ?, sought = 0 where id = ?")) {
            var cost = completion.cost();
            row.setString(1, completion.status().wireName());
            row.setString(2, ended.text());
            row.setString(3, cost == null ? null : cost.total().toPlainString());
            row.setBoolean(4, cost != null || completion.wasFree());
            row.setBoolean(5, completion.simulated());
            row.setBoolean(6, completion.origin().recorded());
            row.setString(7, id);
            rows = row.executeUpdate();
        }
        try (var pieces = connection.prepareStatement("delete from piece where call_id = ?")) {
            pieces.setString(1, id);
            pieces.executeUpdate();
        }
        return rows == 1;
    }

    /// A session with all that belongs to it, and not to be found in the file any more; a transaction of its own.
    ///
    /// @param onlyTrashed whether it has to be in the trash for that
    /// @return whether there was one
    static boolean delete(Connection connection, String sessionId, boolean onlyTrashed) throws SQLException {
        int rows;
        var condition = onlyTrashed ? " and trashed_at is not null" : "";
        try (var statement = connection.createStatement();
                var row = connection.prepareStatement("delete from session where id = ?" + condition)) {
            statement.execute("pragma secure_delete = on");
            row.setString(1, sessionId);
            rows = row.executeUpdate();
            statement.execute("pragma secure_delete = fast");
            if (rows > 0) {
                statement.execute("pragma wal_checkpoint(truncate)"); // the log has it still; a reader may delay this
            }
        }
        return rows > 0;
    }

    /// Folds what is saved of an open call, which was saved as `plan`.
    static Replay replay(Connection connection, String id, String sessionId, String runId, String plan)
            throws SQLException, FormatException, JsonException {
        var replay = new Replay(CallFormat.builder(id, sessionId, runId, Json.parse(plan)));
        try (var rows = connection.prepareStatement(
                """
                select kind, item, part, text, deltas, first_nanos, last_nanos
                from piece where call_id = ? order by seq""")) {
            rows.setString(1, id);
            try (var row = rows.executeQuery()) {
                while (row.next()) {
                    var kind = kind(String.valueOf(row.getString(1)));
                    replay.add(new Piece(
                            kind,
                            new Slot(row.getInt(2), row.getInt(3)),
                            Piece.restored(kind, row.getString(4)),
                            row.getInt(5),
                            row.getLong(6),
                            row.getLong(7)));
                }
            }
        }
        return replay;
    }

    private static Piece.Kind kind(String name) throws FormatException {
        return Arrays.stream(Piece.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new FormatException("kind", "is no kind of a piece: " + name));
    }

    /// With a question mark for each half of a surrogate pair, which a text column cannot hold; the JSON can.
    static String encodable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

}
