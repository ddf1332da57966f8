package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Tally;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent;
import foundrybench.model.FinishReason;
import foundrybench.model.Slot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventSinkTest {
    private final List<CompletionEvent> told = new ArrayList<>();
    private final EventSink sink = new EventSink(told::add);

    @Test
    void neighboursOfOneReadAreToldAsOneAndCounted() {
        sink.emit(new Text(Slot.ONLY, "a"));
        sink.emit(new Text(Slot.ONLY, "b"));
        sink.emit(new Text(Slot.ONLY, "c"));
        assertEquals(List.of(), told);
        sink.flush();
        assertEquals(List.of(new Text(Slot.ONLY, "abc", 3)), told);
    }

    @Test
    void whatDiffersInKindOrPlaceStaysApartAndInOrder() {
        var elsewhere = new Slot(1, 0);
        sink.emit(new Reasoning(Slot.ONLY, "a"));
        sink.emit(new Text(Slot.ONLY, "b"));
        sink.emit(new Text(elsewhere, "c"));
        sink.emit(new Started("m"));
        sink.emit(new Text(elsewhere, "d"));
        sink.flush();
        assertEquals(
                List.of(
                        new Reasoning(Slot.ONLY, "a"),
                        new Text(Slot.ONLY, "b"),
                        new Text(elsewhere, "c"),
                        new Started("m"),
                        new Text(elsewhere, "d")),
                told);
    }

    @Test
    void theNextReadBeginsAnew() {
        sink.emit(new Text(Slot.ONLY, "a"));
        sink.flush();
        sink.flush();
        sink.emit(new Text(Slot.ONLY, "b"));
        sink.flush();
        assertEquals(List.of(new Text(Slot.ONLY, "a"), new Text(Slot.ONLY, "b")), told);
    }

    @Test
    void theEndTellsWhatIsHeldBeforeItAndNothingAfterIt() {
        sink.countText();
        sink.emit(new Text(Slot.ONLY, "a"));
        sink.finish(FinishReason.STOP);
        sink.emit(new Text(Slot.ONLY, "b"));
        sink.flush();
        assertEquals(List.of(new Text(Slot.ONLY, "a"), new Tally(1, 0), new Finished(FinishReason.STOP)), told);
    }
}
