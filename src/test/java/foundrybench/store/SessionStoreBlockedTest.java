package foundrybench.store;

import static foundrybench.store.StoreSamples.answer;
import static foundrybench.store.StoreSamples.run;
import static foundrybench.store.StoreSamples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.Run;
import foundrybench.model.Slot;
import foundrybench.store.StoreProblem.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Another program has the store locked, or the disk hangs.
@Timeout(60)
@SuppressWarnings("NullAway.Init") // set in lock
class SessionStoreBlockedTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final long ROOM = 1_000;

    @TempDir
    Path folder;

    private final List<StoreProblem> problems = new CopyOnWriteArrayList<>();
    private final Run run = run("s1", "Kimi-K2.6", "gpt-5.4");
    private final Call first = run.calls().get(0);
    private final Call second = run.calls().get(1);
    private Connection other;

    @BeforeEach
    void lock() throws Exception {
        SessionStore.open(folder, problems::add).close();
        other = new StoreFile(folder, List.of()).connect(SHORT);
        execute("begin immediate");
    }

    @AfterEach
    void letGo() throws SQLException {
        other.close();
    }

    @Test
    void aLockThatGoesAwayInTimeLosesNothing() throws Exception {
        try (var store = open(new StoreLimits(LONG, LONG, SHORT, LONG, ROOM, ROOM))) {
            store.begin(run);
            store.append(text(first, "Fo"));
            var settled = CompletableFuture.supplyAsync(() -> store.settle(whole(first, "Four")));
            execute("rollback");
            assertTrue(settled.join());
        }
        assertEquals(List.of(), problems);
    }

    @Test
    void aLockThatStaysIsToldOnceAndWhatWaitedIsSavedAfterIt() throws Exception {
        try (var store = open(new StoreLimits(SHORT, SHORT, SHORT, LONG, 1_000_000, ROOM))) {
            store.begin(run);
            store.append(text(first, "Fo"));
            assertFalse(store.settle(whole(first, "Four")));
            store.append(text(second, "Fi"));
            assertFalse(store.settle(whole(second, "Five")));
            assertEquals(List.of(Kind.LOCKED), kinds());
            assertTrue(problems.getFirst().message().contains(folder.resolve("sessions.db").toString()));
            assertEquals(List.of(), store.sessions(9), "reading goes on");
            execute("rollback");
            store.flush();
            assertEquals(List.of("Four", "Five"), contents(store));
        }
        assertEquals(List.of(Kind.LOCKED, Kind.RESOLVED), kinds());
    }

    @Test
    void aSessionThatCouldNotBeDeletedLosesNothingThatWaited() throws Exception {
        try (var store = open(new StoreLimits(SHORT, SHORT, SHORT, LONG, 1_000_000, ROOM))) {
            store.begin(run);
            assertFalse(store.settle(whole(first, "Four")));
            assertThrows(StoreException.class, () -> store.delete("s1"));
            assertFalse(store.settle(whole(second, "Five")));
            execute("rollback");
            store.flush();
            assertEquals(List.of("Four", "Five"), contents(store));
        }
    }

    @Test
    void moreThanThereIsRoomForIsDroppedAndTold() throws Exception {
        try (var store = open(new StoreLimits(SHORT, SHORT, SHORT, LONG, ROOM, ROOM))) {
            store.begin(run);
            for (int i = 0; i < 20; i++) {
                store.append(text(first, "%d,".formatted(i).repeat(100)));
            }
            store.append(text(first, "")); // would fit, after a gap
            assertFalse(store.settle(whole(second, "Five")));
            assertTrue(kinds().contains(Kind.OVERFLOW), problems.toString());
            execute("rollback");
            store.flush();
            var kept = contents(store).getFirst();
            assertTrue("0,".repeat(100).startsWith(kept) || kept.startsWith("0,".repeat(100)), kept);
            assertTrue(kept.length() <= 2 * ROOM, kept);
            assertTrue(store.settle(whole(first, "whole")));
            assertEquals("whole", contents(store).getFirst());
        }
    }

    @Test
    void aDiskThatHangsIsNotWaitedForForEver() throws Exception {
        var hanging = new CountDownLatch(1);
        try (var store = SessionStore.open(
                folder,
                problem -> {
                    problems.add(problem);
                    if (problem.kind() == Kind.LOCKED) {
                        await(hanging); // on the thread that writes
                    }
                },
                List.of(),
                new StoreLimits(SHORT, SHORT, SHORT, Duration.ofMillis(300), 1_000_000, ROOM))) {
            store.begin(run);
            assertFalse(store.settle(whole(first, "Four")));
            assertFalse(store.settle(whole(second, "Five")));
            store.flush();
            var told = assertThrows(StoreException.class, () -> store.delete("other"));
            assertEquals(Kind.HANGING, told.problem().kind());
            assertEquals(List.of(Kind.LOCKED, Kind.HANGING), kinds());
            execute("rollback");
            hanging.countDown();
            boolean saved = false;
            for (long giveUp = System.nanoTime() + LONG.toNanos(); !saved && System.nanoTime() < giveUp; ) {
                saved = store.settle(whole(first, "Four"));
            }
            assertTrue(saved);
            assertEquals(List.of("Four", "Five"), contents(store));
        }
        assertTrue(kinds().contains(Kind.RESOLVED));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    private SessionStore open(StoreLimits limits) throws StoreException {
        return SessionStore.open(folder, problems::add, List.of(), limits);
    }

    private List<Kind> kinds() {
        return problems.stream().map(StoreProblem::kind).toList();
    }

    private static Completion whole(Call call, String text) {
        return answer(call, new Text(Slot.ONLY, text), new Finished(null));
    }

    private static List<String> contents(SessionStore store) throws StoreException {
        return store.session("s1").orElseThrow().runs().getFirst().completions().stream()
                .map(Completion::content)
                .toList();
    }
}
