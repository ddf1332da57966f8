package foundrybench.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.CompletionEvent.Answered;
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
import foundrybench.model.Slot;
import foundrybench.model.Transport;
import foundrybench.model.Usage;
import foundrybench.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFormatTest {
    static final List<CompletionEvent> KEPT = List.of(
            new Sent(Instant.parse("2026-11-23T10:15:30.123456Z"), 3, 12.25),
            new Answered(200, new Transport("r", null, 1L, null), true),
            new Started("kimi \uD83E"),
            new ToolCallDelta(1, null, "f", "{\"a\":"),
            new Filtered(Set.of("hate")),
            new UsageReported(new Usage(1L, null, 2L, 0L)),
            new Tally(3, 4));

    @ParameterizedTest
    @FieldSource("KEPT")
    void whatIsReadIsWhatWasWritten(CompletionEvent event) throws Exception {
        var json = EventFormat.toJson(event).orElseThrow();
        assertEquals(event, EventFormat.fromJson(Json.parse(Json.write(json))));
    }

    @Test
    void textAndTheEndAreNotAmongThem() {
        for (var event : List.of(
                new Text(Slot.ONLY, "a"), new Reasoning(Slot.ONLY, "a"), new Refused("a"), new Finished(null))) {
            assertEquals(Optional.empty(), EventFormat.toJson(event));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"event\":\"mood\"}", "{\"event\":\"sent\",\"attempts\":1}", "{\"event\":\"usage\",\"usage\":1}"})
    void whatIsWrongIsRefused(String json) {
        assertThrows(FormatException.class, () -> EventFormat.fromJson(Json.parse(json)));
    }
}
