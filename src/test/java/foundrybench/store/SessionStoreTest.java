package foundrybench.store;

import static foundrybench.store.StoreSamples.START;
import static foundrybench.store.StoreSamples.answer;
import static foundrybench.store.StoreSamples.event;
import static foundrybench.store.StoreSamples.run;
import static foundrybench.store.StoreSamples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foundrybench.format.CompletionFormat;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Filtered;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Tally;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.CompletionEvent;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.FinishReason;
import foundrybench.model.Slot;
import foundrybench.model.Status;
import foundrybench.model.Transport;
import foundrybench.model.Usage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStoreTest {
    @TempDir
    Path folder;

    private final List<StoreProblem> problems = new ArrayList<>();

    @AfterEach
    void nothingWentWrong() {
        assertEquals(List.of(), problems);
    }

    @Test
    void aSettledRunReadsBackAsItWas() throws Exception {
        var run = run("s1", "Kimi-K2.6", "DeepSeek-V3.2");
        var first = answer(
                run.calls().get(0),
                new Sent(START, 1, 0),
                new Text(Slot.ONLY, "Four"),
                new UsageReported(new Usage(12L, 0L, 90L, 60L)),
                new Finished(FinishReason.STOP));
        var second = answer(
                run.calls().get(1),
                new Sent(START, 1, 0),
                new Failed(FailureText.describe(
                        FailureKind.AUTH, FailureFacts.message(null).answered(401, "401", "no", null))));
        try (var store = open()) {
            store.begin(run);
            assertTrue(store.settle(second));
            assertTrue(store.settle(first));
            var session = store.session("s1").orElseThrow();
            assertEquals(
                    List.of(new StoredRun("s1-r", START, run.prompt(), List.of(first, second))), session.runs());
            assertEquals(
                    new SessionSummary(
                            "s1",
                            "What is 2+2? naïve 🤖 ?", // half a surrogate pair is kept in the prompt only
                            START,
                            List.of("Kimi-K2.6", "DeepSeek-V3.2"),
                            2,
                            1,
                            new BigDecimal("0.00007266"),
                            true,
                            false,
                            false,
                            null,
                            false,
                            "",
                            List.of(),
                            null),
                    session.summary());
            assertEquals(List.of(session.summary()), store.sessions(10));
        }
    }

    @Test
    void spendCountsRealCallsByTheDayOfTheirRun() throws Exception {
        try (var store = open()) {
            var real = run("real", START, false, "Kimi-K2.6", "gpt-5.4");
            var simulated = run("simulated", START, true, "Kimi-K2.6");
            store.begin(real);
            store.begin(simulated);
            var usage = new UsageReported(new Usage(12L, 0L, 90L, null));
            store.settle(answer(real.calls().get(0), usage, new Finished(null)));
            store.settle(answer(real.calls().get(1), new Finished(null)));
            store.settle(answer(simulated.calls().get(0), usage, new Finished(null)));
            assertEquals(new Spend(2, 1, new BigDecimal("0.00007266")), store.ledger().since(START));
            assertEquals(new Spend(0, 0, BigDecimal.ZERO), store.ledger().since(START.plusSeconds(1)));
            assertEquals(new Spend(0, 0, BigDecimal.ZERO), store.ledger().since(START, Set.of("real-r")));
        }
    }

    @Test
    void sessionsAreListedNewestFirstAndSimulatedCostsNothing() throws Exception {
        try (var store = open()) {
            var old = run("old", START, true, "Kimi-K2.6");
            var young = run("young", START.plusSeconds(1), false, "gpt-5.4", "gpt-5.4");
            store.begin(young);
            store.begin(old);
            for (var call : List.of(old.calls().get(0), young.calls().get(0))) {
                store.settle(answer(call, new UsageReported(new Usage(12L, 0L, 90L, null)), new Finished(null)));
            }
            store.settle(answer(young.calls().get(1), new Text(Slot.ONLY, "?"), new Finished(null)));
            var listed = store.sessions(10);
            assertEquals(List.of("young", "old"), listed.stream().map(SessionSummary::id).toList());
            assertEquals(listed.subList(0, 1), store.sessions(1));
            assertEquals(new BigDecimal("0.00007266"), listed.get(0).costUsd());
            assertFalse(listed.get(0).costComplete());
            assertEquals(List.of("gpt-5.4"), listed.get(0).deployments());
            assertEquals(null, listed.get(1).costUsd());
            assertTrue(listed.get(1).costComplete() && listed.get(1).simulated());
        }
    }

    @Test
    void anOpenCallReadsAsFarAsItHasCome() throws Exception {
        try (var store = open(); var other = open()) {
            var run = run("s1", "Kimi-K2.6");
            store.begin(run);
            store.append(text(run.calls().get(0), "Half an ans"));
            store.flush();
            var soFar = only(other);
            assertEquals(Status.OPEN, soFar.status());
            assertEquals("Half an ans", soFar.content());
            assertEquals(0, other.sessions(1).getFirst().completions());
        }
    }

    @Test
    void whatIsAppendedIsOnDiskSoonWithoutAsking() throws Exception {
        try (var store = open(); var other = open()) {
            var run = run("s1", "Kimi-K2.6");
            store.begin(run);
            store.append(text(run.calls().get(0), "soon"));
            long giveUp = System.nanoTime() + 10_000_000_000L;
            while (other.session("s1").isEmpty() || only(other).content().isEmpty()) {
                assertTrue(System.nanoTime() < giveUp);
                Thread.onSpinWait();
            }
            assertEquals("soon", only(other).content());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42})
    void anInterruptedAnswerIsTheFoldOfWhatHadCome(long seed) throws Exception {
        var call = run("s1", "Kimi-K2.6").calls().get(0);
        var builder = new CompletionBuilder(call);
        try (var store = open()) {
            store.begin(run("s1", "Kimi-K2.6"));
            var random = new Random(seed);
            long atNanos = 0;
            for (var event : events(random)) {
                atNanos += random.nextInt(5_000_000);
                builder.add(event, atNanos);
                store.append(event(call, event, atNanos));
                if (random.nextInt(10) == 0) {
                    store.flush();
                }
            }
        }
        var expected = builder.add(new Failed(
                        FailureText.describe(FailureKind.INTERRUPTED, FailureFacts.message(null))))
                .snapshot();
        try (var store = open()) {
            assertEquals(CompletionFormat.line(expected), CompletionFormat.line(only(store)));
            assertEquals(1, store.sessions(1).getFirst().failed());
        }
    }

    private static List<CompletionEvent> events(Random random) {
        var words = "naïve 🤖 的回答 \uDD16 \uD83E. ";
        var events = new ArrayList<CompletionEvent>(List.of(
                new Sent(START, 2, 12.5),
                new Answered(200, new Transport("req", "West US", 1L, null), false),
                new Started("kimi")));
        for (int i = 0; i < 100; i++) {
            int from = random.nextInt(words.length());
            var delta = words.substring(from, from + 1 + random.nextInt(words.length() - from));
            var slot = new Slot(random.nextInt(3) / 2, 0);
            events.add(switch (random.nextInt(12)) {
                case 0 -> new Refused(delta);
                case 1 -> new ToolCallDelta(random.nextInt(2), "id", i < 50 ? null : "name", delta);
                case 2 -> new Filtered(Set.of("hate", delta));
                case 3 -> new UsageReported(new Usage(12L, null, (long) i, null));
                case 4, 5, 6 -> new Reasoning(slot, delta);
                default -> new Text(slot, delta);
            });
        }
        events.add(new Tally(70, 30));
        events.addAll(List.of(new Text(Slot.ONLY, "the"), new Text(Slot.ONLY, "last"), new Text(Slot.ONLY, "words")));
        return events;
    }

    @Test
    void aHalfPairThatNothingFollowsIsKept() throws Exception {
        var call = run("s1", "Kimi-K2.6").calls().get(0);
        try (var store = open()) {
            store.begin(run("s1", "Kimi-K2.6"));
            store.append(text(call, "a\uD83E"));
            store.flush();
            assertEquals("a", only(store).content());
        }
        try (var store = open()) {
            assertEquals("a\uD83E", only(store).content());
            assertEquals(1, only(store).events().textDeltas());
        }
    }

    @Test
    void aPrefixFindsASessionWhenItIsTheOnlyOne() throws Exception {
        try (var store = open()) {
            for (var id : List.of("abc", "abcd", "ab%", "xyz")) {
                store.begin(run(id, "Kimi-K2.6"));
            }
            store.flush();
            assertEquals("xyz", store.session("x").orElseThrow().summary().id());
            assertEquals("abc", store.session("abc").orElseThrow().summary().id());
            assertEquals("ab%", store.session("ab%").orElseThrow().summary().id());
            assertTrue(store.session("abd").isEmpty());
            assertTrue(store.session("").isEmpty());
            assertTrue(store.session("%").isEmpty());
            var ambiguous = assertThrows(StoreException.class, () -> store.session("ab"));
            assertEquals("Several sessions begin with ab: ab%, abc, abcd. Give more of the id.", ambiguous.getMessage());
        }
    }

    @Test
    void whatIsDeletedIsGoneFromTheFileAndWhatStillRunsIsNotSaved() throws Exception {
        try (var store = open()) {
            var run = run("s1", "Kimi-K2.6", "gpt-5.4");
            store.begin(run);
            store.settle(answer(run.calls().get(0), new Text(Slot.ONLY, "a-secret-answer"), new Finished(null)));
            assertTrue(store.delete("s1"));
            assertFalse(store.delete("s1"));
            assertTrue(store.session("s1").isEmpty());
            store.append(text(run.calls().get(1), "late"));
            assertFalse(store.settle(answer(run.calls().get(1), new Finished(null))));
            assertTrue(store.sessions(10).isEmpty());
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("a-secret-answer"));
            }
        }
        assertEquals(
                "The session of call s1-c1 was deleted while it ran, so its answer was not saved.",
                problems.removeFirst().message());
    }

    @Test
    void onlyTheOwnerCanReadWhatIsKept() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var home = folder.resolve("deep/home");
        try (var store = SessionStore.open(home, problems::add)) {
            store.begin(run("s1", "Kimi-K2.6"));
            store.flush();
            try (var paths = Files.walk(home)) {
                for (var path : paths.toList()) {
                    assertEquals(
                            Files.isDirectory(path) ? "rwx------" : "rw-------",
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
                            path.toString());
                }
            }
            assertTrue(Files.exists(home.resolve("sessions.db-wal")));
        }
        try (var left = Files.list(home)) {
            var names = left.map(p -> p.getFileName().toString()).filter(name -> !name.equals("index.lock")).toList();
            assertEquals(Set.of("sessions.db", "writers"), Set.copyOf(names));
        }
        assertEquals(0, home.resolve("writers").toFile().list().length);
    }

    @Test
    void aHomeWithOddLettersIsAHome() throws Exception {
        var home = folder.resolve("a b?c%20d ü#&");
        try (var store = SessionStore.open(home, problems::add)) {
            store.begin(run("s1", "Kimi-K2.6"));
            store.flush();
        }
        assertTrue(Files.size(home.resolve("sessions.db")) > 0);
    }

    @Test
    void whatHasNotEndedCannotBeSettled() throws Exception {
        try (var store = open()) {
            var call = run("s1", "Kimi-K2.6").calls().getFirst();
            assertThrows(IllegalArgumentException.class, () -> store.settle(answer(call)));
        }
    }

    @Test
    void openingAloneLoadsNothingAndLeavesAnEmptyFile() throws Exception {
        open().close();
        assertEquals(0, Files.size(folder.resolve("sessions.db")));
    }

    private SessionStore open() throws StoreException {
        return SessionStore.open(folder, problems::add);
    }

    private static Completion only(SessionStore store) throws StoreException {
        return store.session("s1").orElseThrow().runs().getFirst().completions().getFirst();
    }
}
