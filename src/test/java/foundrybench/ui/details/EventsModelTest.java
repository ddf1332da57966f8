package foundrybench.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The workers' thread and the window's are queues here, worked off when the test says so.
class EventsModelTest {
    private static final int MANY = 20_000;

    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final Queue<Runnable> window = new ArrayDeque<>();
    private final EventsModel model = new EventsModel(workers::add, window::add);

    @Test
    void twentyThousandEventsAreSearchedAwayFromTheWindow() {
        model.show(new EventLog(IntStream.rangeClosed(1, MANY).mapToObj(EventsModelTest::event).toList(), ""));
        assertEquals("20,000 events", model.count().get());

        model.filter(" NUMBER 1999");
        assertEquals(MANY, model.listed().size(), "nothing is searched on the window's thread");
        work();

        assertEquals(
                List.of(1999, 19990, 19991, 19992, 19993, 19994, 19995, 19996, 19997, 19998, 19999),
                model.listed().stream().map(LoggedEvent::index).toList());
        assertEquals("11 of 20,000 events", model.count().get());
        model.filter("");
        assertEquals("20,000 events", model.count().get());
    }

    @Test
    void ofTwoSearchesTheLaterCounts() {
        model.show(new EventLog(List.of(event(1), event(2)), ""));
        model.filter("number 1");
        model.filter("number 2");
        List.copyOf(workers).reversed().forEach(Runnable::run); // the first search ends last
        window.forEach(Runnable::run);

        assertEquals(List.of(2), model.listed().stream().map(LoggedEvent::index).toList());
        assertEquals("1 of 2 events", model.count().get());
    }

    @Test
    void whatIsListedIsCopiedAsLinesOfJson() {
        model.show(new EventLog(List.of(event(1), event(2)), ""));
        model.filter("number 2");
        work();
        var copied = new ArrayList<String>();
        model.jsonLines(copied::add);
        work();

        assertEquals(List.of("{\"index\":2,\"attempt\":1,\"ms\":2.5,\"kind\":\"content\",\"raw\":\"data: number 2\\nid: x\"}\n"), copied);
    }

    @Test
    void theLineOfATableShowsWhatCannotBeSeenAsADot() {
        var event = new LoggedEvent(1, 1, 0, "content", "data: a\u202eb\u0007\nid: " + "x".repeat(400));
        assertEquals("data: a·b· id: " + "x".repeat(285) + "…", event.preview());
    }

    private void work() {
        for (var queue : List.of(workers, window)) {
            for (var next = queue.poll(); next != null; next = queue.poll()) {
                next.run();
            }
        }
    }

    private static LoggedEvent event(int index) {
        return new LoggedEvent(index, 1, index + 0.5, "content", "data: number " + index + "\nid: x");
    }
}
