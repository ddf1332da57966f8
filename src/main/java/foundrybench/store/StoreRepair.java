package foundrybench.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/// Puts a new store in the place of a damaged one, with what could be rescued, and a copy beside one that is about to be
/// migrated. Of all processes that notice the need at once one does it, and the others wait.
///
/// The rescued store is whole before the damaged one is moved; a process that dies between leaves it to the next one that
/// opens the store.
final class StoreRepair {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] OURS = "foundry-bench/completion/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OUR_TABLE = "create table piece".getBytes(StandardCharsets.US_ASCII);
    private static final int LOOKED_AT = 8 * 1024 * 1024; // bytes from the beginning

    private final Path home;
    private final Path file;
    private final Path rescued;
    private final StoreWords words;
    private final Consumer<StoreProblem> onRemark;

    /// @param onRemark is told of what was done
    StoreRepair(Path home, Path file, StoreWords words, Consumer<StoreProblem> onRemark) {
        this.home = home;
        this.file = file;
        this.rescued = file.resolveSibling("sessions.rescued.db");
        this.words = words;
        this.onRemark = onRemark;
    }

    /// Whether a rescue was cut off after its hard part.
    boolean isUnfinished() {
        return Files.exists(rescued);
    }

    /// Whether a file that is no database any more was one of ours.
    boolean wasOurs() throws IOException {
        try (var in = Files.newInputStream(file)) {
            var begin = in.readNBytes(LOOKED_AT);
            return PageRows.contains(begin, OURS) || PageRows.contains(begin, OUR_TABLE);
        }
    }

    /// Rescues what can be, unless another has done so meanwhile.
    void repair() throws IOException, SQLException {
        synchronized (StoreRepair.class) {
            OwnerOnly.folder(home);
            try (var lock = lock()) {
                lock.lock();
                if (isUnfinished() || isDamaged()) {
                    var found = isUnfinished() ? null : rescue();
                    var aside = setAside();
                    OwnerOnly.move(rescued, file);
                    onRemark.accept(words.rescued(aside, found));
                }
            }
        }
    }

    private StoreRescue.Found rescue() throws IOException, SQLException {
        var making = file.resolveSibling("sessions.rescuing.db");
        for (var end : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(making.resolveSibling(making.getFileName() + end)); // of one that was cut off
        }
        var found = new StoreRescue(home, file).rescue(making);
        try (var channel = FileChannel.open(making, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        OwnerOnly.move(making, rescued);
        return found;
    }

    /// Moves the damaged one away with its log; nothing is lost, nor played into the new one.
    private Path setAside() throws IOException {
        var aside = free("sessions.damaged." + STAMP.format(Instant.now()));
        for (var end : List.of("", "-wal", "-shm")) {
            var part = file.resolveSibling(file.getFileName() + end);
            try {
                OwnerOnly.move(part, aside.resolveSibling(aside.getFileName() + end));
            } catch (NoSuchFileException e) {
                // there is none, or not any more
            }
        }
        return aside;
    }

    private Path free(String name) {
        var path = file.resolveSibling(name + ".db");
        for (int number = 2; Files.exists(path); number++) {
            path = file.resolveSibling(name + "-" + number + ".db");
        }
        return path;
    }

    private boolean isDamaged() {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                var statement = connection.createStatement();
                var row = statement.executeQuery("pragma integrity_check(1)")) {
            return !row.next() || !row.getString(1).equals("ok") || !StoreSchema.isWhole(connection);
        } catch (SQLException e) {
            return true;
        }
    }

    /// Copies a store that an older program wrote, through SQLite, so that what is in its log is in the copy.
    ///
    /// @param migrate makes it of this version afterwards, unless another process was quicker
    void copyFirst(Connection connection, Migrating migrate) throws SQLException, IOException, StoreException {
        OwnerOnly.folder(home);
        try (var lock = lock()) {
            lock.lock();
            int version = Migration.version(connection);
            if (version < Migration.VERSION) {
                var copy = free("sessions.v%d.%s".formatted(version, STAMP.format(Instant.now())));
                copy(connection, copy);
                migrate.run();
                onRemark.accept(words.migrated(copy, version, Migration.VERSION));
            }
        }
    }

    private void copy(Connection connection, Path copy) throws SQLException, IOException, StoreException {
        OwnerOnly.newFile(copy).close();
        try (var statement = connection.prepareStatement("vacuum into ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
        } catch (SQLException e) {
            Files.deleteIfExists(copy);
            if (StoreWords.isDamage(e)) {
                throw e;
            }
            throw new StoreException(words.noCopy(e), e);
        }
    }

    private FileChannel lock() throws IOException {
        var path = home.resolve("sessions.lock");
        OwnerOnly.file(path);
        return FileChannel.open(path, StandardOpenOption.WRITE);
    }

    /// The migration itself.
    interface Migrating {
        void run() throws SQLException;
    }
}
