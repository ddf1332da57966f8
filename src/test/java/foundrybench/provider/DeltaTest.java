package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent;
import foundrybench.model.FailureFacts;
import foundrybench.model.Protocol;
import foundrybench.wire.SseEvent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The short way reads only what it reads as the tree would; that both agree is also what the fixtures and
/// their mutations show.
class DeltaTest {
    @Test
    void aChatChunkWithTextIsReadTheShortWay() {
        var delta = ChatDelta.read(event("""
                {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-5.4","system_fingerprint":null,
                "choices":[{"index":0,"delta":{"content":"naïve 🤖 \\ud83e"},"finish_reason":null,"logprobs":null,
                "content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}],"usage":null,"obfuscation":"x"}"""));
        assertNotNull(delta);
        assertEquals("gpt-5.4", delta.model());
        assertEquals("naïve 🤖 \ud83e", delta.content());
        assertEquals("", delta.reasoning());
    }

    @Test
    void aChatChunkWithThinkingIsReadTheShortWay() {
        var delta = ChatDelta.read(event(
                "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"hm\"}}]}"));
        assertNotNull(delta);
        assertEquals("hm", delta.reasoning());
        assertEquals("", delta.content());
        assertEquals("", delta.model());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"a\"}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}},{\"index\":1}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\",\"content\":\"b\"}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"delta\":{}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}],\"choices\":[]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":7}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"a\"}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"refusal\":\"no\"}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[]}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"filtered\":true}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{},\"content_filter_results\":{\"hate\":{\"filtered\":true}}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{},\"content_filter_results\":{\"filtered\":\"true\"}}]}",
        "{\"choices\":[],\"usage\":{\"prompt_tokens\":1}}",
        "{\"model\":\"a\",\"model\":\"b\"}",
        "{\"error\":{\"message\":\"no\"}}",
        "{\"error\":\"no\"}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]} {}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}",
        "{\"choices\":[{\"index\":99999999999999999999,\"delta\":{}}]}",
        "{\u0000\"choices\":[]}",
        "[DONE]",
        ""
    })
    void everyOtherChatChunkIsLeftToTheTree(String data) {
        assertNull(ChatDelta.read(event(data)));
    }

    @Test
    void anErrorEventIsLeftToTheTree() {
        assertNull(ChatDelta.read(new SseEvent("error", "{\"message\":\"no\"}", true)));
    }

    @Test
    void aResponsesDeltaIsReadTheShortWay() {
        var delta = ResponsesDelta.read(event("""
                {"type":"response.output_text.delta","item_id":"msg_1","output_index":2,"content_index":1,"delta":"é",\
                "logprobs":[],"sequence_number":5,"obfuscation":"x"}"""));
        assertNotNull(delta);
        assertEquals("response.output_text.delta", delta.type());
        assertEquals("msg_1", delta.itemId());
        assertEquals(2, delta.outputIndex());
        assertEquals(1, delta.contentIndex());
        assertEquals("é", delta.delta());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"response.completed\",\"output_index\":0,\"delta\":\"a\"}",
        "{\"output_index\":0,\"delta\":\"a\"}",
        "{\"type\":\"response.output_text.delta\",\"delta\":\"a\"}",
        "{\"type\":\"response.output_text.delta\",\"output_index\":\"0\",\"delta\":\"a\"}",
        "{\"type\":\"response.output_text.delta\",\"output_index\":0}",
        "{\"type\":\"response.output_text.delta\",\"output_index\":0,\"delta\":\"a\",\"delta\":\"b\"}",
        "{\"type\":\"response.output_text.delta\",\"output_index\":0,\"delta\":\"a\",\"x\":{\"hate\":{\"filtered\":true}}}",
        "{\"type\":\"response.output_text.delta\",\"output_index\":0,\"delta\":\"a\"}]",
        "{\"type\":\"response.output_text.delta\",\"output_index\":0,\"delta\":\"a\""
    })
    void everyOtherResponsesEventIsLeftToTheTree(String data) {
        assertNull(ResponsesDelta.read(event(data)));
    }

    @Test
    void aModelThatChangesAndChangesBackIsTold() {
        var one = "{\"model\":\"one\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}";
        var two = "{\"model\":\"two\",\"choices\":[]}";
        var events = new ArrayList<CompletionEvent>();
        var decoder = new AnswerDecoder(
                Protocol.CHAT,
                200,
                AnswerHeaders.of(Map.of("content-type", "text/event-stream")),
                FailureFacts.message(null),
                InstantSource.system(),
                events::add);
        for (var data : List.of(one, one, two, one)) {
            var bytes = ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
            decoder.feed(bytes, 0, bytes.length);
        }
        assertEquals(
                List.of("one", "two", "one"),
                events.stream().filter(Started.class::isInstance).map(e -> ((Started) e).model()).toList());
    }

    private static SseEvent event(String data) {
        return new SseEvent("message", data.replace("\n", ""), true);
    }
}
