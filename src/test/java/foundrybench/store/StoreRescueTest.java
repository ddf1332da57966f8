package foundrybench.store;

import static foundrybench.store.StoreSamples.START;
import static foundrybench.store.StoreSamples.answer;
import static foundrybench.store.StoreSamples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.format.CompletionFormat;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.FinishReason;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import foundrybench.model.SessionQuery;
import foundrybench.model.Slot;
import foundrybench.store.StoreProblem.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Of a damaged store is kept what can be read of it, and nothing is made up.
class StoreRescueTest {
    private static final int PAGE = 4096;
    private static final int SESSIONS = 30;

    @TempDir
    Path home;

    Path file;
    final Map<String, String> lines = new HashMap<>(); // by call
    final List<StoreProblem> problems = new ArrayList<>();

    @BeforeEach
    void fill() throws Exception {
        file = home.resolve("sessions.db");
        var random = new Random(1);
        try (var store = SessionStore.open(home, problems::add)) {
            for (int i = 0; i < SESSIONS; i++) {
                var run = run("s" + i, START.plusSeconds(i), false, Prompt.of("", "prompt " + i), "Kimi-K2.6", "gpt-5.4");
                store.begin(run);
                for (var call : run.calls()) {
                    var text = ("answer " + call.id() + " ").repeat(1 + random.nextInt(1200));
                    var completion = answer(call, new Sent(START, 1, 0), new Text(Slot.ONLY, text), new Finished(FinishReason.STOP));
                    store.settle(completion);
                    lines.put(call.id(), CompletionFormat.line(completion));
                }
            }
            store.change("s3", new SessionChange.Tags(List.of("kept")));
            store.change("s3", new SessionChange.Star(true));
            store.rate("s3-c1", new Rating(true, 5, "best"));
            store.find(SessionQuery.ALL.withText("answer"), 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void pagesOverwrittenAnywhereCostOnlyWhatStoodOnThem(long seed) throws Exception {
        var random = new Random(seed);
        var bytes = Files.readAllBytes(file);
        int pages = bytes.length / PAGE;
        for (int i = 0; i < 4; i++) {
            int page = 1 + random.nextInt(pages - 1);
            var junk = new byte[PAGE];
            if (seed % 2 == 0) {
                random.nextBytes(junk);
            }
            System.arraycopy(junk, 0, bytes, page * PAGE, PAGE);
        }
        Files.write(file, bytes);
        assertTrue(rescued() >= lines.size() / 2, "seed " + seed + ": " + rescued() + " of " + lines.size());
    }

    /// Behind the header: what is overwritten there may look like a store of a later version.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverBytesAreOverwrittenTheStoreCanBeMended(long seed) throws Exception {
        var random = new Random(seed);
        var bytes = Files.readAllBytes(file);
        for (int i = 0; i < 40; i++) {
            bytes[100 + random.nextInt(bytes.length - 100)] = (byte) random.nextInt(256);
        }
        Files.write(file, bytes);
        try (var store = SessionStore.open(home, problems::add)) {
            store.sessions(999);
            store.find(SessionQuery.ALL.withText("answer"), 50);
            if (store.upkeep().check().isIndexWrong()) {
                store.upkeep().repairIndexes();
            }
            if (store.upkeep().check().isFileWrong()) {
                store.upkeep().rescue();
            }
            var report = store.upkeep().check();
            assertFalse(report.isFileWrong() || report.isIndexWrong(), report.toString());
            assertTrue(report.completions() >= lines.size() * 3 / 4, report.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aFileCutShortKeepsWhatIsBeforeTheCut(long seed) throws Exception {
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2 + new Random(seed).nextInt(bytes.length / 3)));
        assertTrue(rescued() >= lines.size() / 4, "seed " + seed + ": " + rescued());
    }

    @Test
    void withoutItsFirstPageAllAnswersAreThere() throws Exception {
        loseTheFirstPage();
        assertEquals(lines.size(), rescued());
        try (var store = SessionStore.open(home, problems::add)) {
            var third = store.session("s3").orElseThrow();
            assertEquals("prompt 3", third.summary().title());
            assertTrue(third.summary().starred());
            assertEquals(new Rating(true, 5, "best"), third.ratings().get("s3-c1"));
            assertEquals(List.of("kept"), third.summary().tags());
            assertEquals(SESSIONS, store.sessions(999).size());
            for (var session : store.sessions(999)) {
                assertEquals(START.plusSeconds(Long.parseLong(session.id().substring(1))), session.startedAt(), session.id());
            }
        }
    }

    @Test
    void aDamagedTextIsLeftOutAndSaidToBe() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("update call set line = replace(line, '\"startedAt\":\"2', '\"startedAt\":\"~') where id = 's5-c1'");
            statement.execute("update run set prompt = '[{' where id = 's6-r'");
            statement.execute("update session set started_at = 9223372036854775807 where id = 's7'");
        }
        loseTheFirstPage();
        assertEquals(lines.size() - 1, rescued());
        assertTrue(problems.getFirst().words().contains("some may be missing"), problems.toString());
        try (var store = SessionStore.open(home, problems::add)) {
            assertEquals(START.plusSeconds(7), store.session("s7").orElseThrow().runs().getFirst().startedAt());
        }
    }

    /// What SQLite does not look at: the words that describe a table.
    @Test
    void aTableThatIsDescribedOtherwiseIsDamage() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("pragma writable_schema = on");
            statement.execute("update sqlite_master set sql = replace(sql, 'trashed_at', 'trashed~at') where name = 'session'");
        }
        assertEquals(lines.size(), rescued());
        assertEquals(1, problems.size());
        try (var store = SessionStore.open(home, problems::add)) {
            assertEquals(List.of(), store.upkeep().check().findings());
            assertTrue(store.session("s3").orElseThrow().summary().starred());
        }
    }

    @Test
    void aCheckOfADamagedFileSaysAllThatItFinds() throws Exception {
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 3 * PAGE, 12 * PAGE, (byte) 0);
        Files.write(file, bytes);
        try (var store = SessionStore.open(home, problems::add)) {
            var report = store.upkeep().check();
            assertTrue(report.isFileWrong());
            assertTrue(report.findings().size() > 1, report.toString());
        }
    }

    /// Frames behind the last commit were never said to be saved; those with another salt are of an earlier log.
    @Test
    void onlyWhatWasCommittedIsTakenFromTheLog() throws Exception {
        var store = SessionStore.open(home, problems::add);
        try (store; var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("pragma wal_autocheckpoint = 0");
            statement.execute("update session set title = 'first' where id = 's1'");
            var first = Files.readAllBytes(home.resolve("sessions.db-wal"));
            statement.execute("update session set title = 'second' where id = 's1'");
            var second = Files.readAllBytes(home.resolve("sessions.db-wal"));
            for (int at = first.length; at < second.length; at += PAGE + 24) {
                Arrays.fill(second, at + 4, at + 8, (byte) 0); // not committed
            }
            var elsewhere = Files.createDirectory(home.resolve("elsewhere"));
            Files.copy(file, elsewhere.resolve("sessions.db"));
            Files.write(elsewhere.resolve("sessions.db-wal"), second);
        }
        home = home.resolve("elsewhere");
        file = home.resolve("sessions.db");
        loseTheFirstPage();
        rescued();
        try (var rescued = SessionStore.open(home, problems::add)) {
            assertEquals("first", rescued.session("s1").orElseThrow().summary().title());
        }
    }

    private void loseTheFirstPage() throws Exception {
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, PAGE, (byte) 'x');
        Files.write(file, bytes);
    }

    @Test
    void damageInTheIndexesLosesNothing() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("update word_data set block = zeroblob(40) where id > 10");
        }
        try (var store = SessionStore.open(home, problems::add)) {
            var found = store.find(SessionQuery.ALL.withText("prompt"), 99);
            assertEquals(SESSIONS, found.size());
        }
        assertEquals(lines.size(), rescued());
    }

    @Test
    void manyWhoFindTheDamageAtOnceRescueItOnce() throws Exception {
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, PAGE, 20 * PAGE, (byte) 0);
        Files.write(file, bytes);
        try (var threads = Executors.newFixedThreadPool(6)) {
            var opened = new ArrayList<Future<List<SessionSummary>>>();
            for (int i = 0; i < 6; i++) {
                opened.add(threads.submit(() -> {
                    try (var store = SessionStore.open(home, problem -> {})) {
                        return store.sessions(99);
                    }
                }));
            }
            for (var sessions : opened) {
                assertEquals(opened.getFirst().get(), sessions.get());
            }
        }
        try (var files = Files.list(home)) {
            assertEquals(1, files.filter(f -> f.getFileName().toString().matches("sessions[.]damaged[.].*[.]db")).count());
        }
    }

    /// Killed between making the new store and putting it in its place.
    @Test
    void aRescueThatWasCutOffIsFinishedByTheNext() throws Exception {
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, PAGE, 20 * PAGE, (byte) 0);
        Files.write(file, bytes);
        new StoreRescue(home, file).rescue(home.resolve("sessions.rescued.db"));
        Files.move(file, home.resolve("sessions.damaged.earlier.db"));
        assertTrue(rescued() > 0);
        assertTrue(Files.notExists(home.resolve("sessions.rescued.db")));
    }

    @Test
    void aCallWithoutItsSessionGetsOne() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("pragma foreign_keys = off");
            statement.execute("delete from session where id = 's5'");
            statement.execute("delete from run where id = 's5-r'");
            statement.execute("delete from session where id = 's6'");
        }
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, 16, (byte) 0);
        Files.write(file, bytes);
        assertEquals(lines.size(), rescued());
        try (var store = SessionStore.open(home, problems::add)) {
            assertEquals("(prompt not known)", store.session("s5").orElseThrow().summary().title());
            assertEquals("prompt 6", store.session("s6").orElseThrow().summary().title());
            assertEquals("prompt 6", store.session("s6").orElseThrow().runs().getFirst().prompt().title());
        }
    }

    /// A text that was overwritten within is told of, and the other sessions are read.
    private static List<StoredRun> runs(SessionStore store, String id) throws StoreException {
        try {
            return store.session(id).orElseThrow().runs();
        } catch (StoreException e) {
            assertTrue(e.problem().message().contains("cannot be read: "), e.getMessage());
            return List.of();
        }
    }

    /// How many answers are there; each is as it was.
    private int rescued() throws StoreException {
        try (var store = SessionStore.open(home, problems::add)) {
            int found = 0;
            for (var session : store.sessions(999)) {
                assertTrue(session.id().matches("s[12]?[0-9]"), "made up: " + session);
                for (var stored : runs(store, session.id())) {
                    for (var completion : stored.completions()) {
                        assertEquals(lines.get(completion.origin().id()), CompletionFormat.line(completion));
                        found++;
                    }
                }
            }
            assertTrue(problems.stream().allMatch(problem -> problem.kind() == Kind.RESCUED), problems.toString());
            return found;
        }
    }
}
