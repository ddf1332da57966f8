package foundrybench.store;

import static foundrybench.store.StoreSamples.START;
import static foundrybench.store.StoreSamples.answer;
import static foundrybench.store.StoreSamples.event;
import static foundrybench.store.StoreSamples.run;
import static foundrybench.store.StoreSamples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.format.CompletionFormat;
import foundrybench.format.PromptFormat;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.Rating;
import foundrybench.model.Slot;
import foundrybench.model.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store of each version that was ever written is still read. The files are kept: a change that no longer
/// reads one is a fault in the change. A new version gets a new file, made by running this test with
/// `-Dkept-store.write=true`.
class KeptStoreTest {
    private static final Path KEPT = Path.of("src/test/resources/store");

    private static final Map<String, Rating> RATINGS =
            Map.of("old-c0", new Rating(false, 5, "naïve 🤖"), "old-c1", new Rating(true, null, ""));

    @TempDir
    Path home;

    @Test
    void aStoreOfVersionOneIsRead() throws Exception {
        Files.copy(KEPT.resolve("v1.db"), home.resolve("sessions.db"));
        var problems = new ArrayList<StoreProblem>();
        try (var store = SessionStore.open(home, problems::add)) {
            assertEquals(List.of("young", "old"), store.sessions(9).stream().map(SessionSummary::id).toList());
            var old = store.session("old").orElseThrow();
            assertEquals(
                    Files.readAllLines(KEPT.resolve("v1.jsonl")),
                    old.runs().getFirst().completions().stream().map(CompletionFormat::line).toList());
            assertEquals("What is 2+2? naïve 🤖 \uD83E", old.runs().getFirst().prompt().messages().getLast().text());
            assertEquals("0.00007266", String.valueOf(old.summary().costUsd()));
            var interrupted = store.session("young").orElseThrow().runs().getFirst().completions().getFirst();
            assertEquals("Half an 🤖 ans", interrupted.content());
            assertEquals("hm", interrupted.reasoning());
            assertEquals(START, interrupted.timing().startedAt());
            assertEquals(3.0, interrupted.timing().firstAnswerMs());
            assertNotNull(interrupted.failure());
            assertEquals(FailureKind.INTERRUPTED, interrupted.failure().kind());
        }
        assertEquals(List.of(StoreProblem.Kind.MIGRATED), problems.stream().map(StoreProblem::kind).toList());
        var copy = copies().getFirst();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*), (select count(*) from call) from session")) {
            row.next();
            assertEquals(2, row.getInt(1));
            assertEquals(3, row.getInt(2));
            assertEquals(1, Migration.version(connection));
        }
    }

    @Test
    void manyWhoMigrateAtOnceMakeOneCopy() throws Exception {
        Files.copy(KEPT.resolve("v2.db"), home.resolve("sessions.db"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var opened = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 8; i++) {
                opened.add(threads.submit(() -> {
                    try (var store = SessionStore.open(home, problem -> {})) {
                        return store.sessions(9).size();
                    }
                }));
            }
            for (var sessions : opened) {
                assertEquals(2, sessions.get());
            }
        }
        assertEquals(1, copies().size());
    }

    private List<Path> copies() throws IOException {
        try (var files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().matches("sessions[.]v[12][.].*[.]db")).toList();
        }
    }

    @Test
    void aStoreOfVersionOneTakesRatingsAndLosesNothing() throws Exception {
        Files.copy(KEPT.resolve("v1.db"), home.resolve("sessions.db"));
        var best = new Rating(true, 4, "short");
        try (var store = SessionStore.open(home, problem -> {})) {
            assertEquals(Map.of(), store.session("old").orElseThrow().ratings());
            store.rate("old-c1", best);
        }
        try (var store = SessionStore.open(home, problem -> {})) {
            var old = store.session("old").orElseThrow();
            assertEquals(Map.of("old-c1", best), old.ratings());
            assertEquals("gpt-5.4", old.summary().winner());
            assertEquals(
                    Files.readAllLines(KEPT.resolve("v1.jsonl")),
                    old.runs().getFirst().completions().stream().map(CompletionFormat::line).toList());
        }
    }

    @Test
    void aStoreOfVersionTwoIsReadWithItsRatings() throws Exception {
        Files.copy(KEPT.resolve("v2.db"), home.resolve("sessions.db"));
        try (var store = SessionStore.open(home, problem -> {})) {
            var old = store.session("old").orElseThrow();
            assertEquals(
                    Files.readAllLines(KEPT.resolve("v2.jsonl")),
                    old.runs().getFirst().completions().stream().map(CompletionFormat::line).toList());
            assertEquals(RATINGS, old.ratings());
        }
    }

    @Test
    void aStoreOfVersionThreeIsRead() throws Exception {
        Files.copy(KEPT.resolve("v3.db"), home.resolve("sessions.db"));
        try (var store = SessionStore.open(home, problem -> {})) {
            var old = store.session("old").orElseThrow();
            assertEquals(
                    Files.readAllLines(KEPT.resolve("v3.jsonl")),
                    old.runs().getFirst().completions().stream().map(CompletionFormat::line).toList());
            assertEquals(RATINGS, old.ratings());
        }
    }

    @Test
    void thePromptsOfAnOlderStoreGetTheirVersions() throws Exception {
        Files.copy(KEPT.resolve("v2.db"), home.resolve("sessions.db"));
        try (var store = SessionStore.open(home, problem -> {})) {
            var prompt = store.session("old").orElseThrow().runs().getFirst().prompt();
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("sessions.db"));
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select prompt_hash from run where session_id = 'old'")) {
                assertTrue(row.next());
                assertEquals(PromptFormat.hash(prompt), row.getString(1));
            }
        }
    }

    @Test
    void aStoreOfTodayHoldsWhatTheKeptOneOfItsVersionHolds() throws Exception {
        try (var store = SessionStore.open(home, problem -> {})) {
            var old = run("old", "Kimi-K2.6", "gpt-5.4");
            store.begin(old);
            for (var call : old.calls()) {
                store.settle(answer(
                        call,
                        new Sent(START, 1, 0),
                        new Reasoning(Slot.ONLY, "2+2"),
                        new Text(Slot.ONLY, "Four \uD83E"),
                        new UsageReported(
                                call.repeat() == 0 && call.id().endsWith("0")
                                        ? new Usage(12L, 0L, 90L, 60L)
                                        : new Usage(null, null, null, null)),
                        new Finished(FinishReason.STOP)));
            }
            RATINGS.forEach(store::rate);
            var young = run("young", START.plusSeconds(60), false, "Kimi-K2.6");
            var call = young.calls().getFirst();
            store.begin(young);
            store.append(event(call, new Sent(START, 1, 0), 0));
            store.append(event(call, new Reasoning(Slot.ONLY, "hm"), 2_000_000));
            store.append(event(call, new Text(Slot.ONLY, "Half an 🤖 "), 3_000_000));
            store.flush();
            store.append(text(call, "ans"));
        }
        var stored = Files.readAllBytes(home.resolve("sessions.db"));
        var kept = KEPT.resolve("v" + Migration.VERSION + ".jsonl");
        try (var store = SessionStore.open(home, problem -> {})) {
            var lines = store.session("old").orElseThrow().runs().getFirst().completions().stream()
                    .map(CompletionFormat::line)
                    .toList();
            if (Boolean.getBoolean("kept-store.write")) {
                Files.write(KEPT.resolve("v" + Migration.VERSION + ".db"), stored);
                Files.writeString(kept, String.join("\n", lines) + "\n");
            }
            assertEquals(Files.readAllLines(kept), lines);
        }
    }
}
