package foundrybench.store;

import foundrybench.format.FormatException;
import foundrybench.format.PromptFormat;
import foundrybench.store.PageRows.Row;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a new store of what can be read of a damaged one: first through SQLite, on a copy, from both ends of each table;
/// then, where that met damage, from every page by itself.
final class StoreRescue {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final Map<String, String> TABLES = Map.of(
            "session", "rowid", "run", "rowid", "call", "rowid", "recording", "rowid", "rating", "", "tag", "", "piece", "");

    private final Path home;
    private final Path damaged;

    /// What was found.
    ///
    /// @param isComplete whether no damage was met in what was read
    record Found(int sessions, int completions, boolean isComplete) {}

    /// @param home where it works, in a folder of its own
    StoreRescue(Path home, Path damaged) {
        this.home = home;
        this.damaged = damaged;
    }

    /// @param into a file that is not there yet
    Found rescue(Path into) throws SQLException, IOException {
        var folder = home.resolve("rescue");
        delete(folder);
        OwnerOnly.folder(folder);
        try {
            var copy = copy(folder);
            OwnerOnly.newFile(into).close();
            try (var to = DriverManager.getConnection("jdbc:sqlite:" + into.toUri())) {
                return rescue(copy, to);
            }
        } finally {
            delete(folder);
        }
    }

    private Found rescue(Path copy, Connection to) throws SQLException, IOException {
        execute(to, "pragma journal_mode = wal", "pragma synchronous = full", "pragma foreign_keys = off");
        Migration.migrate(to);
        boolean isWhole;
        try (var rows = new RescuedRows(to);
                var transaction = new Transaction(to)) {
            isWhole = readTables(copy, rows);
            if (!isWhole) {
                readPages(copy, rows);
            }
            isWhole &= !rows.hasLost();
            adopt(to);
            transaction.commit();
        }
        execute(to, "pragma wal_checkpoint(truncate)", "pragma journal_mode = delete");
        return new Found(count(to, "select count(*) from session"), count(to, "select count(*) from call where status is not null"), isWhole);
    }

    /// A copy that SQLite may work on, its log beside it, its first bytes mended.
    private Path copy(Path folder) throws IOException {
        var copy = folder.resolve("copy.db");
        Files.copy(damaged, copy);
        try {
            Files.copy(StoreIdentity.log(damaged), StoreIdentity.log(copy));
        } catch (NoSuchFileException e) {
            // whoever closes the store last empties its log, and takes it away
        }
        try (var file = new RandomAccessFile(copy.toFile(), "rw")) {
            var begin = new byte[MAGIC.length];
            if (file.read(begin) == MAGIC.length && !Arrays.equals(begin, MAGIC)) {
                file.seek(0);
                file.write(MAGIC);
            }
        }
        return copy;
    }

    /// @return whether all of it could be read
    private static boolean readTables(Path copy, RescuedRows rows) {
        boolean isWhole = true;
        try (var from = DriverManager.getConnection("jdbc:sqlite:" + copy.toUri())) {
            for (var table : List.of("session", "run", "call", "recording", "rating", "tag", "piece")) {
                boolean isRead = readTable(from, table, String.valueOf(TABLES.get(table)), rows);
                boolean isMissing = !isRead && isMissing(from, table);
                isWhole &= isRead || isMissing;
            }
            return isWhole && "ok".equals(text(from, "pragma quick_check(1)"));
        } catch (SQLException e) {
            return false;
        }
    }

