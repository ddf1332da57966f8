package foundrybench.store;

import foundrybench.model.Passage.Where;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The texts that can be found, one row each; triggers keep the indexes like them. Each statement belongs inside a
/// transaction of the caller's.
///
/// The id of an entry begins with the start of its session in milliseconds, so that the newest come first by id alone.
final class Entries {
    /// Bits of an id behind the milliseconds: two million texts may begin at the same.
    static final int BITS = 21;

    /// Stands behind each text, so that its last characters begin a group of three as well.
    private static final String END = "\n\n";

    private Entries() {}

    /// Whether a session can have started then: in 1970 or later, and before 2109.
    static boolean isTime(long startedAt) {
        return startedAt >= 0 && startedAt < 1L << Long.SIZE - 1 - BITS;
    }

    /// The first id of a session that started then.
    static long first(long startedAt) {
        return startedAt << BITS;
    }

    /// The last id of a session that started then.
    static long last(long startedAt) {
        return ((startedAt + 1) << BITS) - 1;
    }

    /// When the session of this entry started.
    static long startedAt(long id) {
        return id >> BITS;
    }

    /// This text can be found from now on, and what was there of its subject cannot. Of no effect when there is no such
    /// session.
    ///
    /// @param subject id of the session, run or call it belongs to
    /// @param text a blank one is only taken away
    static void replace(Connection connection, String sessionId, Where where, String subject, String text)
            throws SQLException {
        var kind = kind(where);
        try (var old = connection.prepareStatement("delete from entry where subject = ? and kind = ?")) {
            old.setString(1, subject);
            old.setString(2, kind);
            old.executeUpdate();
        }
        if (text.isBlank()) {
            return;
        }
        try (var row = connection.prepareStatement(
                """
                insert into entry (id, session_id, kind, subject, text)
                select 1 + coalesce(
                    (select max(e.id) from entry e where e.id between session.started_at << ?1 and ((session.started_at + 1) << ?1) - 1),
                    (session.started_at << ?1) - 1), id, ?2, ?3, ?4
                from session where id = ?5""")) {
            row.setInt(1, BITS);
            row.setString(2, kind);
            row.setString(3, subject);
            row.setString(4, CallRows.encodable(text) + END);
            row.setString(5, sessionId);
            row.executeUpdate();
        }
    }

    static String kind(Where where) {
        return where.name().toLowerCase(Locale.ROOT);
    }

    /// Empty for what was overwritten.
    static Optional<Where> where(String kind) {
        return Arrays.stream(Where.values()).filter(where -> kind(where).equals(kind)).findFirst();
    }
}
