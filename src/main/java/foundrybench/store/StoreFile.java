package foundrybench.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.NativeLibraryNotFoundException;

/// The database file: checks it without loading SQLite, and opens connections to it. A file or folder that
/// nobody may write is only read, also by those whom modes do not bind.
///
/// A process that closes a file loses its POSIX locks on it, also those of SQLite. So the file is read past
/// SQLite only while nobody in this process has it open: one lock, of the class, guards both.
final class StoreFile {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION_OFFSET = 60;
    private static final long WAL_RETRY_NANOS = 10_000_000;

    private final Path home;
    private final Path file;
    private final List<String> pragmas;
    private final StoreWords words;
    private final StoreRepair repair;

    /// As [#StoreFile(Path, List, Consumer)], telling nobody.
    StoreFile(Path home, List<String> pragmas) {
        this(home, pragmas, _ -> {});
    }

    /// @param onRemark is told when the store was brought to this version, or rescued
    /// @param pragmas more of them for each connection, for tests
    StoreFile(Path home, List<String> pragmas, Consumer<StoreProblem> onRemark) {
        this.home = home.toAbsolutePath();
        this.file = SessionStore.fileIn(this.home);
        this.pragmas = pragmas;
        this.words = new StoreWords(file);
        this.repair = new StoreRepair(this.home, file, words, onRemark);
    }

    Path home() {
        return home;
    }

    StoreWords words() {
        return words;
    }

    /// Makes the file if it is missing, and sees whether it is a store of ours. Takes a millisecond: what can
    /// only be seen through SQLite is seen when the first connection opens.
    void check() throws StoreException {
        try {
            synchronized (StoreFile.class) {
                if (repair.isUnfinished()) {
                    repair();
                }
                boolean exists = Files.exists(file);
                if (exists && !Files.isRegularFile(file)) {
                    throw new StoreException(words.notADatabase(), null);
                }
                boolean isOpenSomewhere = Files.exists(home.resolve("sessions.db-shm")); // perhaps here
                if (exists && !isOpenSomewhere) {
                    checkHeader();
                }
                if (!exists || !isReadOnly()) {
                    make();
                }
            }
        } catch (IOException e) {
            throw new StoreException(words.describe(e), e);
        }
    }

    /// Sets a damaged store aside and puts what can be read of it in its place, unless another has.
    ///
    /// @throws StoreException if that fails; then all is as it was
    void repair() throws IOException, StoreException {
        if (isReadOnly()) {
            throw new StoreException(words.readOnly(), null);
        }
        try {
            repair.repair();
        } catch (SQLException e) {
            throw new StoreException(words.describe(e), e);
        }
    }

    /// Whether it may be read only, by its mode or its folder's, or because the file system says so.
    boolean isReadOnly() throws IOException {
        return !OwnerOnly.mayWrite(home) || !OwnerOnly.mayWrite(file);
    }

    /// Makes what is missing of it.
    private void make() throws IOException, StoreException {
        if (isReadOnly()) {
            throw new StoreException(words.readOnly(), null);
        }
        OwnerOnly.folder(home);
        OwnerOnly.file(file);
    }

    /// Opens it for writing. In autocommit: whoever writes says `begin immediate` and `commit`, for a
    /// transaction that reads first fails when another process writes.
    ///
    /// @param patience how long to wait for another's lock
    OpenStore openToWrite(Duration patience) throws SQLException, IOException, StoreException {
        make();
        var connection = connect(patience);
        try {
            return new OpenStore(connection, file, StoreIdentity.of(file));
        } catch (IOException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    /// Opens a store that may not be written, to read it.
    Connection openToRead() throws SQLException, IOException, StoreException {
        var log = StoreIdentity.log(file);
        boolean hasLog = Files.exists(log) && Files.size(log) > 0;
        var connection = open("?" + (hasLog ? "mode=ro" : "immutable=1"));
        try {
            configure(connection, StoreLimits.USUAL.patience());
            if (Migration.version(connection) < Migration.VERSION) {
                throw new StoreException(words.readOnly(), null);
            }
            return connection;
        } catch (SQLException | StoreException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    /// A connection to the store, which is of our version then.
    Connection connect(Duration patience) throws SQLException, StoreException {
        synchronized (StoreFile.class) { // when this ends, the shared memory tells check that the file is open
            var connection = open("");
            try {
                configure(connection, patience);
                writeAhead(connection, patience);
                migrate(connection);
                return connection;
            } catch (SQLException | StoreException | RuntimeException e) {
                try (connection) {
                    throw e;
                }
            } catch (IOException e) {
                try (connection) {
                    throw new StoreException(words.describe(e), e);
                }
            }
        }
    }

    private void migrate(Connection connection) throws SQLException, IOException, StoreException {
        int version = Migration.version(connection);
        if (version > 0 && version < Migration.VERSION) {
            repair.copyFirst(connection, () -> Migration.migrate(connection));
        }
        Migration.migrate(connection);
    }

    private Connection open(String query) throws SQLException, StoreException {
        try {
            return DriverManager.getConnection("jdbc:sqlite:" + file.toUri() + query, driverOptions());
        } catch (LinkageError e) {
            throw new StoreException(words.noLibrary(e), e);
        } catch (SQLException e) {
            if (e.getCause() instanceof NativeLibraryNotFoundException cause) {
                throw new StoreException(words.noLibrary(cause), e);
            }
            throw e;
        }
    }

    /// Ids are ours: the driver need not ask for the last row's after each statement.
    private static Properties driverOptions() {
        var options = new Properties();
        options.setProperty("jdbc.get_generated_keys", "false");
        return options;
    }

    private void configure(Connection connection, Duration patience) throws SQLException, StoreException {
        LockWait.set(connection, patience);
        try (var statement = connection.createStatement()) {
            statement.execute("pragma synchronous = full");
            statement.execute("pragma foreign_keys = on");
            for (var pragma : pragmas) {
                statement.execute("pragma " + pragma);
            }
        }
        int version = Migration.version(connection);
        if (version > Migration.VERSION) {
            throw new StoreException(words.newer(version, Migration.VERSION), null);
        }
    }

    /// The change to a write-ahead log fails at once when another process is at it: SQLite does not wait there.
    private static void writeAhead(Connection connection, Duration patience) throws SQLException {
        long giveUp = System.nanoTime() + patience.toNanos();
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
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() == 0) {
                return; // new
            }
            var start = new byte[MAGIC.length];
            boolean isWhole = in.length() >= VERSION_OFFSET + Integer.BYTES && in.read(start) == MAGIC.length;
            if (!isWhole || !Arrays.equals(start, MAGIC)) {
                if (!repair.wasOurs()) {
                    throw new StoreException(words.notADatabase(), null);
                }
                repair();
                return;
            }
            in.seek(VERSION_OFFSET);
            int version = in.readInt();
            if (!Migration.isPossible(version)) {
                repair();
                return;
            }
            if (version > Migration.VERSION) {
                throw new StoreException(words.newer(version, Migration.VERSION), null);
            }
        }
    }
}
