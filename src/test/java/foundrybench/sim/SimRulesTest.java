package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.sim.SimRules.Efforts;
import foundrybench.sim.SimRules.OutputField;
import foundrybench.sim.SimRules.Sampling;
import foundrybench.wire.Json;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Deployments with rules of their own, and the five that ship with the program.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimRulesTest {
    private static final String CHAT = "/openai/v1/chat/completions";
    private static final String RESPONSES = "/openai/v1/responses";
    private static final String SCHEMA =
            """
            {"type":"object","properties":{"city":{"type":"string"},"count":{"type":"integer"},"open":{"type":"boolean"},\
            "tags":{"type":"array","items":{"enum":["a","b"]}},"at":{"type":["object","null"],"properties":{"x":{"type":"number"}}}}}""";

    private SimService service;
    private SimClient client;

    @BeforeAll
    void start() throws IOException {
        var unnamed = SimRules.anything().withNamesParam(false);
        service = SimService.start(SimOptions.defaults()
                .withPace(0)
                .withDeployments(SimDeploymentsFile.fiveRules())
                .withDeployments(
                        SimDeployment.named("anything"),
                        SimDeployment.named("no-limit").withRules(SimRules.anything().withOutputField(OutputField.NONE)),
                        SimDeployment.named("silent").withRules(SimRules.anything().withStreaming(false)),
                        SimDeployment.named("minimal").withRules(SimRules.anything().withEfforts(Efforts.of("minimal"))),
                        SimDeployment.named("no-schema").withRules(SimRules.anything().withJsonSchema(false)),
                        SimDeployment.named("unnamed")
                                .withRules(unnamed.withTemperature(Sampling.ONLY_DEFAULT)
                                        .withEfforts(Efforts.of("low", "high"))
                                        .withOutputField(OutputField.MAX_COMPLETION_TOKENS)),
                        SimDeployment.named("gpt-5.4").withRules(SimRules.anything().withOutput(32, 64))));
        client = SimClient.of(service);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            strict-openai   | "max_tokens":16                | 400 | max_tokens            | Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.
            strict-openai   | "max_completion_tokens":15     | 400 | max_completion_tokens | Invalid 'max_completion_tokens': integer below minimum value. Expected a value >= 16, but got 15 instead.
            strict-openai   | "max_completion_tokens":128001 | 400 | max_completion_tokens | max_completion_tokens is too large: 128001. This model supports at most 128000 completion tokens, whereas you provided 128001.
            strict-openai   | "max_completion_tokens":16     | 200 | - | -
            strict-openai   | "temperature":0.5              | 400 | temperature | Unsupported value: 'temperature' does not support 0.5 with this model. Only the default (1) value is supported.
            strict-openai   | "temperature":0.5,"reasoning_effort":"none" | 200 | - | -
            strict-openai   | "nobody":1                     | 400 | - | Unrecognized request argument supplied: nobody
            old-openai      | "max_completion_tokens":16     | 400 | - | Unrecognized request argument supplied: max_completion_tokens
            old-openai      | "max_tokens":4097              | 400 | max_tokens | max_tokens is too large: 4097. This model supports at most 4096 completion tokens, whereas you provided 4097.
            old-openai      | "max_tokens":1,"temperature":0.1,"top_p":0.1 | 200 | - | -
            old-openai      | "reasoning_effort":"low"       | 400 | - | Unrecognized request argument supplied: reasoning_effort
            old-openai      | "response_format":{"type":"json_schema","json_schema":{"schema":{}}} | 400 | response_format | Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model. Learn more about supported models at the Structured Outputs guide: https://platform.openai.com/docs/guides/structured-outputs
            lenient-partner | "max_tokens":1,"reasoning_effort":"huge","nobody":1 | 200 | - | -
            lenient-partner | "max_completion_tokens":1,"stream_options":{"include_usage":true} | 200 | - | -
            plain-partner   | "stream":true,"stream_options":{"include_usage":true} | 400 | - | Unrecognized request argument supplied: stream_options
            plain-partner   | "stream":true,"nobody":1       | 200 | - | -
            plain-partner   | "top_p":1                      | 400 | - | Unsupported parameter: 'top_p' is not supported with this model.
            plain-partner   | "temperature":0                | 400 | - | Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.
            plain-partner   | "max_tokens":15                | 400 | - | Invalid 'max_tokens': integer below minimum value. Expected a value >= 16, but got 15 instead.
            no-limit        | "max_tokens":50                | 400 | max_tokens | Unsupported parameter: 'max_tokens' is not supported with this model.
            no-limit        | "max_completion_tokens":50     | 400 | max_completion_tokens | Unsupported parameter: 'max_completion_tokens' is not supported with this model.
            silent          | "stream":true                  | 400 | stream | Unsupported value: 'stream' does not support true with this model. Only the default (false) value is supported.
            silent          | "stream":false                 | 200 | - | -
            minimal         | "reasoning_effort":"minimal"   | 200 | - | -
            minimal         | "reasoning_effort":"low"       | 400 | reasoning_effort | Invalid value: 'low'. Supported values are: 'minimal'.
            unnamed         | "reasoning_effort":"none"      | 400 | - | Unsupported value: 'reasoning_effort' does not support 'none' with this model. Supported values are: 'low', and 'high'.
            unnamed         | "max_tokens":5                 | 400 | - | Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.
            gpt-5.4         | "max_tokens":31                | 400 | max_tokens | Invalid 'max_tokens': integer below minimum value. Expected a value >= 32, but got 31 instead.
            gpt-5.4         | "max_tokens":64,"nobody":1     | 200 | - | -
            anything        | "max_tokens":1,"temperature":2,"top_p":0,"reasoning_effort":"none","stream":true,"nobody":1 | 200 | - | -
            """)
    void chatGoesByTheRules(String deployment, String more, int status, String param, String message) throws Exception {
        goes(CHAT, body(deployment, "\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]", more), status, param, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            strict-openai   | "max_output_tokens":15         | 400 | max_output_tokens | Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got 15 instead.
            strict-openai   | "max_output_tokens":128001     | 400 | max_output_tokens | Invalid 'max_output_tokens': integer above maximum value. Expected a value <= 128000, but got 128001 instead.
            strict-openai   | "max_output_tokens":16,"reasoning":{"effort":"xhigh"},"stream":true | 200 | - | -
            old-openai      | "stream":true                  | 400 | - | This model is not supported by the Responses API.
            responses-only  | "stream":true                  | 400 | - | Unsupported value: 'stream' does not support true with this model. Only the default (false) value is supported.
            responses-only  | "temperature":1                | 400 | - | Unsupported parameter: 'temperature' is not supported with this model.
            responses-only  | "reasoning":{"effort":"none"}  | 400 | - | Unsupported value: 'reasoning.effort' does not support 'none' with this model. Supported values are: 'low', 'medium', and 'high'.
            responses-only  | "reasoning":{"effort":"high"},"max_output_tokens":16 | 200 | - | -
            no-schema       | "text":{"format":{"type":"json_schema","name":"x","schema":{}}} | 400 | text.format | Invalid parameter: 'text.format' of type 'json_schema' is not supported with this model. Learn more about supported models at the Structured Outputs guide: https://platform.openai.com/docs/guides/structured-outputs
            no-schema       | "text":{"format":{"type":"text"}} | 200 | - | -
            """)
    void responsesGoByTheRules(String deployment, String more, int status, String param, String message) throws Exception {
        goes(RESPONSES, body(deployment, "\"input\":\"Go\"", more), status, param, message);
    }

    @Test
    void whereThereIsNoChatTheServiceSaysSo() throws Exception {
        var answer = client.post(CHAT, body("responses-only", "\"messages\":[]", "\"n\":1"));
        assertEquals(400, answer.status());
        assertEquals("OperationNotSupported", answer.json().at("/error/code").asText());
    }

    @Test
    void effortThatResponsesDoesNotKnowIsNamedByItsPath() throws Exception {
        try (var plain = SimService.start(SimOptions.defaults()
                .withPace(0)
                .withDeployments(SimDeployment.named("x").withRules(SimRules.anything().withEfforts(new Efforts.Unknown()))))) {
            var answer = SimClient.of(plain)
                    .post(RESPONSES, body("x", "\"input\":\"Go\"", "\"reasoning\":{\"effort\":\"low\"}"));
            assertEquals("reasoning.effort", answer.json().at("/error/param").asText());
            assertEquals("unsupported_parameter", answer.json().at("/error/code").asText());
        }
    }

    @Test
    void anAnswerBoundToASchemaObeysIt() throws Exception {
        var expected = "{\"city\":\"simulated\",\"count\":1,\"open\":true,\"tags\":[\"a\"],\"at\":{\"x\":1}}";
        var chat = client.post(
                CHAT,
                body(
                        "Kimi-K2.6",
                        "\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]",
                        "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"x\",\"schema\":" + SCHEMA + "}}"));
        assertEquals(expected, chat.json().at("/choices/0/message/content").asText());
        var responses = client.post(
                RESPONSES,
                body("strict-openai", "\"input\":\"Go\"", "\"text\":{\"format\":{\"type\":\"json_schema\",\"name\":\"x\",\"schema\":" + SCHEMA + "}}"));
        assertEquals(expected, responses.json().at("/output/0/content/0/text").asText());
    }

    @Test
    void aFormatWithoutItsSchemaIsRefused() throws Exception {
        goes(
                CHAT,
                body("anything", "\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]", "\"response_format\":{\"type\":\"json_schema\"}"),
                400,
                "response_format.json_schema.schema",
                "Missing required parameter: 'response_format.json_schema.schema'.");
    }

    @Test
    void theListHasTheOthersAfterTheFive() throws Exception {
        var data = client.send("GET", "/openai/deployments?api-version=2023-03-15-preview", "").json().path("data");
        assertEquals(
                "gpt-5.4 gpt-5.3-codex gpt-5.1-codex Kimi-K2.6 DeepSeek-V3.2 strict-openai old-openai lenient-partner"
                        + " plain-partner responses-only anything no-limit silent minimal no-schema unnamed",
                String.join(" ", IntStream.range(0, data.size()).mapToObj(i -> data.path(i).path("id").asText()).toList()));
    }

    @Test
    void theFiveRuleSetsDifferFromEachOther() {
        var five = SimDeploymentsFile.fiveRules();
        assertEquals(5, five.stream().map(SimDeployment::rules).distinct().count());
        assertTrue(five.stream().allMatch(deployment -> deployment.limits() == null && deployment.thinking() == null));
    }

    private void goes(String path, String body, int status, String param, String message) throws Exception {
        var answer = client.post(path, body);
        assertEquals(status, answer.status(), answer.body());
        if (status == 400) {
            var error = answer.json().path("error");
            assertEquals(message, error.path("message").asText());
            assertEquals(param == null ? "null" : "\"" + param + "\"", Json.write(error.path("param")));
        }
    }

    private static String body(String deployment, String question, String more) {
        return "{\"model\":\"" + deployment + "\"," + question + "," + more + "}";
    }
}
