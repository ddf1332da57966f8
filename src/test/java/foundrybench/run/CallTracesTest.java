package foundrybench.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Call;
import foundrybench.model.CompletionEvent;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.Connection;
import foundrybench.model.FailureKind;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.model.Samples;
import foundrybench.model.Transport;
import foundrybench.provider.AnswerHeaders;
import foundrybench.provider.BodyTap;
import foundrybench.provider.HeaderLine;
import foundrybench.provider.SentRequest;
import foundrybench.run.AttemptTrace.Keeping;
import foundrybench.run.AttemptTrace.Piece;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallTracesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Connection CONNECTION = Samples.connection("https://acct-x.openai.azure.com/");

    private final CallTraces traces = new CallTraces(10, 25, 3);

    @Test
    void theBodyIsThereWithItsArrivalTimesOnceTheCallHasEnded() {
        var call = begin("a");
        var tap = traces.tap(call);
        tap.answered(200, AnswerHeaders.ofAll(Map.of("Set-Cookie", List.of("sid=1", "b=2"), "x-a", List.of("1"))));
        tell(call, 1_500_000, new Answered(200, Transport.NONE, false));
        bring(tap, "abc", 2_000_000);

        var open = attempt("a", 0);
        assertEquals(Keeping.UNDER_WAY, open.keeping());
        assertEquals(0, open.body().length, "whether it repeats a key is known at the end");
        assertEquals(3, open.bodyLength());

        bring(tap, "defg", 3_000_000);
        traces.settled(call);

        var attempt = attempt("a", 0);
        assertEquals("abcdefg", new String(attempt.body(), UTF_8));
        assertEquals(List.of(new Piece(3, 2_000_000), new Piece(7, 3_000_000)), attempt.pieces());
        assertEquals(Keeping.WHOLE, attempt.keeping());
        assertEquals(1.5, attempt.headersMs());
        assertEquals(
                List.of(new HeaderLine("Set-Cookie", "•••"), new HeaderLine("Set-Cookie", "•••"), new HeaderLine("x-a", "1")),
                attempt.headers());
        assertSame(CONNECTION, traces.of("a").orElseThrow().connection());
    }

    @Test
    void ofOneCallNoMoreThanTheBeginningIsKept() {
        var call = begin("a");
        var first = traces.tap(call);
        bring(first, "1234567", 1);
        var second = traces.tap(call);
        bring(second, "89abc", 2);
        bring(second, "def", 3);
        traces.settled(call);

        assertEquals("1234567", new String(attempt("a", 0).body(), UTF_8));
        assertEquals("89a", new String(attempt("a", 1).body(), UTF_8));
        assertEquals(Keeping.BEGINNING, attempt("a", 1).keeping());
        assertEquals(8, attempt("a", 1).bodyLength());
    }

    @Test
    void theOldestAreDroppedWhenAllTogetherNeedTooMuch() {
        var calls = Stream.of("a", "b", "c").map(this::begin).toList();
        calls.forEach(call -> bring(traces.tap(call), "0123456789", 1));
        calls.forEach(traces::settled);

        assertTrue(traces.of("a").isEmpty());
        assertEquals(Keeping.WHOLE, attempt("b", 0).keeping());
        assertEquals("0123456789", new String(attempt("c", 0).body(), UTF_8));

        Stream.of("d", "e").forEach(this::begin);
        assertTrue(traces.of("b").isEmpty(), "more calls than it may know");
        assertTrue(traces.of("d").isPresent());
    }

    @Test
    void aLongPromptTakesRoomToo() {
        var first = begin("a");
        bring(traces.tap(first), "0123", 1);
        traces.tap(begin("b")).sent(new SentRequest("POST", URI.create("https://x/"), List.of(), "a prompt of 13"));

        assertTrue(traces.of("a").isEmpty());
        assertTrue(traces.of("b").isPresent(), "the newest stays, whatever it takes");
    }

    @Test
    void roomThatIsGivenBackIsUsedAgain() {
        for (int i = 0; i < 20; i++) {
            var call = begin("call-" + i);
            bring(traces.tap(call), "0123456789", 1);
            traces.settled(call);
            assertEquals(Keeping.WHOLE, attempt("call-" + i, 0).keeping());
            if (i % 2 == 0) {
                traces.forget("session");
                assertTrue(traces.of("call-" + i).isEmpty());
            }
        }
    }

    @Test
    void whatRepeatsTheKeyIsDroppedAndNotKeptAgain() {
        var call = begin("a");
        var tap = traces.tap(call);
        bring(tap, "key", 1);
        tap.withdraw();
        bring(tap, "key", 2);
        traces.settled(call);

        assertEquals(Keeping.WITHDRAWN, attempt("a", 0).keeping());
        assertEquals(0, attempt("a", 0).body().length);
    }

    @Test
    void eachAttemptTellsWhenItBeganAndWhyItWasSentAgain() {
        var call = begin("a");
        traces.tap(call);
        var sent = new Sent(NOON, 1, 12.5);
        tell(call, 0, sent);
        var retried = new Retried(Samples.failure(FailureKind.RATE_LIMIT), 700);
        tell(call, 9, retried);
        traces.tap(call);

        assertEquals(sent, attempt("a", 0).sent());
        assertEquals(retried, attempt("a", 0).retried());
        assertEquals(null, attempt("a", 1).retried());
    }

    @Test
    void aCallThatWasNotBegunIsNotSeen() {
        assertSame(BodyTap.NONE, traces.tap(call("stranger")));
    }

    private Call begin(String id) {
        var call = call(id);
        traces.begin(new Run("run", "session", NOON, Prompt.of("", "Hello"), List.of(call)), CONNECTION);
        return call;
    }

    private static Call call(String id) {
        return Samples.call(id, Samples.deployment("x", Protocol.CHAT));
    }

    private void tell(Call call, long atNanos, CompletionEvent event) {
        traces.told(new RunEvent(call, atNanos, event));
    }

    private static void bring(BodyTap tap, String text, long atNanos) {
        tap.bytes(text.getBytes(UTF_8), text.length(), atNanos);
    }

    private AttemptTrace attempt(String id, int index) {
        return traces.of(id).orElseThrow().attempts().get(index);
    }
}
