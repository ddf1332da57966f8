package foundrybench.store;

import static foundrybench.store.StoreSamples.answer;
import static foundrybench.store.StoreSamples.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.store.StoreProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that nobody may write; the same for the system's administrator, whom modes do not bind.
class SessionStoreReadOnlyTest {
    @TempDir
    Path folder;

    private final List<StoreProblem> problems = new ArrayList<>();
    private Path home = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void saveOne() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        home = folder.resolve("home ü"); // its letters are encoded where it is opened for reading
        file = home.resolve("sessions.db");
        try (var store = open()) {
            store.begin(run("s1", "Kimi-K2.6"));
            store.settle(whole("s1"));
        }
    }

    @AfterEach
    void allowDeleting() throws IOException {
        mode(home, "rwx------");
    }

    @Test
    void aFileThatMayNotBeWrittenIsReadAndNotWritten() throws Exception {
        mode(file, "r--------");
        assertReadAndNotWritten(file, "rw-------");
    }

    @Test
    void aFolderThatMayNotBeWrittenIsReadAndNotWritten() throws Exception {
        mode(home, "r-x------");
        assertReadAndNotWritten(home, "rwx------");
    }

    private void assertReadAndNotWritten(Path path, String writable) throws Exception {
        var before = Files.readAllBytes(file);
        try (var store = open()) {
            assertEquals(List.of("s1"), store.sessions(9).stream().map(SessionSummary::id).toList());
            store.begin(run("s2", "Kimi-K2.6"));
            assertFalse(store.settle(whole("s2")));
            assertThrows(StoreException.class, () -> store.delete("s1"));
            assertArrayEquals(before, Files.readAllBytes(file));
            assertEquals(List.of(Kind.READ_ONLY), kinds());
            mode(path, writable);
            store.flush();
            assertEquals(List.of("s2", "s1"), store.sessions(9).stream().map(SessionSummary::id).toList());
        }
        assertEquals(List.of(Kind.READ_ONLY, Kind.RESOLVED), kinds());
    }

    @Test
    void aStoreCannotBeMadeWhereNothingMayBeWritten() throws Exception {
        Files.delete(file);
        mode(home, "r-x------");
        var refused = assertThrows(StoreException.class, this::open);
        assertEquals(
                file + " may not be written. Give yourself the right to write it and its folder, or name another with --home.",
                refused.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void whatAnotherProgramHasNotYetCheckpointedIsRead() throws Exception {
        try (var connection = new StoreFile(home, List.of()).connect(StoreLimits.USUAL.patience());
                var statement = connection.createStatement()) {
            statement.execute("update session set title = 'in the log only'");
            mode(file, "r--------");
            try (var store = open()) {
                assertEquals("in the log only", store.sessions(9).getFirst().title());
            }
        }
        assertTrue(problems.isEmpty());
    }

    private SessionStore open() throws StoreException {
        return SessionStore.open(home, problems::add);
    }

    private List<Kind> kinds() {
        return problems.stream().map(StoreProblem::kind).toList();
    }

    private static Completion whole(String session) {
        return answer(run(session, "Kimi-K2.6").calls().getFirst(), new Finished(null));
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
