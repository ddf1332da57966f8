package foundrybench.store;

import foundrybench.model.SessionQuery;
import foundrybench.wire.Json;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What a query asks of sessions beside its words, as a condition on the table `session`.
final class SessionFilter {
    private static final String CALL =
            "exists (select 1 from run join call on call.run_id = run.id where run.session_id = session.id and %s)";
    private static final String COST =
            """
            (select sum(cast(cost as real)) from run join call on call.run_id = run.id
             where run.session_id = session.id and simulated = 0 and recorded = 0) %s cast(? as real)""";

    private final List<String> conditions = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final boolean isPlain;

    SessionFilter(SessionQuery query) {
        conditions.add(query.trash() ? "session.trashed_at is not null" : "session.trashed_at is null");
        if (query.from() != null) {
            add("session.started_at >= cast(? as integer)", String.valueOf(query.from().toEpochMilli()));
        }
        if (query.before() != null) {
            add("session.started_at < cast(? as integer)", String.valueOf(query.before().toEpochMilli()));
        }
        if (!query.deployments().isEmpty()) {
            var names = Json.array();
            new TreeSet<>(query.deployments()).forEach(names::add);
            add(CALL.formatted("deployment in (select value from json_each(?))"), Json.write(names));
        }
        if (query.status() != null) {
            add(CALL.formatted("status = ?"), query.status().wireName());
        }
        if (query.costAtLeast() != null) {
            add(COST.formatted(">= -1e-9 +"), query.costAtLeast().toPlainString());
        }
        if (query.costAtMost() != null) {
            add(COST.formatted("<= 1e-9 +"), query.costAtMost().toPlainString());
        }
        if (query.starred()) {
            conditions.add("session.starred = 1");
        }
        if (query.rated()) {
            conditions.add(CALL.formatted("exists (select 1 from rating where call_id = call.id)"));
        }
        if (query.tag() != null) {
            add("exists (select 1 from tag where session_id = session.id and name = ?)", query.tag());
        }
        this.isPlain = conditions.size() == 1 && !query.trash();
    }

    /// Whether nearly all sessions fit, so that it is not worth looking for those that do.
    boolean isPlain() {
        return isPlain;
    }

    /// The condition; [#bind] gives its parameters their values.
    String condition() {
        return String.join(" and ", conditions);
    }

    /// @return the number of the next parameter
    int bind(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (var value : values) {
            statement.setString(next++, value);
        }
        return next;
    }

    private void add(String condition, String value) {
        conditions.add(condition);
        values.add(value);
    }

    /// Whether the exact sums fit, too: those of the database are rounded.
    static boolean fits(SessionQuery query, SessionSummary summary) {
        if (query.costAtLeast() == null && query.costAtMost() == null) {
            return true;
        }
        var cost = summary.costComplete() ? summary.costUsd() : null;
        return cost != null
                && (query.costAtLeast() == null || cost.compareTo(query.costAtLeast()) >= 0)
                && (query.costAtMost() == null || cost.compareTo(query.costAtMost()) <= 0);
    }
}
