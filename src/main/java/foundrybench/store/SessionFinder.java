package foundrybench.store;

import foundrybench.model.SessionQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Finds sessions, newest first: all terms, and the filter, are walked side by side from start to start of sessions, each
/// skipping what another lacks.
final class SessionFinder implements AutoCloseable {
    private final Connection connection;
    private final SessionFilter filter;
    private final List<TermQuery> terms = new ArrayList<>();
    private final List<EntryCursor> cursors = new ArrayList<>();
    private final PreparedStatement next; // start of a session that fits the filter
    private final PreparedStatement there; // sessions that fit and start then

    SessionFinder(Connection connection, SessionQuery query) throws SQLException {
        this.connection = connection;
        this.filter = new SessionFilter(query);
        for (var term : SearchTerm.read(query.text())) {
            add(TermQuery.of(connection, term));
        }
        next = connection.prepareStatement("select max(started_at) from (select started_at from session where %s and started_at <= ? order by started_at desc limit 1)"
                .formatted(filter.condition()));
        there = connection.prepareStatement(
                "select id, (select count(*) from session where started_at = ?) from session where %s and started_at = ? order by rowid desc"
                        .formatted(filter.condition()));
    }

    /// The first that finds anything.
    private void add(List<TermQuery> alternatives) throws SQLException {
        for (var asked : alternatives) {
            var cursor = new EntryCursor(connection, asked.sql(), asked.values());
            if (!cursor.isEmpty() || asked == alternatives.getLast()) {
                terms.add(asked);
                cursors.add(cursor);
                return;
            }
            cursor.close();
        }
    }

    /// Ids of sessions with ids of some entries in which the terms were found.
    ///
    /// @param most sessions
    SequencedMap<String, Set<Long>> find(int most) throws SQLException {
        var found = new LinkedHashMap<String, Set<Long>>();
        long start = agreed(Entries.startedAt(Long.MAX_VALUE));
        while (start != EntryCursor.NONE && found.size() < most) {
            for (var id : sessions(start)) {
                if (found.size() < most) {
                    var entries = new LinkedHashSet<Long>();
                    cursors.forEach(cursor -> entries.addAll(cursor.ids()));
                    found.put(id, entries);
                }
            }
            start = agreed(start - 1);
        }
        return found;
    }

    /// The newest start, not after that one, at which all find something.
    private long agreed(long atMost) throws SQLException {
        long start = atMost;
        boolean isAgreed = false;
        while (!isAgreed && start >= 0) {
            isAgreed = true;
            for (var cursor : cursors) {
                long there = cursor.seek(start);
                isAgreed &= there == start;
                start = there;
                if (start == EntryCursor.NONE) {
                    return start;
                }
            }
            if (cursors.isEmpty() || !filter.isPlain()) {
                long there = filtered(start);
                isAgreed &= there == start || cursors.isEmpty();
                start = there;
            }
        }
        return start;
    }

    private long filtered(long atMost) throws SQLException {
        next.setLong(filter.bind(next, 1), atMost);
        try (var row = next.executeQuery()) {
            long start = row.next() ? row.getLong(1) : 0;
            return row.wasNull() ? EntryCursor.NONE : start;
        }
    }

    /// Those that start then and have all of it; several may start in the same millisecond.
    private List<String> sessions(long start) throws SQLException {
        var ids = new ArrayList<String>();
        boolean isOnly = true;
        there.setLong(1, start);
        there.setLong(filter.bind(there, 2), start);
        try (var row = there.executeQuery()) {
            while (row.next()) {
                ids.add(row.getString(1));
                isOnly = row.getInt(2) == 1;
            }
        }
        if (!isOnly) {
            var all = new ArrayList<String>();
            for (var id : ids) {
                if (hasAll(id, start)) {
                    all.add(id);
                }
            }
            return all;
        }
        return ids;
    }

    private boolean hasAll(String id, long start) throws SQLException {
        for (var term : terms) {
            if (!term.finds(connection, id, start)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws SQLException {
        for (var cursor : cursors) {
            cursor.close();
        }
        next.close();
        there.close();
    }
}
