package foundrybench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Here a wait that should not be runs into the time limit.
@Timeout(20)
class TaskQueueTest {
    private static final long FOR_EVER = TimeUnit.HOURS.toNanos(1);

    @Test
    void enoughTextIsTakenAtOnce() {
        var queue = new TaskQueue<String>(FOR_EVER, 10);
        queue.put("a", 4, false);
        queue.put("b", 6, false);
        assertEquals(List.of("a", "b"), queue.take());
        queue.put("c", 10, false);
        assertEquals(List.of("c"), queue.take());
    }

    @Test
    void whatIsUrgentIsTakenAtOnceWithAllBeforeIt() {
        var queue = new TaskQueue<String>(FOR_EVER, 10);
        queue.put("a", 1, false);
        queue.put("b", 0, true);
        assertEquals(List.of("a", "b"), queue.take());
    }

    @Test
    void theRestIsTakenInTime() {
        var queue = new TaskQueue<String>(TimeUnit.MILLISECONDS.toNanos(30), 10);
        long before = System.nanoTime();
        queue.put("a", 1, false);
        assertEquals(List.of("a"), queue.take());
        assertTrue(System.nanoTime() - before >= TimeUnit.MILLISECONDS.toNanos(30));
    }

    @Test
    void anInterruptionTakesWhatThereIsAndEndsNothing() {
        var queue = new TaskQueue<String>(FOR_EVER, 10);
        queue.put("a", 1, false);
        Thread.currentThread().interrupt();
        assertEquals(List.of("a"), queue.take());
        assertFalse(Thread.interrupted());
    }

    @Test
    void aClosedQueueGivesWhatIsLeftAndThenNothing() {
        var queue = new TaskQueue<String>(FOR_EVER, 10);
        assertTrue(queue.put("a", 1, false));
        queue.close();
        assertFalse(queue.put("b", 1, false));
        assertEquals(List.of("a"), queue.take());
        assertEquals(List.of(), queue.take());
    }
}
