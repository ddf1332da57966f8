package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.sim.SimThinking.Needs;
import foundrybench.sim.SimThinking.StopsWithoutAnswer;
import foundrybench.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Deployments whose thinking decides whether there is an answer.
class SimThinkingTest {
    private static final String CHAT = "/openai/v1/chat/completions";
    private static final String RESPONSES = "/openai/v1/responses";

    @ParameterizedTest
    @ValueSource(strings = {"Kimi-K2.6", "DeepSeek-V3.2", "other"})
    void belowItsNeedAllOfTheLimitGoesToThinking(String name) throws Exception {
        try (var service = start(SimDeployment.named(name).withThinking(new Needs(300)))) {
            var client = SimClient.of(service);
            assertEquals("length '' 299 299", chat(client, name, "\"max_tokens\":299"));
            assertEquals("length '' 1 1", chat(client, name, "\"max_tokens\":1"));
            for (var enough : List.of("\"max_tokens\":300", "\"max_tokens\":5000", "\"n\":1")) {
                var answer = client.post(CHAT, body(name, enough)).json();
                assertEquals("stop", answer.at("/choices/0/finish_reason").asText());
                assertTrue(answer.at("/choices/0/message/content").asText().length() > 20, answer.toString());
                assertEquals(300, answer.at("/usage/completion_tokens").asInt());
                var content = Tokens.count(answer.at("/choices/0/message/content").asText());
                assertEquals(300 - content, answer.at("/usage/completion_tokens_details/reasoning_tokens").asInt());
            }
        }
    }

    @Test
    void responsesSaysThatItIsIncomplete() throws Exception {
        try (var service = start(SimDeployment.named("gpt-5.4").withThinking(new Needs(100)))) {
            var client = SimClient.of(service);
            var short1 = client.post(RESPONSES, "{\"model\":\"gpt-5.4\",\"input\":\"Go\",\"max_output_tokens\":99}").json();
            assertEquals("incomplete", short1.path("status").asText());
            assertEquals("max_output_tokens", short1.at("/incomplete_details/reason").asText());
            assertEquals(99, short1.at("/usage/output_tokens").asInt());
            assertEquals(99, short1.at("/usage/output_tokens_details/reasoning_tokens").asInt());
            assertEquals(1, short1.path("output").size());
            var enough = client.post(RESPONSES, "{\"model\":\"gpt-5.4\",\"input\":\"Go\",\"max_output_tokens\":100}").json();
            assertEquals("completed", enough.path("status").asText());
            assertEquals(100, enough.at("/usage/output_tokens").asInt());
            assertEquals("message", enough.at("/output/1/type").asText());
        }
    }

    @Test
    void shownThinkingIsStreamedAsFarAsTheLimitGoes() throws Exception {
        try (var service = start(SimDeployment.named("Kimi-K2.6").withThinking(new Needs(5000)))) {
            var answer = SimClient.of(service).post(CHAT, body("Kimi-K2.6", "\"max_tokens\":2000,\"stream\":true"));
            var thought = new StringBuilder();
            for (var data : answer.data()) {
                if (!data.equals("[DONE]")) {
                    var delta = Json.parse(data).at("/choices/0/delta");
                    assertEquals("", delta.path("content").asText("").replace("null", ""));
                    thought.append(delta.path("reasoning_content").asText(""));
                }
            }
            assertTrue(thought.length() > 2000, thought.length() + " characters");
        }
    }

    @Test
    void theNeedOfEachCallVariesAndIsTheSameAtEachStart() throws Exception {
        var first = needs(10);
        var seen = new TreeSet<>(first);
        assertTrue(seen.first() >= 900 && seen.last() <= 1100 && seen.size() > 10, seen.toString());
        assertEquals(first, needs(10));
        assertNotEquals(first, needs(20));
    }

    @Test
    void whoStopsWithoutAnAnswerDoesSoWhateverTheLimit() throws Exception {
        try (var service = start(
                SimDeployment.named("Kimi-K2.6").withThinking(new StopsWithoutAnswer()),
                SimDeployment.named("gpt-5.4").withThinking(new StopsWithoutAnswer()))) {
            var client = SimClient.of(service);
            assertEquals("stop '' 16 16", chat(client, "Kimi-K2.6", "\"max_tokens\":16"));
            var free = chat(client, "Kimi-K2.6", "\"max_tokens\":100000");
            assertTrue(free.matches("stop '' (\\d+) \\1") && !free.endsWith(" 16"), free);
            var responses = client.post(RESPONSES, "{\"model\":\"gpt-5.4\",\"input\":\"Go\"}").json();
            assertEquals("completed", responses.path("status").asText());
            assertEquals(1, responses.path("output").size());
            assertEquals("reasoning", responses.at("/output/0/type").asText());
        }
    }

    @Test
    void aDeploymentMayBeSlowByItself() {
        var options = SimOptions.defaults()
                .withTtftMillis(5)
                .withGapMillis(1)
                .withDeployments(SimDeployment.named("gpt-5.4").lasting(9000));
        var slow = SimPartsTest.ask("gpt-5.4", Ask.Effort.MEDIUM);
        assertEquals(9000, Schedule.of(slow, options).end(40));
        assertEquals(44, Schedule.of(SimPartsTest.ask("Kimi-K2.6", Ask.Effort.MEDIUM), options).end(40));
    }

    /// What 40 calls take.
    private static List<Integer> needs(int noise) throws Exception {
        try (var service = start(SimDeployment.named("x").withThinking(new Needs(1000, noise, 7)))) {
            var needs = new ArrayList<Integer>();
            for (int i = 0; i < 40; i++) {
                needs.add(SimClient.of(service).post(CHAT, body("x", "\"n\":1")).json().at("/usage/completion_tokens").asInt());
            }
            return needs;
        }
    }

    private static SimService start(SimDeployment... deployments) throws IOException {
        return SimService.start(SimOptions.defaults().withPace(0).withDeployments(deployments));
    }

    /// Reason of the end, content, completion and reasoning tokens.
    private static String chat(SimClient client, String name, String more) throws Exception {
        var answer = client.post(CHAT, body(name, more)).json();
        var message = answer.at("/choices/0/message");
        var content = message.hasNonNull("content") ? message.path("content").asText() : "";
        return answer.at("/choices/0/finish_reason").asText() + " '" + content + "' "
                + answer.at("/usage/completion_tokens").asInt() + " "
                + answer.at("/usage/completion_tokens_details/reasoning_tokens").asInt();
    }

    private static String body(String name, String more) {
        return "{\"model\":\"" + name + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]," + more + "}";
    }
}
