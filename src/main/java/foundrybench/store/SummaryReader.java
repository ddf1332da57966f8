package foundrybench.store;

import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads what a list shows of sessions.
final class SummaryReader {
    private final Connection connection;
    private final Writers writers;

    SummaryReader(Connection connection, Writers writers) {
        this.connection = connection;
        this.writers = writers;
    }

    /// Newest first.
    ///
    /// @param ids a query for the ids of the sessions wanted
    List<SessionSummary> of(String ids, Binding binding) throws SQLException {
        var summaries = new ArrayList<SessionSummary>();
        try (var statement = connection.prepareStatement(
                """
                select session.id, title, session.started_at, deployment, status, simulated, cost, cost_known, writer,
                       winner, starred, session.note,
                       (select json_group_array(name) from (select name from tag where session_id = session.id order by name)),
                       trashed_at, recorded
                from session left join run on run.session_id = session.id left join call on call.run_id = run.id
                     left join rating on rating.call_id = call.id
                where session.id in (%s)
                order by session.started_at desc, session.rowid desc, run.started_at, run.rowid, place"""
                        .formatted(ids))) {
            binding.bind(statement);
            try (var row = statement.executeQuery()) {
                SummaryFold fold = null;
                while (row.next()) {
                    if (fold == null || !fold.id().equals(row.getString(1))) {
                        if (fold != null) {
                            summaries.add(fold.summary());
                        }
                        fold = new SummaryFold(
                                row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)), marks(row));
                    }
                    if (row.getString(4) != null) {
                        add(fold, row);
                    }
                }
                if (fold != null) {
                    summaries.add(fold.summary());
                }
            }
        }
        return summaries;
    }

    private static SessionMarks marks(ResultSet row) throws SQLException {
        var trashedAt = row.getObject(14) == null ? null : Instant.ofEpochMilli(row.getLong(14));
        return new SessionMarks(row.getBoolean(11), row.getString(12), tags(row.getString(13)), trashedAt);
    }

    private static List<String> tags(String json) throws SQLException {
        try {
            var tags = new ArrayList<String>();
            Json.parse(json).forEach(tag -> tags.add(tag.asText()));
            return tags;
        } catch (JsonException e) {
            throw new SQLException(e); // SQLite wrote it
        }
    }

    private void add(SummaryFold fold, ResultSet row) throws SQLException {
        var status = row.getString(5);
        boolean simulated = row.getBoolean(6);
        if (status != null) {
            boolean recorded = row.getBoolean(15);
            fold.addSettled(row.getString(4), status, simulated, recorded, row.getString(7), row.getBoolean(8));
            if (recorded) {
                fold.addRecorded();
            }
        } else if (writers.isAlive(row.getString(9))) {
            fold.addOpen(row.getString(4), simulated);
        } else {
            fold.addSettled(row.getString(4), "failed", simulated, false, null, false);
        }
        if (row.getBoolean(10)) {
            fold.addWinner(row.getString(4));
        }
    }

    /// Gives a query its parameters.
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
