package foundrybench.store;

import foundrybench.format.FormatException;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Settles, once, the calls that were open when the process that had them died: with the text that had come,
/// as interrupted.
final class Recovery {
    private final StoreWords words;
    private final Writers writers;
    private final Consumer<StoreProblem> onProblem;
    private boolean done;

    Recovery(StoreWords words, Writers writers, Consumer<StoreProblem> onProblem) {
        this.words = words;
        this.writers = writers;
        this.onProblem = onProblem;
    }

    /// What cannot be settled is told and stays as it is: reading shows it as interrupted all the same.
    synchronized void run(Connection connection) {
        if (done) {
            return;
        }
        done = true;
        try {
            for (var writer : writersOfOpenCalls(connection)) {
                if (!writers.isAlive(writer)) {
                    settle(connection, writer);
                }
            }
            writers.clean();
        } catch (SQLException e) {
            onProblem.accept(words.describe(e));
        } catch (IOException e) {
            onProblem.accept(words.describe(e));
        } catch (FormatException | JsonException e) {
            onProblem.accept(words.unreadable("An interrupted call", e));
        }
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
                CallRows.settle(connection, replay.interrupted());
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
