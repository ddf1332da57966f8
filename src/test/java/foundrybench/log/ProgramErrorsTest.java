package foundrybench.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Errors that nobody expected: where they end and how often they are told.
class ProgramErrorsTest {
    @TempDir
    Path folder;

    private final ProgramLog log = new ProgramLog(() -> Instant.EPOCH);
    private final ProgramErrors faults = new ProgramErrors(log);
    private final List<ProgramError> told = new ArrayList<>();

    @BeforeEach
    void open() {
        log.open(folder, () -> "start", null);
        faults.watch(told::add);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static RuntimeException bug() {
        return new IllegalStateException("Text[delta=an answer]");
    }

    @Test
    void itIsLoggedWithItsTraceAndToldWithItsMessage() {
        faults.report("here", bug());
        var fault = told.getFirst();
        assertEquals("IllegalStateException: Text[delta=an answer]", fault.what());
        assertEquals("ProgramErrorsTest.bug", fault.place());
        var lines = log.tail(100);
        assertTrue(lines.get(1).endsWith("fault: " + fault.code() + " at ProgramErrorsTest.bug, here: java.lang.IllegalStateException"), lines.get(1));
        assertTrue(lines.get(2).startsWith("\tat foundrybench.log.ProgramErrorsTest.bug"), lines.get(2));
    }

    @Test
    void theCodeIsThatOfTypeAndPlaceAlone() {
        assertEquals("F-AYMC2", ProgramError.code(bug()));
        assertEquals("F-AYMC2", ProgramError.code(new ExecutionException(bug())));
        assertNotEquals("F-AYMC2", ProgramError.code(new IllegalStateException("Text[delta=an answer]")));
    }

    @Test
    void theSameIsCountedAndToldEverMoreRarely() {
        for (int i = 0; i < 1000; i++) {
            faults.report("a frame of the screen", bug());
        }
        var counts = told.stream().map(ProgramError::count).toList();
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 1000), counts);
        assertEquals(Map.of(told.getFirst().code(), 1000), faults.counts());
        long traces = log.tail(1000).stream().filter(line -> line.contains("ProgramErrorsTest.bug, ")).count();
        assertEquals(1, traces);
    }

    @Test
    void oneInShowingItEndsOfItself() {
        faults.watch(_ -> faults.report("showing", new ArithmeticException()));
        faults.report("here", bug());
        assertTrue(faults.counts().values().stream().allMatch(count -> count <= 100), () -> faults.counts().toString());
    }

    @Test
    void whoNoLongerWatchesIsNotTold() {
        var more = new ArrayList<ProgramError>();
        try (var _ = faults.watch(more::add)) {
            faults.report("here", bug());
        }
        faults.report("here", bug());
        assertEquals(1, more.size());
        assertEquals(2, told.size());
    }

    @Test
    void stackAndMemoryThatRanOutAreErrorsLikeOthers() throws Exception {
        var dead = new CompletableFuture<Throwable>();
        var thread = Thread.ofPlatform().name("deep").unstarted(() -> deeper(1));
        thread.setUncaughtExceptionHandler((at, thrown) -> {
            faults.uncaughtException(at, thrown);
            dead.complete(thrown);
        });
        thread.start();
        assertTrue(dead.get() instanceof StackOverflowError);
        faults.report("here", new OutOfMemoryError("Java heap space"));
        assertEquals(List.of("thread deep", "here"), told.stream().map(ProgramError::where).toList());
        assertEquals("OutOfMemoryError: Java heap space", told.getLast().what());
        assertTrue(log.tail(100).stream().anyMatch(line -> line.endsWith(" more")), "the trace is cut");
    }

    private static int deeper(int n) {
        return n == Integer.MIN_VALUE ? n : deeper(n + 1) + 1;
    }
}
