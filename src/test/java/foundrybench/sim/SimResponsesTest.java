package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.wire.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimResponsesTest {
    private static final String V1 = "/openai/v1/responses";
    private static final String QUESTION = "\"input\":\"Which is larger, 9.9 or 9.11?\"";
    private static final String FIRST = "9.9. As decimals, 9.90 > 9.11 (by 0";
    private static final String SECOND = ".79). Only as version numbers would 9.11 be the later one.";
    private static final String USAGE =
            """
            {"input_tokens":19,"input_tokens_details":{"cached_tokens":0},"output_tokens":34,\
            "output_tokens_details":{"reasoning_tokens":0},"total_tokens":53}""";

    private SimService service;
    private SimClient client;

    @BeforeAll
    void start() throws IOException {
        service = SimService.start(SimOptions.defaults().withPace(0).withDeltas(2));
        client = SimClient.of(service);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void aStreamIsTypedNumberedAndRepeatsItsTextAtTheEnd() throws IOException {
        var answer = client.post(V1, "{\"model\":\"gpt-5.1-codex\"," + QUESTION + ",\"stream\":true,\"store\":false}");
        var place = "\"item_id\":\"msg_ID\",\"output_index\":0,\"content_index\":0,";
        var begun = response("gpt-5.1-codex", "in_progress", "[]", "null");
        var text = "\"text\":\"" + FIRST + SECOND + "\"";
        var part = "{\"type\":\"output_text\"," + text + ",\"annotations\":[]}";
        var item = message("completed", "[" + part + "]");
        var ended = response("gpt-5.1-codex", "completed", "[" + item + "]", USAGE);
        assertEquals(
                List.of(
                        event("response.created", 0, "\"response\":" + begun),
                        event("response.in_progress", 1, "\"response\":" + begun),
                        event(
                                "response.output_item.added",
                                2,
                                "\"output_index\":0,\"item\":" + message("in_progress", "[]")),
                        event(
                                "response.content_part.added",
                                3,
                                place + "\"part\":{\"type\":\"output_text\",\"text\":\"\",\"annotations\":[]}"),
                        event("response.output_text.delta", 4, place + "\"delta\":\"" + FIRST + "\",\"logprobs\":[]"),
                        event("response.output_text.delta", 5, place + "\"delta\":\"" + SECOND + "\",\"logprobs\":[]"),
                        event("response.output_text.done", 6, place + text + ",\"logprobs\":[]"),
                        event("response.content_part.done", 7, place + "\"part\":" + part),
                        event("response.output_item.done", 8, "\"output_index\":0,\"item\":" + item),
                        event("response.completed", 9, "\"response\":" + ended)),
                masked(answer));
    }

    @Test
    void hiddenThinkingIsAnEmptyItemBeforeTheMessage() throws IOException {
        var answer = client.post(V1, "{\"model\":\"gpt-5.4\"," + QUESTION + ",\"stream\":true}");
        assertEquals(
                List.of(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed"),
                types(answer));
        var thought = "\"output_index\":0,\"item\":{\"id\":\"rs_ID\",\"type\":\"reasoning\",\"summary\":[]}";
        assertEquals(event("response.output_item.done", 3, thought), masked(answer).get(3));
        assertEquals(
                event("response.output_item.added", 4, "\"output_index\":1,\"item\":" + message("in_progress", "[]")),
                masked(answer).get(4));
    }

    @Test
    void theSummaryIsTheReasoningOfTheScriptAndOnlyOnRequest() throws IOException {
        var answer = client.post(
                V1, "{\"model\":\"gpt-5.4\"," + QUESTION + ",\"stream\":true,\"reasoning\":{\"summary\":\"auto\"}}");
        var events = masked(answer);
        var place = "\"item_id\":\"rs_ID\",\"output_index\":0,\"summary_index\":0,";
        var text = "\"text\":\"Comparing as decimals: 9.90 against 9.11.\"";
        int done = types(answer).indexOf("response.reasoning_summary_text.done");
        assertEquals(
                List.of(
                        event("response.reasoning_summary_text.done", done, place + text),
                        event(
                                "response.reasoning_summary_part.done",
                                done + 1,
                                place + "\"part\":{\"type\":\"summary_text\"," + text + "}"),
                        event(
                                "response.output_item.done",
                                done + 2,
                                "\"output_index\":0,\"item\":{\"id\":\"rs_ID\",\"type\":\"reasoning\","
                                        + "\"summary\":[{\"type\":\"summary_text\"," + text + "}]}")),
                events.subList(done, done + 3));
        assertEquals(
                event(
                        "response.reasoning_summary_part.added",
                        3,
                        place + "\"part\":{\"type\":\"summary_text\",\"text\":\"\"}"),
                events.get(3));
        assertEquals("response.reasoning_summary_text.delta", types(answer).get(4));
    }

    @Test
    void codexNamesThePhaseOfItsMessage() throws Exception {
        var whole = client.post(V1, "{\"model\":\"gpt-5.3-codex\"," + QUESTION + "}").json();
        assertEquals("final_answer", whole.at("/output/0/phase").asText());
        assertEquals("gpt-5.3-codex", whole.path("model").asText());
    }

    @Test
    void wholeIsTheResponseOfTheLastEvent() throws Exception {
        var reasoning = ",\"reasoning\":{\"summary\":\"detailed\",\"effort\":\"high\"}";
        var ask = "{\"model\":\"gpt-5.4\"," + QUESTION + reasoning;
        var whole = client.post(V1, ask + "}");
        var stream = masked(client.post(V1, ask + ",\"stream\":true}"));
        var last = stream.getLast();
        assertEquals(
                last.substring(last.indexOf("\"response\":") + "\"response\":".length(), last.length() - 1),
                SimClient.masked(whole.body()));
        assertEquals(128, whole.json().at("/usage/output_tokens_details/reasoning_tokens").asInt());
    }

    @Test
    void theLimitMakesItIncomplete() throws Exception {
        var body = "{\"model\":\"gpt-5.1-codex\"," + QUESTION + ",\"max_output_tokens\":16}";
        var whole = client.post(V1, body);
        assertEquals(
                response(
                                "gpt-5.1-codex",
                                "incomplete",
                                "[" + message(
                                        "incomplete",
                                        "[{\"type\":\"output_text\",\"text\":\"9.9. As decimals, 9.90 > 9.11 (by\","
                                                + "\"annotations\":[]}]") + "]",
                                "{\"input_tokens\":19,\"input_tokens_details\":{\"cached_tokens\":0},"
                                        + "\"output_tokens\":16,\"output_tokens_details\":{\"reasoning_tokens\":0},"
                                        + "\"total_tokens\":35}")
                        .replace(
                                "\"incomplete_details\":null",
                                "\"incomplete_details\":{\"reason\":\"max_output_tokens\"}")
                        .replace("\"max_output_tokens\":null", "\"max_output_tokens\":16")
                        .replace("\"store\":false", "\"store\":true"),
                SimClient.masked(whole.body()));
        var stream = client.post(V1, body.replace("}", ",\"stream\":true}"));
        assertEquals("response.incomplete", types(stream).getLast());
    }

    @Test
    void aLimitThatThinkingUsesUpLeavesNoMessage() throws Exception {
        var body = "{\"model\":\"gpt-5.4\"," + QUESTION + ",\"max_output_tokens\":20,\"stream\":true}";
        var answer = client.post(V1, body);
        assertEquals(
                List.of(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.output_item.done",
                        "response.incomplete"),
                types(answer));
        var ended = Json.parse(answer.data().getLast()).path("response");
        assertEquals("[{\"id\":\"rs_ID\",\"type\":\"reasoning\",\"summary\":[]}]", SimClient.masked(
                Json.write(ended.path("output"))));
        assertEquals(20, ended.at("/usage/output_tokens").asInt());
        assertEquals(20, ended.at("/usage/output_tokens_details/reasoning_tokens").asInt());
    }

    @ParameterizedTest // 3 for the prompt, 4 for each message, and the tokens of the text
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "input":"One two three."                                                         | 11
            "input":[{"role":"user","content":"One two three."}]                             | 11
            "input":[{"role":"user","content":[{"type":"input_text","text":"One two three."}]}] | 11
            "input":"One two three.","instructions":"Be brief."                              | 18
            "input":[{"role":"developer","content":"Be brief."},{"role":"user","content":"One two three."}] | 18
            "input":[{"type":"message","role":"user","content":"One"},{"role":"assistant","content":"two"}] | 13
            """)
    void theInputIsAStringOrMessages(String input, int tokens) throws Exception {
        var whole = client.post(V1, "{\"model\":\"gpt-5.1-codex\"," + input + "}").json();
        assertEquals(tokens, whole.at("/usage/input_tokens").asInt());
    }

    @Test
    void gptSpeaksBothProtocolsWithTheSameWords() throws Exception {
        var responses = client.post(V1, "{\"model\":\"gpt-5.4\"," + QUESTION + "}").json();
        var chat = client.post(
                        "/openai/v1/chat/completions",
                        "{\"model\":\"gpt-5.4\",\"messages\":[{\"role\":\"user\",\"content\":"
                                + "\"Which is larger, 9.9 or 9.11?\"}]}")
                .json();
        assertEquals(
                chat.at("/choices/0/message/content"), responses.at("/output/1/content/0/text"));
    }

    private static String event(String type, int number, String rest) {
        return type + " {\"type\":\"" + type + "\",\"sequence_number\":" + number + "," + rest + "}";
    }

    private static String message(String status, String content) {
        return "{\"id\":\"msg_ID\",\"type\":\"message\",\"status\":\"" + status
                + "\",\"role\":\"assistant\",\"content\":" + content + "}";
    }

    private static String response(String model, String status, String output, String usage) {
        return "{\"id\":\"resp_ID\",\"object\":\"response\",\"created_at\":1,\"status\":\"" + status
                + "\",\"background\":false,\"content_filters\":null,\"error\":null,\"incomplete_details\":null,"
                + "\"instructions\":null,\"max_output_tokens\":null,\"model\":\"" + model + "\",\"output\":" + output
                + ",\"parallel_tool_calls\":true,\"reasoning\":{\"effort\":\"medium\",\"summary\":null},"
                + "\"store\":false,\"usage\":" + usage + "}";
    }

    private static List<String> masked(SimClient.Answer answer) {
        return answer.events().stream()
                .map(event -> event.type() + " " + SimClient.masked(event.data()))
                .toList();
    }

    private static List<String> types(SimClient.Answer answer) {
        return answer.events().stream().map(SimClient.Event::type).toList();
    }
}
