package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `run` when its answers cannot be saved: it goes on, says so once, and ends with 5.
@Timeout(60)
@SuppressWarnings("NullAway.Init") // set in start
class SavingTroubleTest {
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private Path home;
    private Path file;
    private Program program;

    @BeforeEach
    void start() {
        home = folder.resolve("home");
        file = home.resolve("sessions.db");
        program = new Program(home, folder).with("K", "no-key-of-anybody");
        assertEquals(0, program.run("run", "before", "-d", "DeepSeek-V3.2", "--demo", "--json").exit());
    }

    @Test
    void aNewerStoreIsNotTouched() throws Exception {
        execute("pragma user_version = 99");
        var before = Files.readAllBytes(file);
        assertNotSaved("was written by a newer Foundry Bench (store version 99; this one knows " + SessionStore.VERSION + "). It has not been touched.");
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(2, program.run("sessions", "list").exit());
    }

    @Test
    void whatIsNoStoreIsNotTouched() throws Exception {
        Files.writeString(file, "a letter to somebody, kept in an odd place ".repeat(100));
        var before = Files.readAllBytes(file);
        assertNotSaved("is not a session store. It is left as it is. Move it away");
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aStoreCutInHalfIsSetAsideAndTheRunIsSaved() throws Exception {
        try (var half = new RandomAccessFile(file.toFile(), "rw")) {
            half.setLength(half.length() / 2 / PAGE * PAGE);
        }
        var before = Files.readAllBytes(file);
        var ran = program.run("run", "hi", "-d", "DeepSeek-V3.2", "--demo");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("sessions.db was damaged. "), ran.err());
        try (var files = Files.list(file.getParent())) {
            var aside = files.filter(f -> f.getFileName().toString().startsWith("sessions.damaged.")).toList();
            assertArrayEquals(before, Files.readAllBytes(aside.stream().filter(f -> f.toString().endsWith(".db")).findFirst().orElseThrow()));
        }
    }

    @Test
    void aReadOnlyStoreIsReadAllTheSame() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertNotSaved("may not be written. Give yourself the right");
        assertEquals(1, program.run("sessions", "list", "--json").json().size());
    }

    @Test
    void aStoreThatIsLockedForLongHoldsUpTheRunOnlyForItsPatience() throws Exception {
        try (var other = connect(); var statement = other.createStatement()) {
            statement.execute("begin immediate");
            assertNotSaved("Another program has kept " + file + " locked for too long.");
        }
        assertEquals(1, program.run("sessions", "list", "--json").json().size());
    }

    @Test
    void aHomeThatIsDeletedInMidRunIsMadeAgain() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        try (var server = new RecordingServer().doing(this::deleteHome)) {
            var output = program.run(
                    "run", "in the middle", "-d", "DeepSeek-V3.2", "--endpoint", server.endpoint(), "--key-env", "K", "--json");
            assertEquals(0, output.exit(), output.err());
            assertTrue(
                    output.err().startsWith("warning: " + file + " was deleted or replaced by another program"), output.err());
            assertFalse(output.out().contains("not-saved"), output.out());
            assertEquals(output.out(), program.run("sessions", "export", "--all").out());
        }
    }

    /// Once the run is in it.
    private void deleteHome() throws IOException {
        try (var store = SessionStore.open(home, problem -> {})) {
            while (store.sessions(2).size() < 2) {
                Thread.onSpinWait();
            }
        } catch (StoreException e) {
            throw new IOException(e);
        }
        try (var files = Files.walk(home)) {
            for (var path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private void assertNotSaved(String why) {
        var output = program.run("run", "now", "-d", "DeepSeek-V3.2", "-d", "Kimi-K2.6", "--demo", "--json");
        assertEquals(5, output.exit(), output.err());
        assertEquals(2, output.json().size());
        for (var line : output.json()) {
            assertEquals("completed", line.path("status").asText());
            assertEquals("[\"not-saved\"]", line.path("warnings").toString());
        }
        assertEquals(1, output.err().lines().count(), output.err());
        assertTrue(output.err().startsWith("warning: not saved: "), output.err());
        assertTrue(output.err().contains(file.toString()) && output.err().contains(why), output.err());
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
