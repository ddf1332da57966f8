package foundrybench.store;

import static foundrybench.store.StoreSamples.answer;
import static foundrybench.store.StoreSamples.run;
import static foundrybench.store.StoreSamples.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.Slot;
import foundrybench.model.Status;
import foundrybench.store.StoreProblem.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens when the place where sessions are kept is not as it should be.
class SessionStoreTroubleTest {
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private final List<StoreProblem> problems = new ArrayList<>();

    @Test
    void aHomeThatIsAFileIsRefused() throws Exception {
        var home = Files.createFile(folder.resolve("home"));
        var refused = assertThrows(StoreException.class, () -> SessionStore.open(home.resolve("below"), problems::add));
        var file = home.resolve("below/sessions.db");
        assertTrue(refused.problem().message().startsWith(file + " cannot be made or opened: "));
        assertEquals(
                "Check that its folder is yours to write, or name another with --home.",
                refused.problem().fix());
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws Exception {
        var file = folder.resolve("sessions.db");
        for (var text : List.of("short", "no database at all ".repeat(1000))) {
            Files.writeString(file, text);
            var refused = assertThrows(StoreException.class, this::open);
            assertEquals(
                    file + " is not a session store. It is left as it is. Move it away, or name another folder with --home.",
                    refused.getMessage());
            assertEquals(text, Files.readString(file));
        }
        Files.delete(file);
        Files.createDirectory(file);
        assertThrows(StoreException.class, this::open);
    }

    @Test
    void aNewerStoreIsRefusedAndLeftAsItIs() throws Exception {
        var file = folder.resolve("sessions.db");
        try (var connection = new StoreFile(folder, List.of()).connect(StoreLimits.USUAL.patience());
                var statement = connection.createStatement()) {
            statement.execute("pragma user_version = 99");
            var whileInUse = open(); // the header cannot be read past SQLite now
            assertTrue(assertThrows(StoreException.class, () -> whileInUse.sessions(1)).problem().message().contains("newer"));
            whileInUse.begin(run("s1", "Kimi-K2.6"));
            whileInUse.close();
            assertTrue(problems.removeFirst().message().contains("newer"));
        }
        var before = Files.readAllBytes(file);
        var refused = assertThrows(StoreException.class, this::open);
        assertEquals(
                file + " was written by a newer Foundry Bench (store version 99; this one knows " + Migration.VERSION + "). It has not been touched."
                        + " Update Foundry Bench, or name another folder with --home.",
                refused.getMessage());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aFullDiskIsToldOnceAndWhatCouldNotBeSavedIsSavedLater() throws Exception {
        var run = run("s1", "Kimi-K2.6");
        var call = run.calls().getFirst();
        var huge = answer(call, new Text(Slot.ONLY, "x".repeat(200_000)), new Finished(null));
        try (var store = SessionStore.open(folder, problems::add, List.of("max_page_count = 70"), StoreLimits.USUAL)) {
            store.begin(run);
            store.append(text(call, "some text"));
            store.flush();
            assertFalse(store.settle(huge));
            assertFalse(store.settle(huge));
            assertEquals(
                    List.of(new StoreProblem(
                            Kind.FULL,
                            "The disk is full: " + folder.resolve("sessions.db") + " cannot grow.",
                            "Free some space on it. What waits is tried again while the program runs.")),
                    problems);
            var soFar = store.session("s1").orElseThrow().runs().getFirst().completions().getFirst();
            assertEquals(Status.OPEN, soFar.status());
            assertEquals("some text", soFar.content());
            assertTrue(store.settle(answer(call, new Text(Slot.ONLY, "small"), new Finished(null))));
        }
        try (var store = open()) {
            var saved = store.session("s1").orElseThrow().runs().getFirst().completions();
            assertEquals(List.of("small"), saved.stream().map(c -> c.content()).toList());
        }
        assertEquals(List.of(Kind.FULL, Kind.RESOLVED), kinds());
    }

    @Test
    void aRunThatCouldNotBeSavedIsSavedWithItsAnswer() throws Exception {
        var file = folder.resolve("sessions.db");
        var run = run("s1", "Kimi-K2.6");
        try (var store = open()) {
            assertEquals(List.of(), store.sessions(1));
            try (var other = new StoreFile(folder, List.of()).connect(StoreLimits.USUAL.patience());
                    var statement = other.createStatement()) {
                statement.execute("alter table session rename to hidden");
                statement.execute("pragma user_version = " + (Migration.VERSION + 1));
                store.begin(run);
                store.append(text(run.calls().getFirst(), "Fo"));
                store.flush();
                assertTrue(problems.getFirst().message().contains("newer"), problems.toString());
                statement.execute("alter table hidden rename to session");
                statement.execute("pragma user_version = " + Migration.VERSION);
            }
            assertTrue(store.settle(answer(run.calls().getFirst(), new Text(Slot.ONLY, "Four"), new Finished(null))));
            assertEquals("What is 2+2? naïve 🤖 ?", store.sessions(1).getFirst().title());
        }
        assertEquals(List.of(Kind.NEWER, Kind.RESOLVED), kinds());
        assertTrue(Files.size(file) > 0);
    }

    @Test
    void aDamagedStoreIsSetAsideAndTheNextRunIsSaved() throws Exception {
        var file = folder.resolve("sessions.db");
        var call = run("s1", "Kimi-K2.6").calls().getFirst();
        try (var store = open()) {
            store.begin(run("s1", "Kimi-K2.6"));
            store.settle(answer(call, new Text(Slot.ONLY, "x".repeat(20_000)), new Finished(null)));
        }
        var sound = Files.readAllBytes(file);
        var overwritten = sound.clone();
        Arrays.fill(overwritten, 100, overwritten.length, (byte) 'x');
        var holed = sound.clone();
        Arrays.fill(holed, PAGE, 9 * PAGE, (byte) 0);
        var half = Arrays.copyOf(sound, sound.length / 2 / PAGE * PAGE);
        for (var damaged : List.of(overwritten, holed, half)) {
            Files.write(file, damaged);
            problems.clear();
            try (var store = open()) {
                var run = run("s2", "Kimi-K2.6");
                store.begin(run);
                assertTrue(store.settle(answer(run.calls().getFirst(), new Finished(null))));
                assertTrue(store.session("s2").isPresent());
            }
            assertEquals(List.of(Kind.RESCUED), kinds());
            try (var files = Files.list(folder)) {
                var aside = files.filter(f -> f.getFileName().toString().matches("sessions[.]damaged[.].*Z(-\\d+)?[.]db")).toList();
                assertTrue(aside.stream().anyMatch(f -> holds(f, damaged)), aside.toString());
            }
            Files.delete(file);
        }
    }

    private static boolean holds(Path file, byte[] bytes) {
        try {
            return Arrays.equals(bytes, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLineThatCannotBeReadIsNamed() throws Exception {
        try (var store = open()) {
            store.begin(run("s1", "Kimi-K2.6"));
            store.settle(answer(run("s1", "Kimi-K2.6").calls().getFirst(), new Finished(null)));
            try (var connection = new StoreFile(folder, List.of()).connect(StoreLimits.USUAL.patience());
                    var statement = connection.createStatement()) {
                statement.execute("update call set line = '{}'");
            }
            var told = assertThrows(StoreException.class, () -> store.session("s1"));
            assertEquals(
                    "The answer of call s1-c0 in %s cannot be read: schema is missing. Please report this message."
                            .formatted(folder.resolve("sessions.db")),
                    told.getMessage());
        }
    }

    @Test
    void aListenerThatThrowsStopsNothing() throws Exception {
        var run = run("s1", "Kimi-K2.6");
        SessionStore.open(folder, problems::add).close();
        Files.createDirectory(folder.resolve("sessions.db-wal")); // in the way of SQLite
        var file = folder.resolve("sessions.db");
        try (var store = SessionStore.open(folder, problem -> {
            problems.add(problem);
            throw new IllegalStateException("a listener's bug, which is to be seen in this output");
        })) {
            store.begin(run);
            assertFalse(store.settle(answer(run.calls().getFirst(), new Finished(null))));
            Files.delete(folder.resolve("sessions.db-wal"));
            assertTrue(store.settle(answer(run.calls().getFirst(), new Finished(null))));
        }
        assertEquals(List.of(Kind.DISK, Kind.RESOLVED), kinds());
        assertTrue(problems.getFirst().message().contains(file.toString()));
    }

    @Test
    void nothingIsThrownOrSavedAfterClosing() throws Exception {
        var run = run("s1", "Kimi-K2.6");
        var store = open();
        store.begin(run);
        store.close();
        store.close();
        store.begin(run);
        store.append(text(run.calls().getFirst(), "late"));
        assertFalse(store.settle(answer(run.calls().getFirst(), new Finished(null))));
        store.flush();
        assertEquals(List.of(Kind.FAULT), kinds());
        var never = open();
        never.close();
        assertFalse(never.settle(answer(run.calls().getFirst(), new Finished(null))));
    }

    @Test
    void eachOfSqlitesErrorsHasWords() {
        var words = new StoreWords(Path.of("/home/u/sessions.db"));
        for (int code : List.of(1, 3, 5, 6, 7, 8, 10, 11, 13, 14, 19, 26, 266)) {
            var problem = words.describe(new SQLException("[SQLITE_X] so it is.", "", code));
            assertTrue(problem.message().contains("/home/u/sessions.db") && problem.message().endsWith("."), problem.message());
            assertTrue(problem.fix().endsWith("."), problem.fix());
        }
    }

    private List<Kind> kinds() {
        return problems.stream().map(StoreProblem::kind).toList();
    }

    private SessionStore open() throws StoreException {
        return SessionStore.open(folder, problems::add);
    }
}
