package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.Parameters;
import foundrybench.model.Protocol;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the kept answers do not reach.
class ResponsesDecoderTest {
    private static Completion decode(String contentType, String body) {
        var origin = new Completion.Origin("id", null, null, true, null, Protocol.RESPONSES, Parameters.NONE, 0, null);
        var builder = new CompletionBuilder(origin, null, null, false);
        var decoder = new AnswerDecoder(
                Protocol.RESPONSES,
                200,
                AnswerHeaders.of(Map.of("content-type", contentType)),
                FailureFacts.message(null),
                InstantSource.system(),
                builder::add);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        decoder.feed(bytes, 0, bytes.length);
        decoder.end();
        return builder.snapshot();
    }

    @Test
    void anItemThatTheFinalObjectNumbersOtherwiseIsNotCountedTwice() {
        var completion = decode("text/event-stream", """
                data: {"type":"response.output_text.delta","item_id":"msg_1","output_index":1,"content_index":0,"delta":"Hello"}

                data: {"type":"response.completed","response":{"status":"completed","output":[{"id":"msg_1","type":"message","content":[{"type":"output_text","text":"Hello"}]}]}}

                """);
        assertEquals("Hello", completion.content());
        assertEquals(FinishReason.STOP, completion.finishReason());
    }

    @Test
    void anAnswerThatSaysItIsIncompleteIsCutAtTheLimitWhateverTheEventIsCalled() {
        var completion = decode("text/event-stream", """
                data: {"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"delta":"One, two,"}

                data: {"type":"response.completed","response":{"status":"incomplete","output":[]}}

                """);
        assertEquals("One, two,", completion.content());
        assertEquals(FinishReason.LENGTH, completion.finishReason());
    }

    @Test
    void anAnswerThatSaysItFailedHasFailedWhateverTheEventIsCalled() {
        var failure = decode("text/event-stream", """
                data: {"type":"response.completed","response":{"status":"failed","output":[],"error":{"code":"server_error","message":"Broken."}}}

                """).failure();
        assertEquals(FailureKind.SERVER_ERROR, failure == null ? null : failure.kind());
    }

    @Test
    void anErrorThatIsOnlyTextIsOneAll() {
        var failure = decode("application/json", "{\"error\":\"rate limit reached, try again in 2 s\"}").failure();
        assertEquals(FailureKind.RATE_LIMIT, failure == null ? null : failure.kind());
        assertEquals(2000L, failure == null ? null : failure.retryAfterMs());
    }
}
