package foundrybench.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.Parameters;
import foundrybench.model.Protocol;
import foundrybench.model.Timing;
import foundrybench.run.RecordedBody.Piece;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60) // a pause that should not be would take hours
class ReplayTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String THINKING = "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"hm 🤖\"}}]}\n\n";
    private static final String FOUR = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Four\"}}]}\r\n\r\n";
    private static final String STOP = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\r\r";
    private static final String DONE = "data: [DONE]\n\n";
    private static final String WHOLE = THINKING + FOUR + STOP + DONE;

    @Test
    void withArrivalsTheTimesAreThoseOfTheRecording() throws Exception {
        int thinking = THINKING.getBytes(UTF_8).length;
        var pieces = List.of(
                new Piece(thinking, 301.5), new Piece(thinking + FOUR.length(), 2401.5), new Piece(length(WHOLE), 3301.5));
        var answer = play(recorded(WHOLE, pieces, NOON), Integer.MAX_VALUE);
        assertEquals(new Timing(NOON, null, 301.5, 2401.5, 2100.0, 0.0, 3301.5, 1, 0.0), answer.timing());
        assertEquals("Four", answer.content());
        assertEquals("hm 🤖", answer.reasoning());
    }

    @Test
    void anEventCameWithItsLastByte() throws Exception {
        var pieces = List.of(new Piece(5, 100), new Piece(length(THINKING) - 1, 200), new Piece(length(WHOLE), 300));
        assertEquals(300.0, play(recorded(WHOLE, pieces, NOON), Integer.MAX_VALUE).timing().ttftMs());
    }

    @Test
    void whatIsBeyondTheLastArrivalCameWithIt() throws Exception {
        var answer = play(recorded(WHOLE, List.of(new Piece(length(THINKING), 10)), NOON), 7);
        assertEquals(new Timing(NOON, null, 10.0, 10.0, 0.0, 0.0, 10.0, 1, 0.0), answer.timing());
    }

    @Test
    void arrivalsBeyondTheBodyDoNoHarm() throws Exception {
        var pieces = List.of(new Piece(length(WHOLE) + 500, 10), new Piece(length(WHOLE) + 900, 20));
        assertEquals("Four", play(recorded(WHOLE, pieces, NOON), 3).content());
    }

    @Test
    void withoutArrivalsTheTimesAreUnknown() throws Exception {
        assertEquals(Timing.UNKNOWN, play(recorded(WHOLE, List.of(), NOON), Integer.MAX_VALUE).timing());
    }

    @Test
    void withArrivalsButNoStartTheRestIsKnown() throws Exception {
        var answer = play(recorded(WHOLE, List.of(new Piece(length(WHOLE), 10)), null), Integer.MAX_VALUE);
        assertEquals(new Timing(null, null, 10.0, 10.0, 0.0, 0.0, 10.0, null, null), answer.timing());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8192, Integer.MAX_VALUE})
    void theStrideChangesNothing(int stride) throws Exception {
        var pieces = List.of(new Piece(length(THINKING), 10), new Piece(length(WHOLE), 20));
        assertEquals(
                play(recorded(WHOLE, pieces, NOON), length(WHOLE)), play(recorded(WHOLE, pieces, NOON), stride));
        assertEquals(play(recorded(WHOLE, List.of(), NOON), length(WHOLE)), play(recorded(WHOLE, List.of(), NOON), stride));
    }

    @Test
    void withoutAPaceThereAreNoPauses() throws Exception {
        var pieces = List.of(new Piece(length(THINKING), 3_600_000), new Piece(length(WHOLE), 7_200_000));
        assertEquals(7_200_000.0, play(recorded(WHOLE, pieces, NOON), 100).timing().totalMs());
    }

    @Test
    void aPaceMakesNoOtherAnswer() throws Exception {
        var pieces = List.of(new Piece(length(THINKING), 4), new Piece(length(WHOLE), 8));
        var events = new ArrayList<CompletionEvent>();
        assertEquals(
                play(recorded(WHOLE, pieces, NOON), 100),
                new Replay(recorded(WHOLE, pieces, NOON), builder(), events::add).play(100, 4));
        assertEquals(new Finished(FinishReason.STOP), events.getLast());
    }

    @Test
    void aRecordingThatBreaksOffIsTruncatedAndKeepsItsText() throws Exception {
        var answer = play(recorded(THINKING + FOUR, List.of(), NOON), 5);
        assertEquals("Four", answer.content());
        assertEquals(FailureKind.TRUNCATED, Objects.requireNonNull(answer.failure()).kind());
        assertEquals(true, answer.failure().partial());
    }

    @Test
    void anEmptyRecordingIsTruncated() throws Exception {
        var answer = play(recorded("", List.of(), NOON), 5);
        assertEquals(FailureKind.TRUNCATED, Objects.requireNonNull(answer.failure()).kind());
    }

    @Test
    void aRefusalIsReadFromItsStatusAndBody() throws Exception {
        var recorded = new RecordedBody(
                Protocol.CHAT, 429, Map.of("Retry-After", "5"),
                bytes("{\"error\":{\"code\":\"429\",\"message\":\"Slow down.\"}}"), List.of(), null);
        var failure = Objects.requireNonNull(play(recorded, 1).failure());
        assertEquals(FailureKind.RATE_LIMIT, failure.kind());
        assertEquals(5000L, failure.retryAfterMs());
        assertEquals(429, failure.httpStatus());
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private static int length(String text) {
        return text.getBytes(UTF_8).length;
    }

    private static RecordedBody recorded(String body, List<Piece> pieces, @Nullable Instant startedAt) {
        return new RecordedBody(
                Protocol.CHAT, 200, Map.of("content-type", "text/event-stream"), bytes(body), pieces, startedAt);
    }

    private static Completion play(RecordedBody recorded, int stride) throws InterruptedException {
        return new Replay(recorded, builder(), _ -> {}).play(stride, 0);
    }

    private static CompletionBuilder builder() {
        var origin = new Completion.Origin("id", null, null, true, null, Protocol.CHAT, Parameters.NONE, 0, null);
        return new CompletionBuilder(origin, null, null, false);
    }
}
