package foundrybench.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The database file: checks it without loading SQLite, and opens connections to it.
///
/// A process that closes a file loses its POSIX locks on it, also those of SQLite. So the file is read past
/// SQLite only while nobody in this process has it open: one lock, of the class, guards both.
final class StoreFile {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION_OFFSET = 60;
    private static final int BUSY_MILLIS = 5000;
    private static final long WAL_RETRY_NANOS = 10_000_000;

    private final Path home;
    private final Path file;
    private final List<String> pragmas;
    private final StoreWords words;

    /// @param pragmas more of them for each connection, for tests
    StoreFile(Path home, List<String> pragmas) {
        this.home = home.toAbsolutePath();
        this.file = this.home.resolve("sessions.db");
        this.pragmas = pragmas;
        this.words = new StoreWords(file);
    }

    StoreWords words() {
        return words;
    }

    /// Makes the file if it is missing, and sees whether it is a store of ours. Takes a millisecond: what can
    /// only be seen through SQLite is seen when the first connection opens.
    void check() throws StoreException {
        try {
            OwnerOnly.folder(home);
            synchronized (StoreFile.class) {
                if (Files.exists(file) && !Files.isRegularFile(file)) {
                    throw new StoreException(words.notADatabase(), null);
                }
                boolean isOpenSomewhere = Files.exists(home.resolve("sessions.db-shm")); // perhaps here
                if (Files.exists(file) && !isOpenSomewhere) {
                    checkHeader();
                }
                OwnerOnly.file(file);
            }
        } catch (IOException e) {
            throw new StoreException(words.describe(e), e);
        }
    }

    /// Opens a connection to the store, which is of our version then. In autocommit: whoever writes says
    /// `begin immediate` and `commit`, for a transaction that reads first fails when another process writes.
    Connection connect() throws SQLException, StoreException {
        var connection = open();
        try {
            Migration.migrate(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    /// When it returns, the shared memory beside the file tells [#check] that it is open.
    private Connection open() throws SQLException, StoreException {
        synchronized (StoreFile.class) {
            var connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
            try {
                configure(connection);
                int version = Migration.version(connection);
                if (version > Migration.VERSION) {
                    throw new StoreException(words.newer(version, Migration.VERSION), null);
                }
                writeAhead(connection);
                return connection;
            } catch (SQLException | StoreException | RuntimeException e) {
                try (connection) {
                    throw e;
                }
            }
        }
    }

    private void configure(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = " + BUSY_MILLIS);
            statement.execute("pragma synchronous = full");
            statement.execute("pragma foreign_keys = on");
            for (var pragma : pragmas) {
                statement.execute("pragma " + pragma);
            }
        }
    }

    /// The change to a write-ahead log fails at once when another process is at it: SQLite does not wait there.
    private static void writeAhead(Connection connection) throws SQLException {
        long giveUp = System.nanoTime() + BUSY_MILLIS * 1_000_000L;
        while (!isWriteAhead(connection)) {
            try (var statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = wal");
            } catch (SQLException e) {
                if ((e.getErrorCode() & 0xff) != StoreWords.BUSY || System.nanoTime() > giveUp) {
                    throw e;
                }
                LockSupport.parkNanos(WAL_RETRY_NANOS);
            }
        }
    }

    private static boolean isWriteAhead(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("pragma journal_mode")) {
            return result.next() && result.getString(1).equalsIgnoreCase("wal");
        }
    }

    private void checkHeader() throws IOException, StoreException {
        try (var in = new RandomAccessFile(file.toFile(), "rw")) {
            if (in.length() == 0) {
                return; // new
            }
            var start = new byte[MAGIC.length];
            boolean isWhole = in.length() >= VERSION_OFFSET + Integer.BYTES && in.read(start) == MAGIC.length;
            if (!isWhole || !Arrays.equals(start, MAGIC)) {
                throw new StoreException(words.notADatabase(), null);
            }
            in.seek(VERSION_OFFSET);
            int version = in.readInt();
            if (version > Migration.VERSION) {
                throw new StoreException(words.newer(version, Migration.VERSION), null);
            }
        }
    }
}
