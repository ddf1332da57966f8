package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.Parameters;
import foundrybench.model.Protocol;
import foundrybench.model.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Answers that broke a decoder once: values of other types, of other sizes, and too much of everything.
class AnswerLimitsTest {
    private final CompletionBuilder answer = new CompletionBuilder(
            new Completion.Origin("id", null, null, true, null, Protocol.CHAT, Parameters.NONE, 0, null), null, null, false);

    private AnswerDecoder decoder(Protocol protocol, int status, String type) {
        return new AnswerDecoder(
                protocol,
                status,
                AnswerHeaders.of(Map.of("content-type", type)),
                FailureFacts.message(null),
                () -> Instant.EPOCH,
                answer::add);
    }

    private Completion decode(AnswerDecoder decoder, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        decoder.feed(bytes, 0, bytes.length);
        decoder.end();
        return answer.snapshot();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            12, 12
            12.0, 12
            1.2e1, 12
            0, 0
            12.5, -
            1e999999999, -
            1e-999999999, -
            9223372036854775807, 9223372036854775807
            9223372036854775808, -
            99999999999999999999999999, -
            """)
    void onlyAWholeNumberThatCanBeCountedToIsACount(String number, @Nullable Long tokens) {
        var body = "{\"choices\":[],\"usage\":{\"prompt_tokens\":%s,\"completion_tokens\":1}}".formatted(number);
        assertEquals(new Usage(tokens, null, 1L, null), decode(decoder(Protocol.CHAT, 200, "application/json"), body).usage());
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aNumberThatIsNoneIsAMalformedAnswer(Protocol protocol) {
        var completion = decode(decoder(protocol, 200, "text/event-stream"), "data: {\"a\":1e99999999999}\n\n");
        assertEquals(FailureKind.MALFORMED, kind(completion));
    }

    @Test
    void anErrorWithANumberThatIsNoneKeepsItsStatus() {
        var completion = decode(decoder(Protocol.CHAT, 503, "application/json"), "{\"error\":{\"code\":1e99999999999}}");
        assertEquals(FailureKind.UNAVAILABLE, kind(completion));
    }

    @Test
    void aFinalObjectWhoseListsAreObjectsIsReadAllTheSame() {
        var completion = decode(decoder(Protocol.RESPONSES, 200, "text/event-stream"), """
                data: {"type":"response.output_text.delta","delta":"Hello"}

                data: {"type":"response.completed","response":{"output":{"0":{"type":"message","content":{"a":{"text":"b"}}}}}}

                """);
        assertEquals("Hello", completion.content());
        assertEquals(FinishReason.STOP, completion.finishReason());
    }

    @Test
    void anErrorOfMegabytesIsShownByItsBeginning() {
        var error = "{\"error\":{\"message\":\"%s\"}}".formatted("🤖 much too long, ".repeat(100_000));
        var failure = decode(decoder(Protocol.CHAT, 500, "application/json"), error).failure();
        assertNotNull(failure);
        assertNotNull(failure.message());
        assertTrue(failure.message().startsWith("🤖 much") && failure.message().endsWith("…"), failure.message());
        assertTrue(failure.message().length() <= 20_001 && failure.detail().length() <= 21_000);
    }

    @ParameterizedTest
    @CsvSource({"text/event-stream", "application/json"})
    void whatGoesOnWithoutEndIsGivenUpAndWhatHadComeIsKept(String type) {
        var decoder = decoder(Protocol.CHAT, 200, type);
        var begin = "data: {\"choices\":[{\"delta\":{\"content\":\"Hello <thi\"}}]}\n\ndata: \"".getBytes(StandardCharsets.UTF_8);
        decoder.feed(begin, 0, begin.length);
        var piece = new byte[1 << 20];
        int pieces = 0;
        while (!decoder.hasEnded() && pieces < 200) {
            decoder.feed(piece, 0, piece.length);
            pieces++;
        }
        assertEquals(128, pieces);
        var completion = answer.snapshot();
        assertEquals(FailureKind.MALFORMED, kind(completion));
        assertEquals(type.startsWith("text") ? "Hello <thi" : "", completion.content());
    }

    private static FailureKind kind(Completion completion) {
        assertNull(completion.finishReason());
        assertNotNull(completion.failure());
        return completion.failure().kind();
    }
}
