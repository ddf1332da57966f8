package foundrybench.store;

import foundrybench.format.CompletionFormat;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.format.PromptFormat;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/// Looks the whole store over: its pages, that all belongs to something, the indexes for searching, and that each prompt,
/// answer and recording can be read.
final class StoreCheck {
    private final Connection connection;
    private final List<String> findings = new ArrayList<>();
    private boolean isFileWrong;
    private boolean isIndexWrong;

    StoreCheck(Connection connection) {
        this.connection = connection;
    }

    StoreReport check() throws SQLException {
        part(this::checkFile);
        part(this::checkIndexes);
        part(this::checkTexts);
        part(this::checkRecordings);
        return new StoreReport(
                findings,
                isFileWrong,
                isIndexWrong,
                count("select count(*) from session"),
                count("select count(*) from run"),
                count("select count(*) from call where status is not null"),
                count("select count(*) from recording"),
                count("select coalesce(sum(size), 0) from recording"));
    }

    /// Where a part meets damage, the others are looked at all the same.
    private void part(Part part) throws SQLException {
        try {
            part.look();
        } catch (SQLException e) {
            if (!StoreWords.isDamage(e)) {
                throw e;
            }
            isFileWrong = true;
            findings.add("The file is damaged: %s.".formatted(e.getMessage()));
        }
    }

    private void checkFile() throws SQLException {
        if (!StoreSchema.isWhole(connection)) {
            isFileWrong = true;
            findings.add("The file is damaged: its tables are not as they are made.");
        }
        rows("pragma integrity_check(100)", row -> {
            if (!row.getString(1).equals("ok")) {
                isFileWrong = true;
                findings.add("The file is damaged: " + row.getString(1) + ".");
            }
        });
        rows("pragma foreign_key_check", row -> findings.add(
                "A row of %s belongs to no %s.".formatted(row.getString(1), row.getString(3))));
    }

    private void checkIndexes() {
        for (var index : List.of("word", "part")) {
            try (var statement = connection.createStatement()) {
                statement.execute("insert into %s (%s, rank) values ('integrity-check', 1)".formatted(index, index));
            } catch (SQLException e) {
                isIndexWrong = true;
                findings.add("The index %s for searching is damaged: %s.".formatted(index, e.getMessage()));
            }
        }
    }

    private void checkTexts() throws SQLException {
        rows("select id, prompt, prompt_hash from run", row -> {
            try {
                PromptFormat.fromJson(Json.parse(row.getString(2)));
                if (!PromptFormat.hashOf(row.getString(2)).equals(row.getString(3)) && !row.getString(3).isEmpty()) {
                    findings.add("The prompt of run %s is not the version it says.".formatted(row.getString(1)));
                }
            } catch (FormatException | JsonException e) {
                findings.add("The prompt of run %s cannot be read: %s.".formatted(row.getString(1), e.getMessage()));
            }
        });
        rows(
                """
                select call.id, line, status, run_id, session_id from call join run on run.id = run_id where status is not null""",
                row -> checkLine(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
    }

    private void checkLine(String id, String line, String status, String runId, String sessionId) {
        try {
            var completion = CompletionFormat.fromJson(Json.parse(String.valueOf(line)));
            var origin = completion.origin();
            boolean isPlaced = origin.id().equals(id)
                    && Objects.equals(origin.runId(), runId)
                    && Objects.equals(origin.sessionId(), sessionId)
                    && completion.status().wireName().equals(status);
            if (!isPlaced) {
                findings.add("The answer of call %s stands at another's place.".formatted(id));
            }
        } catch (FormatException | JsonException e) {
            findings.add("The answer of call %s cannot be read: %s.".formatted(id, e.getMessage()));
        }
    }

    private void checkRecordings() throws SQLException {
        rows("select call_id, meta, arrivals, body from recording", row -> {
            try {
                JsonFields.of(Json.parse(row.getString(2)), "it");
                RecordingRows.plain(row.getBytes(3));
                RecordingRows.plain(row.getBytes(4));
            } catch (FormatException | JsonException | IOException e) {
                findings.add("The recording of call %s cannot be read: %s.".formatted(row.getString(1), e.getMessage()));
            }
        });
    }

    /// Makes the indexes for searching anew, from the texts they are of.
    static void repairIndexes(Connection connection) throws SQLException {
        try (var transaction = new Transaction(connection);
                var statement = connection.createStatement()) {
            statement.execute("insert into word (word) values ('rebuild')");
            statement.execute("insert into part (part) values ('rebuild')");
            transaction.commit();
        }
    }

    private long count(String sql) throws SQLException {
        var found = new AtomicLong();
        part(() -> rows(sql, row -> found.set(row.getLong(1))));
        return found.get();
    }

    private void rows(String sql, Each each) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                each.row(row);
            }
        }
    }

    private interface Part {
        void look() throws SQLException;
    }

    private interface Each {
        void row(ResultSet row) throws SQLException;
    }
}
