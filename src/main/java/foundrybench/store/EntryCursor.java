package foundrybench.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Walks what one query finds, newest session first, and skips what nobody asks for. Belongs to one thread.
final class EntryCursor implements AutoCloseable {
    /// Returned when there is no more.
    static final long NONE = -1;

    private static final int MOST_STEPS = 200; // dearer than asking anew from further on
    private static final int MOST_IDS = 50;

    private final PreparedStatement statement;
    private final int bound;
    private final List<Long> ids = new ArrayList<>();
    private ResultSet rows;
    private long next;

    /// @param sql gives ids of entries, the greatest first, none above its last parameter
    /// @param values of the parameters before it
    EntryCursor(Connection connection, String sql, List<String> values) throws SQLException {
        statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setString(i + 1, values.get(i));
        }
        bound = values.size() + 1;
        statement.setLong(bound, Long.MAX_VALUE);
        rows = statement.executeQuery();
        step();
    }

    /// The newest start of a session, not after that one, at which something is found.
    long seek(long atMost) throws SQLException {
        long last = Entries.last(atMost);
        for (int steps = 0; next > last; steps++) {
            if (steps == MOST_STEPS) {
                rows.close();
                statement.setLong(bound, last);
                rows = statement.executeQuery();
            }
            step();
        }
        if (next == NONE) {
            return !ids.isEmpty() && Entries.startedAt(ids.getFirst()) <= atMost ? Entries.startedAt(ids.getFirst()) : NONE;
        }
        long start = Entries.startedAt(next);
        if (!ids.isEmpty() && Entries.startedAt(ids.getFirst()) <= atMost && Entries.startedAt(ids.getFirst()) > start) {
            return Entries.startedAt(ids.getFirst()); // asked for the same once more
        }
        ids.clear();
        while (next != NONE && Entries.startedAt(next) == start && ids.size() < MOST_IDS) {
            ids.add(next);
            step();
        }
        return start;
    }

    /// Whether nothing is found anywhere.
    boolean isEmpty() {
        return next == NONE && ids.isEmpty();
    }

    /// Some of the entries that were found at the start last returned.
    List<Long> ids() {
        return List.copyOf(ids);
    }

    private void step() throws SQLException {
        next = rows.next() ? rows.getLong(1) : NONE;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
