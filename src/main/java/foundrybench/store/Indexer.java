package foundrybench.store;

import foundrybench.format.FormatException;
import foundrybench.format.PromptFormat;
import foundrybench.model.Message;
import foundrybench.model.Passage.Where;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Makes prompts and answers findable after they were saved: whoever waits for an answer to be saved does not wait for
/// the indexes, too.
final class Indexer {
    private Indexer() {}

    /// Whether there is something left to do.
    static boolean isBehind(Connection connection) throws SQLException {
        return has(connection, "select 1 from run where sought = 0 limit 1")
                || has(connection, "select 1 from call where sought = 0 and status is not null limit 1");
    }

    /// Does a part of it, in a transaction of its own.
    ///
    /// @param most texts
    /// @return whether there may be more
    static boolean step(Connection connection, int most) throws SQLException {
        if (!isBehind(connection)) {
            return false;
        }
        try (var transaction = new Transaction(connection)) {
            int left = most;
            for (var prompt : prompts(connection, left)) {
                Entries.replace(connection, prompt.sessionId(), Where.PROMPT, prompt.subject(), prompt.text());
                done(connection, "run", prompt.subject());
                left--;
            }
            for (var answer : answers(connection, left)) {
                Entries.replace(connection, answer.sessionId(), Where.ANSWER, answer.subject(), answer.text());
                done(connection, "call", answer.subject());
                left--;
            }
            transaction.commit();
            return left <= 0;
        }
    }

    /// Forgets all that is indexed, to index it anew; belongs inside a transaction of the caller's.
    static void forget(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("update run set sought = 0");
            statement.execute("update call set sought = 0");
        }
    }

    private static List<Text> prompts(Connection connection, int most) throws SQLException {
        return texts(connection, "select session_id, id, prompt from run where sought = 0 limit ?", most, true);
    }

    private static List<Text> answers(Connection connection, int most) throws SQLException {
        return texts(
                connection,
                """
                select run.session_id, call.id, call.line from call join run on run.id = call.run_id
                where call.sought = 0 and call.status is not null limit ?""",
                most,
                false);
    }

    private static List<Text> texts(Connection connection, String sql, int most, boolean arePrompts) throws SQLException {
        var texts = new ArrayList<Text>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, most);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var text = arePrompts ? ofPrompt(row.getString(3)) : ofLine(row.getString(3));
                    texts.add(new Text(row.getString(1), row.getString(2), text));
                }
            }
        }
        return texts;
    }

    /// What cannot be read cannot be found; `sessions check` tells of it.
    private static String ofPrompt(String json) {
        try {
            return PromptFormat.fromJson(Json.parse(json)).messages().stream()
                    .map(Message::text)
                    .collect(Collectors.joining("\n\n"));
        } catch (FormatException | JsonException e) {
            return "";
        }
    }

    private static String ofLine(String line) {
        try {
            var json = Json.parse(line);
            var content = json.path("content").asText("");
            var refusal = json.path("refusal").asText("");
            return refusal.isBlank() || refusal.equals("null") ? content : content + "\n\n" + refusal;
        } catch (JsonException e) {
            return "";
        }
    }

    private static void done(Connection connection, String table, String id) throws SQLException {
        try (var row = connection.prepareStatement("update %s set sought = 1 where id = ?".formatted(table))) {
            row.setString(1, id);
            row.executeUpdate();
        }
    }

    private static boolean has(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next();
        }
    }

    private record Text(String sessionId, String subject, String text) {}
}
