package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Message;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.RequestFields;
import foundrybench.model.Role;
import foundrybench.model.Samples;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Requests as they go over the wire, to the letter.
class ProtocolTest {
    private static final Parameters ALL =
            new Parameters(100, new BigDecimal("0.70"), new BigDecimal("0.95"), "low");

    @Test
    void aChatRequestWithNothingSetSendsNothingButThePrompt() {
        assertEquals(
                "{\"model\":\"Kimi-K2.6\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi \\\"you\\\"\\n🤖\"}],"
                        + "\"stream\":true,\"stream_options\":{\"include_usage\":true}}",
                chat(OutputLimitField.MAX_TOKENS, Prompt.of("", "Hi \"you\"\n🤖"), Parameters.NONE, true));
    }

    @Test
    void aChatRequestSendsWhatIsSet() {
        assertEquals(
                "{\"model\":\"Kimi-K2.6\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                        + "{\"role\":\"user\",\"content\":\"Hi\"}],\"max_tokens\":100,\"temperature\":0.70,\"top_p\":0.95,"
                        + "\"reasoning_effort\":\"low\",\"stream\":false}",
                chat(OutputLimitField.MAX_TOKENS, Prompt.of("Be brief.", "Hi"), ALL, false));
    }

    @Test
    void theOutputLimitIsCalledAsTheDeploymentWants() {
        assertEquals(
                "{\"model\":\"Kimi-K2.6\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"max_completion_tokens\":16,"
                        + "\"stream\":false}",
                chat(
                        OutputLimitField.MAX_COMPLETION_TOKENS, Prompt.of("", "Hi"), new Parameters(16, null, null, null), false));
    }

    @ParameterizedTest
    @EnumSource
    void theFieldsThatMayBeRefusedAreThoseThatAreSent(Protocol protocol) {
        for (var parameters : List.of(Parameters.NONE, ALL)) {
            for (boolean stream : List.of(true, false)) {
                var request = new Request(Samples.deployment("d", protocol), Prompt.of("", "Hi"), parameters, stream);
                var sent = new TreeMap<String, String>();
                json(request).properties().forEach(field -> sent.put(field.getKey(), field.getValue().asText()));
                sent.keySet().removeAll(List.of("model", "messages", "input"));
                if (sent.remove("reasoning") != null) {
                    sent.put("reasoning.effort", json(request).path("reasoning").path("effort").asText());
                }
                if (parameters.temperature() != null) {
                    sent.put("temperature", "0.7");
                }
                assertEquals(sent, new TreeMap<>(RequestFields.of(request)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLeftOutIsNotSentWithinAnotherFieldEither(Protocol protocol) {
        var whole = new Request(Samples.deployment("d", protocol), Prompt.of("", "Hi"), ALL, true);
        for (var name : RequestFields.of(whole).keySet()) {
            var without = new Request(whole.deployment(), whole.prompt(), ALL, true, Set.of(name));
            var expected = json(whole);
            expected.remove(name.equals("reasoning.effort") ? "reasoning" : name);
            assertEquals(expected, json(without));
            assertFalse(RequestFields.of(without).containsKey(name));
        }
    }

    private static ObjectNode json(Request request) {
        var connection = connection(Connection.Kind.AZURE, "https://x.invalid/");
        return (ObjectNode) WireProtocol.of(request.deployment().protocol()).encode(request, connection).body();
    }

    @Test
    void aResponsesRequestWithNothingSetStoresNothing() {
        assertEquals(
                "{\"model\":\"gpt-5.3-codex\",\"input\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":true,\"store\":false}",
                responses(Prompt.of("", "Hi"), Parameters.NONE, true));
    }

    @Test
    void aResponsesRequestSendsWhatIsSet() {
        var prompt = new Prompt(List.of(
                new Message(Role.DEVELOPER, "Be brief."), new Message(Role.USER, "Hi"), new Message(Role.ASSISTANT, "Hello")));
        assertEquals(
                "{\"model\":\"gpt-5.3-codex\",\"input\":[{\"role\":\"developer\",\"content\":\"Be brief.\"},"
                        + "{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"Hello\"}],"
                        + "\"max_output_tokens\":100,\"temperature\":0.70,\"top_p\":0.95,\"reasoning\":{\"effort\":\"low\"},"
                        + "\"stream\":false,\"store\":false}",
                responses(prompt, ALL, false));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CHAT,      AZURE,  https://res.openai.azure.com/openai/deployments/Kimi-K2.6/chat/completions?api-version=2024-10-21
            RESPONSES, AZURE,  https://res.openai.azure.com/openai/v1/responses
            CHAT,      OPENAI, https://res.openai.azure.com/chat/completions
            RESPONSES, OPENAI, https://res.openai.azure.com/responses
            """)
    void eachKindOfConnectionHasItsRoutes(Protocol protocol, Connection.Kind kind, String uri) {
        assertEquals(URI.create(uri), uri(protocol, kind, "https://res.openai.azure.com/", "Kimi-K2.6"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a b       | a%20b
            a/b       | a%2Fb
            größe     | gr%C3%B6%C3%9Fe
            a?b#c     | a%3Fb%23c
            100%      | 100%25
            a+b       | a%2Bb
            ../x      | ..%2Fx
            """)
    void aNameIsOneSegmentOfThePathWhateverItHolds(String name, String segment) {
        assertEquals(
                "https://gateway.example.com/foundry/openai/deployments/" + segment + "/chat/completions?api-version=2024-10-21",
                uri(Protocol.CHAT, Connection.Kind.AZURE, "https://gateway.example.com/foundry/", name).toString());
    }

    private static String chat(OutputLimitField field, Prompt prompt, Parameters parameters, boolean stream) {
        var plain = Samples.deployment("Kimi-K2.6", Protocol.CHAT);
        var deployment = new Deployment(
                plain.name(), null, List.of(), Protocol.CHAT, field, null, null, null, null, List.of());
        return body(new Request(deployment, prompt, parameters, stream));
    }

    private static String responses(Prompt prompt, Parameters parameters, boolean stream) {
        return body(new Request(Samples.deployment("gpt-5.3-codex", Protocol.RESPONSES), prompt, parameters, stream));
    }

    private static String body(Request request) {
        var connection = connection(Connection.Kind.AZURE, "https://res.openai.azure.com/");
        return Json.write(WireProtocol.of(request.deployment().protocol()).encode(request, connection).body());
    }

    private static URI uri(Protocol protocol, Connection.Kind kind, String endpoint, String name) {
        var request = new Request(Samples.deployment(name, protocol), Prompt.of("", "Hi"), Parameters.NONE, true);
        return WireProtocol.of(protocol).encode(request, connection(kind, endpoint)).uri();
    }

    private static Connection connection(Connection.Kind kind, String endpoint) {
        return new Connection("c", kind, URI.create(endpoint), new Auth.None(), "2024-10-21", "test", false);
    }
}
