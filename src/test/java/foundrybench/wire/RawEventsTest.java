package foundrybench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.wire.RawEvents.RawEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawEventsTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void eachEventStaysAsItCameWhateverEndsItsLines(String end) {
        var body = ": hello\n\nevent: a\ndata: 1\ndata: 2\n\ndata: é\n\n".replace("\n", end).getBytes(UTF_8);

        var events = RawEvents.of(body);

        assertEquals(
                List.of(": hello", "event: a\ndata: 1\ndata: 2", "data: é"), events.stream().map(RawEvent::text).toList());
        assertEquals(body.length, events.getLast().end());
        assertEquals(Optional.of("1\n2"), events.get(1).data());
        assertEquals(Optional.of("a"), events.get(1).type());
        assertEquals(Optional.empty(), events.getFirst().data());
    }

    @Test
    void whatWasCutIsToldAsSuch() {
        var events = RawEvents.of("data: whole\n\ndata: ha".getBytes(UTF_8));

        assertEquals(List.of(new RawEvent(13, "data: whole", true), new RawEvent(21, "data: ha", false)), events);
    }

    @Test
    void blankLinesAreNoEvents() {
        assertEquals(List.of(), RawEvents.of("\n\n\r\n\n".getBytes(UTF_8)));
        assertEquals(List.of(), RawEvents.of(new byte[0]));
    }
}
