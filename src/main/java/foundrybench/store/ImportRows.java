package foundrybench.store;

import foundrybench.format.CallFormat;
import foundrybench.format.CompletionLine;
import foundrybench.format.PromptFormat;
import foundrybench.model.ImportedAnswer;
import foundrybench.model.Prompt;
import foundrybench.wire.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Takes answers in that were saved elsewhere. Belongs inside transactions of the caller's, and to one thread.
final class ImportRows {
    static final String UNKNOWN = "(prompt not known)"; // what a session is called then
    private static final String WRITER = "import"; // never alive, never asked: all of them have ended

    private final Instant now;
    private final Set<String> made = new HashSet<>(); // sessions that were not there before

    /// @param now for what comes without a time
    ImportRows(Instant now) {
        this.now = now;
    }

    SessionImport.Done add(Connection connection, List<ImportedCall> calls) throws SQLException {
        int added = 0;
        int prompted = 0;
        for (var call : calls) {
            if (add(connection, call)) {
                added++;
            } else if (prompt(connection, call.answer())) {
                prompted++;
            }
        }
        return new SessionImport.Done(added, prompted);
    }

    /// Gives an answer that is there its prompt, and its parameters, when nobody knew them.
    private static boolean prompt(Connection connection, ImportedAnswer answer) throws SQLException {
        var json = Json.write(PromptFormat.toJson(answer.prompt()));
        var origin = answer.completion().origin();
        boolean isLacking = false;
        if (!answer.prompt().messages().isEmpty()) {
            try (var row = connection.prepareStatement(
                    """
                    update run set prompt = ?, prompt_hash = ?, sought = 0
                    where id = (select run_id from call where id = ?) and id = ? and prompt = '[]'""")) {
                row.setString(1, json);
                row.setString(2, PromptFormat.hashOf(json));
                row.setString(3, origin.id());
                row.setString(4, origin.runId());
                isLacking = row.executeUpdate() == 1;
            }
        }
        if (isLacking) {
            CallRows.settle(connection, new CompletionLine(answer.completion()));
            try (var row = connection.prepareStatement("update session set title = ? where id = ? and title = ?")) {
                row.setString(1, CallRows.encodable(answer.prompt().title()));
                row.setString(2, origin.sessionId());
                row.setString(3, UNKNOWN);
                row.executeUpdate();
            }
        }
        return isLacking;
    }

    private boolean add(Connection connection, ImportedCall call) throws SQLException {
        if (isThere(connection, call.answer().completion().origin().id())) {
            return false;
        }
        var answer = ofItsRun(connection, call.answer());
        var origin = answer.completion().origin();
        var sessionId = Objects.requireNonNull(origin.sessionId());
        var at = answer.at() == null ? now : answer.at();
        session(connection, sessionId, at, answer);
        run(connection, sessionId, Objects.requireNonNull(origin.runId()), at, answer.prompt());
        call(connection, answer);
        CallRows.settle(connection, new CompletionLine(answer.completion()));
        RatingRows.put(connection, origin.id(), answer.rating());
        if (call.body() != null) {
            RecordingRows.put(connection, origin.id(), call.body());
        }
        return true;
    }

    private static boolean isThere(Connection connection, String id) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from call where id = ?")) {
            statement.setString(1, id);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /// The answer, in a run of its own when the one it names is there with another session or prompt.
    private static ImportedAnswer ofItsRun(Connection connection, ImportedAnswer answer) throws SQLException {
        var origin = answer.completion().origin();
        var sessionId = Objects.requireNonNull(origin.sessionId());
        var runId = Objects.requireNonNull(origin.runId());
        var hash = PromptFormat.hashOf(Json.write(PromptFormat.toJson(answer.prompt())));
        try (var statement = connection.prepareStatement("select session_id = ? and prompt_hash = ? from run where id = ?")) {
            statement.setString(1, sessionId);
            statement.setString(2, hash);
            statement.setString(3, runId);
            try (var row = statement.executeQuery()) {
                if (!row.next() || row.getBoolean(1)) {
                    return answer;
                }
            }
        }
        var own = String.join("\0", sessionId, runId, hash).getBytes(StandardCharsets.UTF_8);
        var completion = answer.completion().in(sessionId, UUID.nameUUIDFromBytes(own).toString());
        return new ImportedAnswer(answer.at(), answer.prompt(), completion, answer.rating(), answer.price(), answer.about());
    }

    /// What people said of a session that is there already stays.
    private void session(Connection connection, String id, Instant at, ImportedAnswer answer) throws SQLException {
        try (var row = connection.prepareStatement(
                "insert into session (id, title, started_at) values (?, ?, ?) on conflict do nothing")) {
            row.setString(1, id);
            row.setString(2, CallRows.encodable(title(answer.prompt())));
            row.setLong(3, at.toEpochMilli());
            if (row.executeUpdate() == 1) {
                made.add(id);
            }
        }
        var about = answer.about();
        if (about != null && made.contains(id)) {
            made.remove(id);
            if (!about.title().equals(answer.prompt().title())) {
                ChangeRows.apply(connection, id, new SessionChange.Rename(about.title()));
            }
            ChangeRows.apply(connection, id, new SessionChange.Star(about.starred()));
            ChangeRows.apply(connection, id, new SessionChange.Note(about.note()));
            ChangeRows.apply(connection, id, new SessionChange.Tags(about.tags()));
        }
    }

    private static String title(Prompt prompt) {
        return prompt.messages().isEmpty() ? UNKNOWN : prompt.title();
    }

    private static void run(Connection connection, String sessionId, String id, Instant at, Prompt prompt) throws SQLException {
        try (var row = connection.prepareStatement(
                "insert into run (id, session_id, started_at, prompt, prompt_hash) values (?, ?, ?, ?, ?) on conflict do nothing")) {
            var json = Json.write(PromptFormat.toJson(prompt));
            row.setString(1, id);
            row.setString(2, sessionId);
            row.setLong(3, at.toEpochMilli());
            row.setString(4, json);
            row.setString(5, PromptFormat.hashOf(json));
            row.executeUpdate();
        }
    }

    /// Behind those of its run that are there.
    private static void call(Connection connection, ImportedAnswer answer) throws SQLException {
        var completion = answer.completion();
        try (var row = connection.prepareStatement(
                """
                insert into call (id, run_id, place, deployment, plan, simulated, writer)
                select ?, ?, coalesce((select max(place) + 1 from call where run_id = ?), 0), ?, ?, ?, ?""")) {
            row.setString(1, completion.origin().id());
            row.setString(2, completion.origin().runId());
            row.setString(3, completion.origin().runId());
            row.setString(4, CallRows.encodable(String.valueOf(completion.origin().deployment())));
            row.setString(5, Json.write(CallFormat.toJson(completion, answer.price())));
            row.setBoolean(6, completion.simulated());
            row.setString(7, WRITER);
            row.executeUpdate();
        }
    }
}
