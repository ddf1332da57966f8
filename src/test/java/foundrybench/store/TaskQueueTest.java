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
        queue.put("a", 4, TaskQueue.When.LATER);
        queue.put("b", 6, TaskQueue.When.LATER);
        assertEquals(List.of("a", "b"), queue.take());
        queue.put("c", 10, TaskQueue.When.LATER);
        assertEquals(List.of("c"), queue.take());
    }

    @Test
    void whatIsWantedWithAllIsTakenAtOnceAfterAllBeforeIt() {
        var queue = new TaskQueue<String>(FOR_EVER, 10);
        queue.put("a", 1, TaskQueue.When.LATER);
        queue.put("b", 0, TaskQueue.When.WITH_ALL);
        assertEquals(List.of("a", "b"), queue.take());
    }

    @Test
    void whatIsWantedSoonIsTakenAloneAndTheRestKeepsItsTime() {
        var queue = new TaskQueue<String>(TimeUnit.MILLISECONDS.toNanos(200), 10);
        queue.put("a", 1, TaskQueue.When.LATER);
        queue.put("b", 0, TaskQueue.When.SOON);
        queue.put("c", 0, TaskQueue.When.SOON);
        assertEquals(List.of("b", "c"), queue.take());
        assertEquals(List.of("a"), queue.take());
    }

    @Test
    void whenAllIsDueWhatIsWantedSoonComesFirst() {
        var queue = new TaskQueue<String>(FOR_EVER, 10);
        queue.put("a", 10, TaskQueue.When.LATER);
        queue.put("b", 0, TaskQueue.When.SOON);
        assertEquals(List.of("b", "a"), queue.take());
    }

    @Test
    void theRestIsTakenInTime() {
        var queue = new TaskQueue<String>(TimeUnit.MILLISECONDS.toNanos(30), 10);
        long before = System.nanoTime();
        queue.put("a", 1, TaskQueue.When.LATER);
        assertEquals(List.of("a"), queue.take());
        assertTrue(System.nanoTime() - before >= TimeUnit.MILLISECONDS.toNanos(30));
    }

    @Test
    void anInterruptionTakesWhatThereIsAndEndsNothing() {
        var queue = new TaskQueue<String>(FOR_EVER, 10);
        queue.put("a", 1, TaskQueue.When.LATER);
        Thread.currentThread().interrupt();
        assertEquals(List.of("a"), queue.take());
        assertFalse(Thread.interrupted());
    }

    @Test
    void aClosedQueueGivesWhatIsLeftAndThenNothing() {
        var queue = new TaskQueue<String>(FOR_EVER, 10);
        assertTrue(queue.put("a", 1, TaskQueue.When.LATER));
        queue.close();
        assertFalse(queue.put("b", 1, TaskQueue.When.LATER));
        assertEquals(List.of("a"), queue.take());
        assertEquals(List.of(), queue.take());
    }
}
