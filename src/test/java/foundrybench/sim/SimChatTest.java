package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimChatTest {
    private static final String V1 = "/openai/v1/chat/completions";
    private static final String QUESTION = "Which is larger, 9.9 or 9.11?";
    private static final String ASK = "\"messages\":[{\"role\":\"user\",\"content\":\"" + QUESTION + "\"}]";
    private static final String USAGE = "\"stream_options\":{\"include_usage\":true}";
    private static final String SAFE =
            """
            {"hate":{"filtered":false,"severity":"safe"},"self_harm":{"filtered":false,"severity":"safe"},\
            "sexual":{"filtered":false,"severity":"safe"},"violence":{"filtered":false,"severity":"safe"}}""";
    private static final String PROMPT_CHUNK =
            """
            {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,\
            "content_filter_results":"""
                    + SAFE.replaceFirst("}}$", "},\"jailbreak\":{\"filtered\":false,\"detected\":false}}")
                    + "}]}";

    private SimService service;
    private SimService inTwo;

    @BeforeAll
    void start() throws IOException {
        service = SimService.start(SimOptions.defaults().withPace(0));
        inTwo = SimService.start(SimOptions.defaults().withPace(0).withDeltas(2));
    }

    @AfterAll
    void stop() {
        service.close();
        inTwo.close();
    }

    @Test
    void gptStreamsVerdictRoleTextFinishUsageDone() throws IOException {
        var answer = SimClient.of(inTwo)
                .post(
                        "/openai/deployments/gpt-5.4/chat/completions?api-version=2024-10-21",
                        "{" + ASK + "," + USAGE + ",\"stream\":true}");
        var head = "{\"id\":\"chatcmpl-ID\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                + "\"model\":\"gpt-5.4-2026-03-05\",\"system_fingerprint\":null,\"choices\":[";
        var text = scripted("gpt-5.4");
        assertEquals(
                List.of(
                        PROMPT_CHUNK,
                        head + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null},"
                                + "\"finish_reason\":null,\"content_filter_results\":{},\"logprobs\":null}],"
                                + "\"usage\":null}",
                        head + content(text.get(0)) + "],\"usage\":null}",
                        head + content(text.get(1)) + "],\"usage\":null}",
                        head + "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":null}",
                        head + "],\"usage\":{\"prompt_tokens\":19,\"completion_tokens\":141,\"total_tokens\":160,"
                                + "\"prompt_tokens_details\":{\"audio_tokens\":0,\"cached_tokens\":0},"
                                + "\"completion_tokens_details\":{\"accepted_prediction_tokens\":0,\"audio_tokens\":0,"
                                + "\"reasoning_tokens\":64,\"rejected_prediction_tokens\":0}}}",
                        "[DONE]"),
                masked(answer));
    }

    @Test
    void deepSeekStreamsNoThinkingAndPlainUsage() throws IOException {
        var answer = SimClient.of(inTwo)
                .post(V1, "{\"model\":\"DeepSeek-V3.2\"," + ASK + "," + USAGE + ",\"stream\":true}");
        var head = "{\"id\":\"chatcmpl-ID\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                + "\"model\":\"DeepSeek-V3.2\",\"choices\":[";
        var text = scripted("DeepSeek-V3.2");
        assertEquals(
                List.of(
                        PROMPT_CHUNK,
                        head + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
                                + "\"finish_reason\":null,\"content_filter_results\":{},\"logprobs\":null}]}",
                        head + content(text.get(0)) + "]}",
                        head + content(text.get(1)) + "]}",
                        head + "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                        head + "],\"usage\":{\"prompt_tokens\":19,\"completion_tokens\":64,\"total_tokens\":83}}",
                        "[DONE]"),
                masked(answer));
    }

    @Test
    void kimiThinksAloudBeforeItAnswers() throws Exception {
        var answer =
                SimClient.of(inTwo).post(V1, "{\"model\":\"Kimi-K2.6\"," + ASK + "," + USAGE + ",\"stream\":true}");
        var chunks = masked(answer);
        var head = "{\"id\":\"chatcmpl-ID\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                + "\"model\":\"Kimi-K2.6\",\"choices\":[";
        assertEquals(
                head + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"\"},"
                        + "\"finish_reason\":null}]}",
                chunks.getFirst());
        assertEquals(
                head + "{\"index\":0,\"delta\":{\"content\":null,\"reasoning_content\":\"Which\"},"
                        + "\"finish_reason\":null}]}",
                chunks.get(1));
        var text = scripted("Kimi-K2.6");
        int size = chunks.size();
        assertEquals(
                List.of(
                        head + kimi(text.get(0)) + "]}",
                        head + kimi(text.get(1)) + "]}",
                        head + "{\"index\":0,\"delta\":{\"content\":null},\"finish_reason\":\"stop\"}]}",
                        head + "],\"usage\":{\"prompt_tokens\":19,\"completion_tokens\":236,\"total_tokens\":255,"
                                + "\"prompt_tokens_details\":{\"audio_tokens\":0,\"cached_tokens\":0},"
                                + "\"completion_tokens_details\":{\"accepted_prediction_tokens\":0,\"audio_tokens\":0,"
                                + "\"reasoning_tokens\":139,\"rejected_prediction_tokens\":0}}}",
                        "[DONE]"),
                chunks.subList(size - 5, size));
        assertEquals(answer("Kimi-K2.6").reasoning(), joined(answer, "reasoning_content"));
    }

    @Test
    void usageIsToldOnlyWhenAskedFor() throws IOException {
        var answer = SimClient.of(inTwo).post(V1, "{\"model\":\"DeepSeek-V3.2\"," + ASK + ",\"stream\":true}");
        assertEquals(6, answer.data().size());
        assertEquals(false, answer.body().contains("usage"));
    }

    @Test
    void theAsynchronousFilterAnnotatesWithoutADelta() throws Exception {
        var answer = SimClient.of(service).post(V1, "{\"model\":\"gpt-5.4\",\"stream\":true,\"messages\":"
                + "[{\"role\":\"user\",\"content\":\"Tell me about annotations\"}]}");
        var annotations = answer.data().stream()
                .filter(data -> data.contains("content_filter_offsets"))
                .toList();
        var text = joined(answer, "content");
        int deltas = answer.data().size() - annotations.size() - 4;
        assertEquals(deltas / 12, annotations.size());
        int end = Json.parse(annotations.getFirst())
                .at("/choices/0/content_filter_offsets/end_offset")
                .asInt();
        assertEquals(
                "{\"id\":\"\",\"object\":\"\",\"created\":0,\"model\":\"\",\"choices\":[{\"index\":0,"
                        + "\"finish_reason\":null,\"content_filter_results\":" + SAFE + ",\"content_filter_offsets\":"
                        + "{\"check_offset\":0,\"start_offset\":0,\"end_offset\":" + end + "}}]}",
                annotations.getFirst());
        assertEquals(true, end < text.length());
    }

    @ParameterizedTest
    @CsvSource({"gpt-5.4", "Kimi-K2.6", "DeepSeek-V3.2"})
    void theStreamAndTheWholeSayTheSame(String deployment) throws Exception {
        var whole = SimClient.of(service).post(V1, "{\"model\":\"" + deployment + "\"," + ASK + "}");
        var stream =
                SimClient.of(service).post(V1, "{\"model\":\"" + deployment + "\"," + ASK + ",\"stream\":true}");
        var message = whole.json().at("/choices/0/message");
        assertEquals("application/json", whole.headers().get("content-type"));
        assertEquals(message.path("content").asText(), joined(stream, "content"));
        assertEquals(message.path("reasoning_content").asText(""), joined(stream, "reasoning_content"));
        assertEquals(answer(deployment).content(), message.path("content").asText());
    }

    @Test
    void gptWholeHasFilterResultsAndUsage() throws Exception {
        var answer = SimClient.of(service).post(V1, "{\"model\":\"gpt-5.4\"," + ASK + "}");
        var text = Json.write(Json.object().textNode(answer("gpt-5.4").content()));
        assertEquals(
                "{\"id\":\"chatcmpl-ID\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-5.4-2026-03-05\","
                        + "\"system_fingerprint\":null,\"choices\":[{\"index\":0,\"finish_reason\":\"stop\","
                        + "\"logprobs\":null,\"content_filter_results\":" + SAFE
                        + ",\"message\":{\"role\":\"assistant\","
                        + "\"content\":" + text + ",\"refusal\":null,\"annotations\":[]}}],"
                        + "\"prompt_filter_results\":" + Json.parse(PROMPT_CHUNK).path("prompt_filter_results")
                        + ",\"usage\":{\"prompt_tokens\":19,\"completion_tokens\":141,\"total_tokens\":160,"
                        + "\"prompt_tokens_details\":{\"audio_tokens\":0,\"cached_tokens\":0},"
                        + "\"completion_tokens_details\":{\"accepted_prediction_tokens\":0,\"audio_tokens\":0,"
                        + "\"reasoning_tokens\":64,\"rejected_prediction_tokens\":0}}}",
                SimClient.masked(answer.body()));
    }

    @Test
    void aSmallBudgetOfKimiGoesToThinking() throws Exception {
        var body = "{\"model\":\"Kimi-K2.6\"," + ASK + ",\"max_tokens\":5}";
        assertEquals(
                "{\"id\":\"chatcmpl-ID\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"Kimi-K2.6\","
                        + "\"choices\":[{\"index\":0,\"finish_reason\":\"length\",\"message\":{\"role\":\"assistant\","
                        + "\"content\":null,\"reasoning_content\":\"Which is larger, 9\"}}],"
                        + "\"usage\":{\"prompt_tokens\":19,\"completion_tokens\":5,\"total_tokens\":24,"
                        + "\"prompt_tokens_details\":{\"audio_tokens\":0,\"cached_tokens\":0},"
                        + "\"completion_tokens_details\":{\"accepted_prediction_tokens\":0,\"audio_tokens\":0,"
                        + "\"reasoning_tokens\":5,\"rejected_prediction_tokens\":0}}}",
                SimClient.masked(SimClient.of(service).post(V1, body).body()));
        var stream = SimClient.of(service).post(V1, body.replace("}],", "}],\"stream\":true,"));
        assertEquals("", joined(stream, "content"));
        assertEquals("Which is larger, 9", joined(stream, "reasoning_content"));
    }

    @ParameterizedTest // tokens of the whole answer: gpt-5.4 64 + 77, Kimi 139 + 97, DeepSeek 64
    @CsvSource({
        "gpt-5.4, max_completion_tokens, 50, length, 50, 50",
        "gpt-5.4, max_completion_tokens, 80, length, 80, 64",
        "gpt-5.4, max_completion_tokens, 141, stop, 141, 64",
        "Kimi-K2.6, max_tokens, 200, length, 200, 139",
        "Kimi-K2.6, max_completion_tokens, 235, length, 235, 139",
        "Kimi-K2.6, max_tokens, 236, stop, 236, 139",
        "DeepSeek-V3.2, max_tokens, 1, length, 1, 0",
        "DeepSeek-V3.2, max_tokens, 3000000000, stop, 64, 0"
    })
    void theLimitCountsThinkingAndText(
            String deployment, String name, long limit, String finish, int completion, int reasoning)
            throws Exception {
        var json = SimClient.of(service)
                .post(V1, "{\"model\":\"" + deployment + "\"," + ASK + ",\"" + name + "\":" + limit + "}")
                .json();
        assertEquals(finish, json.at("/choices/0/finish_reason").asText());
        assertEquals(completion, json.at("/usage/completion_tokens").asInt());
        assertEquals(
                reasoning,
                json.at("/usage/completion_tokens_details/reasoning_tokens").asInt());
        var text = json.at("/choices/0/message/content").asText("");
        assertEquals(completion - reasoning, Tokens.count(text));
        assertEquals(true, answer(deployment).content().startsWith(text));
    }

    @ParameterizedTest
    @CsvSource({"none, 0", "low, 0", "medium, 64", "high, 128", "xhigh, 256"})
    void effortSetsTheCostOfThinking(String effort, int reasoning) throws Exception {
        var json = SimClient.of(service)
                .post(V1, "{\"model\":\"gpt-5.4\"," + ASK + ",\"reasoning_effort\":\"" + effort + "\"}")
                .json();
        assertEquals(
                reasoning,
                json.at("/usage/completion_tokens_details/reasoning_tokens").asInt());
    }

    @Test
    void temperatureIsFreeWithoutEffortAndForPartners() throws IOException {
        for (var start : List.of(
                "\"model\":\"gpt-5.4\",\"reasoning_effort\":\"none\"",
                "\"model\":\"Kimi-K2.6\"",
                "\"model\":\"DeepSeek-V3.2\"")) {
            var body = "{" + start + "," + ASK + ",\"temperature\":0.2,\"top_p\":0.9}";
            assertEquals(200, SimClient.of(service).post(V1, body).status());
        }
        var one = "{\"model\":\"gpt-5.4\"," + ASK + ",\"temperature\":1.0,\"top_p\":null}";
        assertEquals(200, SimClient.of(service).post(V1, one).status());
    }

    @Test
    void aLongPromptIsPartlyCachedForGptOnly() throws Exception {
        var ask = "\"messages\":[{\"role\":\"user\",\"content\":\"" + "word ".repeat(1500) + "\"}]}";
        var gpt = SimClient.of(service).post(V1, "{\"model\":\"gpt-5.4\"," + ask).json();
        var kimi = SimClient.of(service).post(V1, "{\"model\":\"Kimi-K2.6\"," + ask).json();
        assertEquals(1508, gpt.at("/usage/prompt_tokens").asInt());
        assertEquals(1024, gpt.at("/usage/prompt_tokens_details/cached_tokens").asInt());
        assertEquals(0, kimi.at("/usage/prompt_tokens_details/cached_tokens").asInt());
    }

    @Test
    void textComesThroughAsUtf8() throws Exception {
        var question = "naïve 🤖 漢字 \\u00e9\\u0301 👩‍👩‍👧";
        var stream = SimClient.of(service).post(V1, "{\"model\":\"DeepSeek-V3.2\",\"stream\":true,\"messages\":"
                + "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"" + question + "\"}]}]}");
        assertEquals(true, joined(stream, "content").contains("“naïve 🤖 漢字 \u00e9\u0301 👩‍👩‍👧”"));
        assertEquals(false, stream.body().contains("\uFFFD"));
    }

    private Answer answer(String deployment) {
        var model = new Library().model(deployment).orElseThrow();
        var turns = List.of(new Ask.Turn("user", QUESTION));
        return new Library()
                .answer(new Ask(model, turns, 0, false, false, null, Ask.Effort.MEDIUM, null, false, null, null));
    }

    private List<String> scripted(String deployment) {
        return Blocks.exactly(2, Tokens.split(answer(deployment).content()));
    }

    private static String content(String text) {
        return "{\"index\":0,\"delta\":" + Json.write(Json.object().put("content", text))
                + ",\"finish_reason\":null,\"content_filter_results\":" + SAFE + ",\"logprobs\":null}";
    }

    private static String kimi(String text) {
        return "{\"index\":0,\"delta\":" + Json.write(Json.object().put("content", text).putNull("reasoning_content"))
                + ",\"finish_reason\":null}";
    }

    private static List<String> masked(SimClient.Answer answer) {
        return answer.data().stream().map(SimClient::masked).toList();
    }

    private static String joined(SimClient.Answer answer, String field) throws Exception {
        var parts = new ArrayList<String>();
        for (var data : answer.data()) {
            if (!data.equals("[DONE]")) {
                JsonNode delta = Json.parse(data).at("/choices/0/delta/" + field);
                parts.add(delta.asText(""));
            }
        }
        return String.join("", parts);
    }
}
