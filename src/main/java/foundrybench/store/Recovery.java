package foundrybench.store;

import foundrybench.format.CompletionLine;
import foundrybench.format.FormatException;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Settles, once, the calls that were open when the process that had them died: with the text that had come,
/// as interrupted.
final class Recovery {
    private final StoreWords words;
    private final Writers writers;
    private final StoreTrouble trouble;
    private boolean done;

    Recovery(StoreWords words, Writers writers, StoreTrouble trouble) {
        this.words = words;
        this.writers = writers;
        this.trouble = trouble;
    }

    /// A call that cannot be understood is told of and stays as it is, as all do when this throws: reading
    /// shows them as interrupted all the same.
    synchronized void run(Connection connection) throws SQLException, IOException {
        if (done) {
            return;
        }
        try {
            for (var writer : writersOfOpenCalls(connection)) {
                if (!writers.isAlive(writer)) {
                    settle(connection, writer);
                }
            }
        } catch (FormatException | JsonException e) {
            trouble.pass(words.unreadable("An interrupted call", e));
        }
        writers.clean();
        done = true;
    }

    private static List<String> writersOfOpenCalls(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select distinct writer from call where status is null")) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private static void settle(Connection connection, String writer)
            throws SQLException, FormatException, JsonException {
        try (var transaction = new Transaction(connection)) {
            for (var call : openCalls(connection, writer)) {
                var replay = CallRows.replay(connection, call.id(), call.sessionId(), call.runId(), call.plan());
                CallRows.settle(connection, new CompletionLine(replay.interrupted()));
            }
            transaction.commit();
        }
    }

    private static List<OpenCall> openCalls(Connection connection, String writer) throws SQLException {
        var calls = new ArrayList<OpenCall>();
        try (var statement = connection.prepareStatement(
                """
                select call.id, run.session_id, run.id, call.plan from call join run on run.id = call.run_id
                where call.status is null and call.writer = ?""")) {
            statement.setString(1, writer);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    calls.add(new OpenCall(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return calls;
    }

    private record OpenCall(String id, String sessionId, String runId, String plan) {}
}