    /// An older store lacks some tables.
    private static boolean isMissing(Connection from, String table) {
        try {
            return Migration.version(from) > 0 && text(from, "select name from sqlite_schema where name = '" + table + "'") == null;
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean readTable(Connection from, String table, String key, RescuedRows rows) {
        boolean isIndex = key.isEmpty();
        if (readRows(from, "select * from " + table, isIndex, rows)) {
            return true;
        }
        if (!isIndex) {
            readRows(from, "select * from %s order by %s desc".formatted(table, key), isIndex, rows);
        }
        return false;
    }

    /// Reads until damage is met.
    private static boolean readRows(Connection from, String sql, boolean isIndex, RescuedRows rows) {
        try (var statement = from.createStatement();
                var row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                rows.add(new Row(values(row, columns), isIndex));
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static List<@Nullable Object> values(ResultSet row, int columns) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        for (int i = 1; i <= columns; i++) {
            var value = row.getObject(i);
            values.add(value instanceof Integer number ? Long.valueOf(number) : value);
        }
        return values;
    }

    private static void readPages(Path copy, RescuedRows rows) throws IOException, SQLException {
        var refused = new ArrayList<SQLException>();
        try (var pages = new StorePages(copy, StoreIdentity.log(copy))) {
            new PageRows(pages).read(row -> {
                try {
                    rows.add(row);
                } catch (SQLException e) {
                    refused.add(e); // a row that only looked like one
                }
            });
        }
        if (refused.stream().anyMatch(StoreWords::isOfThePlace)) {
            throw refused.getFirst();
        }
    }

    /// Gives runs whose session is lost, and calls whose run is, new ones; what belongs to no call is dropped.
    private static void adopt(Connection to) throws SQLException {
        try (var statement = to.createStatement();
                var row = statement.executeQuery("select id, run_id, line, plan from call where run_id not in (select id from run)")) {
            var orphans = new ArrayList<Orphan>();
            while (row.next()) {
                var line = row.getString(3);
                orphans.add(new Orphan(row.getString(2), sessionOf(line, row.getString(2)), startOf(line)));
            }
            for (var orphan : orphans) {
                try (var run = to.prepareStatement(
                        "insert or ignore into run (id, session_id, started_at, prompt, prompt_hash) values (?, ?, ?, '[]', '')")) {
                    run.setString(1, orphan.run());
                    run.setString(2, orphan.session());
                    run.setLong(3, orphan.startedAt());
                    run.executeUpdate();
                }
            }
        }
        execute(
                to,
                """
                insert into session (id, title, started_at)
                select session_id, '', min(started_at) from run
                where session_id not in (select id from session) group by session_id""",
                "delete from rating where call_id not in (select id from call)",
                "delete from piece where call_id not in (select id from call where status is null)",
                "delete from recording where call_id not in (select id from call)",
                "delete from tag where session_id not in (select id from session)");
        name(to);
    }

    /// Calls sessions whose row was lost by what was asked first.
    private static void name(Connection to) throws SQLException {
        try (var statement = to.createStatement();
                var row = statement.executeQuery(
                        """
                        select session.id, (select prompt from run where session_id = session.id order by started_at, rowid limit 1)
                        from session where title = ''""");
                var named = to.prepareStatement("update session set title = ? where id = ?")) {
            while (row.next()) {
                named.setString(1, title(row.getString(2)));
                named.setString(2, row.getString(1));
                named.addBatch();
            }
            named.executeBatch();
        }
    }

    private static String title(String prompt) {
        try {
            var known = PromptFormat.fromJson(Json.parse(prompt));
            return known.messages().isEmpty() ? ImportRows.UNKNOWN : CallRows.encodable(known.title());
        } catch (JsonException | FormatException e) {
            return ImportRows.UNKNOWN;
        }
    }

    /// A run whose row is lost.
    private record Orphan(String run, String session, long startedAt) {}

    private static String sessionOf(@Nullable String line, String run) {
        try {
            return line == null ? "rescued-" + run : Json.parse(line).path("sessionId").asText("rescued-" + run);
        } catch (JsonException e) {
            return "rescued-" + run;
        }
    }

    /// Now when nobody knows.
    private static long startOf(@Nullable String line) {
        try {
            long said = line == null ? -1 : Instant.parse(Json.parse(line).path("timing").path("startedAt").asText("")).toEpochMilli();
            return Entries.isTime(said) ? said : InstantSource.system().millis();
        } catch (JsonException | DateTimeException | ArithmeticException e) {
            return InstantSource.system().millis();
        }
    }

    private static int count(Connection connection, String sql) throws SQLException {
        return Integer.parseInt(String.valueOf(text(connection, sql)));
    }

    private static @Nullable String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
