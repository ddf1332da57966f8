package foundrybench.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// The tables and their indexes as this program makes them, to tell whether a store still describes its own so.
final class StoreSchema {
    /// Without what SQLite and its search make for themselves, which is theirs to change.
    private static final String OURS =
            """
            select type || ' ' || name || ' ' || tbl_name || ' ' || sql from sqlite_master
            where sql is not null and name not like 'sqlite\\_%' escape '\\' and name not like 'word\\_%' escape '\\'
                and name not like 'part\\_%' escape '\\'""";

    private StoreSchema() {}

    /// Whether all is there. Of a store that is still to be migrated nothing is known.
    static boolean isWhole(Connection connection) throws SQLException {
        return Migration.version(connection) != Migration.VERSION || of(connection).containsAll(made());
    }

    private static Set<String> made() throws SQLException {
        try (var memory = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Migration.migrate(memory);
            return of(memory);
        }
    }

    /// Without comments, and whatever stands between words: a store may have been made with them.
    private static String plain(String sql) {
        return sql.replaceAll("--[^\\n]*", " ").replaceAll("\\s+", " ").strip();
    }

    private static Set<String> of(Connection connection) throws SQLException {
        var found = new HashSet<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(OURS)) {
            while (row.next()) {
                found.add(plain(row.getString(1)));
            }
        }
        return found;
    }
}
