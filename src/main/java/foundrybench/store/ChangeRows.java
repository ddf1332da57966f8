package foundrybench.store;

import foundrybench.model.Passage.Where;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The statements that keep what people say of sessions. Each belongs inside a transaction of the caller's.
final class ChangeRows {
    private ChangeRows() {}

    /// @return whether there is such a session
    static boolean apply(Connection connection, String sessionId, SessionChange change) throws SQLException {
        return switch (change) {
            case SessionChange.Rename(var title) -> title.isEmpty() || rename(connection, sessionId, title);
            case SessionChange.Star(var starred) -> set(connection, sessionId, "starred", starred ? 1 : 0);
            case SessionChange.Note(var note) -> note(connection, sessionId, note);
            case SessionChange.Tags tags -> tag(connection, sessionId, tags);
            case SessionChange.Trash(var at) -> set(connection, sessionId, "trashed_at", at.toEpochMilli());
            case SessionChange.Restore() -> set(connection, sessionId, "trashed_at", null);
        };
    }

    private static boolean rename(Connection connection, String sessionId, String title) throws SQLException {
        boolean is = set(connection, sessionId, "title", CallRows.encodable(title));
        Entries.replace(connection, sessionId, Where.TITLE, sessionId, title);
        return is;
    }

    private static boolean note(Connection connection, String sessionId, String note) throws SQLException {
        boolean is = set(connection, sessionId, "note", CallRows.encodable(note));
        Entries.replace(connection, sessionId, Where.NOTE, sessionId, note);
        return is;
    }

    private static boolean tag(Connection connection, String sessionId, SessionChange.Tags tags) throws SQLException {
        try (var old = connection.prepareStatement("delete from tag where session_id = ?")) {
            old.setString(1, sessionId);
            old.executeUpdate();
        }
        try (var row = connection.prepareStatement("insert into tag (session_id, name) select id, ? from session where id = ?")) {
            for (var tag : tags.tags()) {
                row.setString(1, CallRows.encodable(tag));
                row.setString(2, sessionId);
                row.executeUpdate();
            }
        }
        return exists(connection, sessionId);
    }

    private static boolean exists(Connection connection, String sessionId) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from session where id = ?")) {
            statement.setString(1, sessionId);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static boolean set(Connection connection, String sessionId, String column, @Nullable Object value) throws SQLException {
        try (var row = connection.prepareStatement("update session set %s = ? where id = ?".formatted(column))) {
            row.setObject(1, value);
            row.setString(2, sessionId);
            return row.executeUpdate() == 1;
        }
    }
}
