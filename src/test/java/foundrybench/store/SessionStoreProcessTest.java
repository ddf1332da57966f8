package foundrybench.store;

import static foundrybench.store.StoreSamples.answer;
import static foundrybench.store.StoreSamples.run;
import static foundrybench.store.StoreSamples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.FailureKind;
import foundrybench.model.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several processes at one store, and the death of some.
@Timeout(120)
class SessionStoreProcessTest {
    @TempDir
    Path folder;

    private final List<StoreProblem> problems = new ArrayList<>();

    @AfterEach
    void nothingWentWrong() {
        assertEquals(List.of(), problems);
    }

    @Test
    void aCallOfAKilledProcessIsInterruptedWithItsText() throws Exception {
        try (var process = WriterProcess.start(folder, "s1", "streaming")) {
            assertEquals("streaming", process.nextLine());
            try (var store = open()) {
                assertEquals(Status.OPEN, completions(store).get(0).status());
                process.kill();
                assertInterrupted(completions(store));
            }
        }
        try (var store = open()) {
            assertInterrupted(completions(store));
            assertEquals(2, store.sessions(1).getFirst().completions());
            assertEquals(1, store.sessions(1).getFirst().failed());
        }
        assertEquals(0, count("select count(*) from piece"));
        assertEquals(0, count("select count(*) from call where status is null"));
        assertEquals(0, locks());
    }

    private static void assertInterrupted(List<Completion> completions) {
        var interrupted = completions.get(0);
        assertEquals(Status.FAILED, interrupted.status());
        assertNotNull(interrupted.failure());
        assertEquals(FailureKind.INTERRUPTED, interrupted.failure().kind());
        assertTrue(interrupted.failure().partial());
        assertTrue(interrupted.content().startsWith("Half an ans"), interrupted.content());
        assertEquals("whole", completions.get(1).content());
        assertEquals(Status.COMPLETED, completions.get(1).status());
    }

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        var acknowledged = new ArrayList<String>();
        for (int round = 0; round < 3; round++) {
            try (var process = WriterProcess.start(folder, "s" + round + "-", "settling")) {
                for (int i = 0; i < 20 + round * 7; i++) {
                    acknowledged.add(process.nextLine());
                }
            }
        }
        try (var store = open()) {
            for (var id : acknowledged) {
                var completion = store.session(id).orElseThrow().runs().getFirst().completions().getFirst();
                assertEquals(Status.COMPLETED, completion.status(), id);
            }
        }
        try (var connection = new StoreFile(folder, List.of()).connect(StoreLimits.USUAL.patience());
                var statement = connection.createStatement();
                var row = statement.executeQuery("pragma integrity_check")) {
            assertTrue(row.next());
            assertEquals("ok", row.getString(1));
        }
    }

    @Test
    void theLocksOfDeadProcessesAreCleanedUp() throws Exception {
        try (var process = WriterProcess.start(folder, "s", "settling")) {
            process.nextLine();
            try (var store = open()) {
                store.sessions(1);
            }
            assertEquals(1, locks());
        }
        try (var store = open()) {
            store.sessions(1);
        }
        assertEquals(0, locks());
    }

    @Test
    void severalProcessesAndStoresWriteAtOnce() throws Exception {
        try (var one = WriterProcess.start(folder, "a", "settling");
                var two = WriterProcess.start(folder, "b", "settling");
                var here = open();
                var alsoHere = open()) {
            for (int i = 0; i < 30; i++) {
                for (var store : List.of(here, alsoHere)) {
                    var run = run((store == here ? "c" : "d") + i, "Kimi-K2.6");
                    store.begin(run);
                    assertTrue(store.settle(answer(run.calls().getFirst(), new Finished(null))));
                }
                assertEquals("a" + i, one.nextLine());
                assertEquals("b" + i, two.nextLine());
            }
        }
        try (var store = open()) {
            var ids = store.sessions(Integer.MAX_VALUE).stream().map(SessionSummary::id).toList();
            for (var process : List.of("a", "b", "c", "d")) {
                assertTrue(ids.containsAll(IntStream.range(0, 30).mapToObj(i -> process + i).toList()), process);
            }
        }
    }

    @Test
    void anotherStoreLeavesTheCallsOfALivingOneAlone() throws Exception {
        var run = run("s1", "Kimi-K2.6");
        try (var living = open()) {
            living.begin(run);
            living.append(text(run.calls().getFirst(), "Half"));
            living.flush();
            for (int i = 0; i < 2; i++) {
                try (var inThisProcess = open()) {
                    assertEquals(Status.OPEN, completions(inThisProcess).getFirst().status());
                }
                try (var inAnother = WriterProcess.start(folder, "other" + i + "-", "settling")) {
                    inAnother.nextLine(); // it has looked for interrupted calls
                    assertEquals(Status.OPEN, completions(living).getFirst().status());
                }
            }
            assertTrue(living.settle(answer(run.calls().getFirst(), new Finished(null))));
        }
    }

    @Test
    void aStoreThatClosesInterruptsWhatIsOpen() throws Exception {
        try (var store = open()) {
            store.begin(run("s1", "Kimi-K2.6", "gpt-5.4"));
        }
        try (var store = open()) {
            var kinds = completions(store).stream().map(c -> c.failure() == null ? null : c.failure().kind()).toList();
            assertEquals(List.of(FailureKind.INTERRUPTED, FailureKind.INTERRUPTED), kinds);
        }
    }

    private SessionStore open() throws StoreException {
        return SessionStore.open(folder, problems::add);
    }

    private static List<Completion> completions(SessionStore store) throws StoreException {
        return store.session("s1").orElseThrow().runs().getFirst().completions();
    }

    private int locks() throws IOException {
        try (var files = Files.list(folder.resolve("writers"))) {
            return files.toList().size();
        }
    }

    private int count(String sql) throws Exception {
        try (var connection = new StoreFile(folder, List.of()).connect(StoreLimits.USUAL.patience());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            return row.getInt(1);
        }
    }
}
