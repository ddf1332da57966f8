package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimRefusalTest {
    private static final String V1_CHAT = "/openai/v1/chat/completions";
    private static final String RESPONSES = "/openai/v1/responses";
    private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

    private SimService service;
    private SimClient client;

    @BeforeAll
    void start() throws IOException {
        service = SimService.start(SimOptions.defaults().withPace(0));
        client = SimClient.of(service);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void aMissingOrWrongKeyGetsTheCapturedBody() throws IOException {
        for (var headers : List.of(
                Map.<String, String>of(),
                Map.of("api-key", "wrong"),
                Map.of("Authorization", "Bearer wrong"),
                Map.of("Authorization", service.key()))) {
            var answer = client.with(headers).post(V1_CHAT, "{}");
            assertEquals(401, answer.status());
            assertEquals(fixture("e401-bad-key.body"), answer.body());
            assertEquals("application/json", answer.headers().get("content-type"));
        }
    }

    @Test
    void theKeyIsGoodAsBearerToo() throws IOException {
        var bearer = client.with(Map.of("Authorization", "Bearer " + service.key()));
        assertEquals(200, bearer.post(V1_CHAT, "{\"model\":\"gpt-5.4\"," + HI + "}").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-5", "GPT-5.4", "gpt-5.4%20"})
    void anUnknownDeploymentGetsTheCapturedBody(String name) throws IOException {
        var dated = client.post("/openai/deployments/" + name + "/chat/completions?api-version=2024-10-21", "{}");
        assertEquals(404, dated.status());
        assertEquals(fixture("e404-deployment.body"), dated.body());
        assertEquals(dated.body(), client.post(RESPONSES, "{\"model\":\"" + name + "\"}").body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/openai/v1/completions",
                "/openai/deployments/gpt-5.4/chat/completions",
                "/openai/deployments/gpt-5.4/chat/completions?api-version=newest",
                "/openai/deployments/gpt-5.4/responses?api-version=2025-04-01-preview",
                "/openai/responses",
                "/openai/deployments?api-version=2024-10-21"
            })
    void anUnknownPathOrVersionGetsTheCapturedBody(String path) throws IOException {
        var answer = client.post(path, "{}");
        assertEquals(404, answer.status());
        assertEquals(fixture("e404-resource.body"), answer.body());
    }

    @Test
    void codexRefusesChatWithTheCapturedBody() throws IOException {
        var path = "/openai/deployments/gpt-5.1-codex/chat/completions?api-version=2024-10-21";
        assertEquals(fixture("e400-operation-not-supported.body"), client.post(path, "{" + HI + "}").body());
        var body = "{\"model\":\"gpt-5.1-codex\"," + HI + "}";
        assertEquals(fixture("e400-operation-not-supported.body"), client.post(V1_CHAT, body).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kimi-K2.6", "DeepSeek-V3.2"})
    void partnersRefuseResponses(String deployment) throws IOException {
        refused(
                RESPONSES,
                "{\"model\":\"" + deployment + "\",\"input\":\"Hi\"}",
                "This model is not supported by the Responses API.",
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({"2024-10-21, 400", "2025-02-01-preview, 400", "2025-03-01-preview, 200", "2025-04-01-preview, 200"})
    void datedResponsesNeedMarch2025(String version, int status) throws IOException {
        var answer = client.post(
                "/openai/responses?api-version=" + version, "{\"model\":\"gpt-5.4\",\"input\":\"Hi\"}");
        assertEquals(status, answer.status());
        if (status == 400) {
            assertEquals(
                    "{\"error\":{\"code\":\"BadRequest\",\"message\":\"Azure OpenAI Responses API is enabled only for"
                            + " api-version 2025-03-01-preview and later\"}}",
                    answer.body());
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 200", "?api-version=v1, 200", "?api-version=preview, 200", "?api-version=2024-10-21, 400"})
    void v1WantsNoDate(String query, int status) throws IOException {
        assertEquals(status, client.post(V1_CHAT + query, "{\"model\":\"gpt-5.4\"," + HI + "}").status());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /openai/v1/responses, 405",
        "HEAD, /openai/v1/responses, 405",
        "PUT, /openai/deployments/gpt-5.4/chat/completions?api-version=2024-10-21, 405",
        "POST, /openai/deployments?api-version=2023-03-15-preview, 405"
    })
    void aWrongMethodIsRefused(String method, String path, int status) throws IOException {
        assertEquals(status, client.send(method, path, "").status());
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws IOException {
        var answer = client.post(RESPONSES, " ".repeat(Gateway.LARGEST_BODY + 1));
        assertEquals(413, answer.status());
        assertEquals(
                "{\"error\":{\"code\":\"413\",\"message\":\"The request body is larger than 16777216 bytes\"}}",
                answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{} {}"})
    void whatIsNoJsonObjectIsRefused(String body) throws IOException {
        refused(
                V1_CHAT,
                body,
                "We could not parse the JSON body of your request. The API expects a JSON payload, but what was sent"
                        + " was not valid JSON.",
                null,
                null);
    }

    @Test
    void theCapturedParameterRefusalsAreExact() throws IOException {
        var dated = "/openai/deployments/gpt-5.4/chat/completions?api-version=2024-10-21";
        assertEquals(
                fixture("e400-unsupported-parameter.body"),
                client.post(dated, "{" + HI + ",\"max_tokens\":50}").body());
        assertEquals(
                fixture("e400-unrecognized-argument.body"),
                client.post(dated, "{" + HI + ",\"thinking\":{}}").body());
        assertEquals(
                fixture("e400-max-output-tokens-min.body"),
                client.post(RESPONSES, "{\"model\":\"gpt-5.1-codex\",\"input\":\"Hi\",\"max_output_tokens\":5}")
                        .body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {}                                            | Missing required parameter: 'model'.                | model    | missing_required_parameter
            {"model":5}                                   | Invalid type for 'model': expected a string, but got an integer instead. | model | invalid_type
            {"model":"gpt-5.4"}                           | Missing required parameter: 'messages'.             | messages | missing_required_parameter
            {"model":"gpt-5.4","messages":[]}             | Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead. | messages | empty_array
            {"model":"gpt-5.4","messages":"Hi"}           | Invalid type for 'messages': expected an array of objects, but got a string instead. | messages | invalid_type
            {"model":"Kimi-K2.6","messages":[{"role":"user"}]} | Missing required parameter: 'messages[0].content'. | messages[0].content | missing_required_parameter
            {"model":"gpt-5.4",HI,"max_completion_tokens":15} | Invalid 'max_completion_tokens': integer below minimum value. Expected a value >= 16, but got 15 instead. | max_completion_tokens | integer_below_min_value
            {"model":"Kimi-K2.6",HI,"max_tokens":0}       | Invalid 'max_tokens': integer below minimum value. Expected a value >= 1, but got 0 instead. | max_tokens | integer_below_min_value
            {"model":"Kimi-K2.6",HI,"max_tokens":"9"}     | Invalid type for 'max_tokens': expected an integer, but got a string instead. | max_tokens | invalid_type
            {"model":"gpt-5.4",HI,"temperature":0.2}      | Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported. | temperature | unsupported_value
            {"model":"gpt-5.4",HI,"temperature":0,"reasoning_effort":"low"} | Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported. | temperature | unsupported_value
            {"model":"gpt-5.4",HI,"top_p":0.5}            | Unsupported value: 'top_p' does not support 0.5 with this model. Only the default (1) value is supported. | top_p | unsupported_value
            {"model":"Kimi-K2.6",HI,"temperature":2.5}    | Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 2.5 instead. | temperature | decimal_above_max_value
            {"model":"DeepSeek-V3.2",HI,"temperature":-1} | Invalid 'temperature': decimal below minimum value. Expected a value >= 0, but got -1 instead. | temperature | decimal_below_min_value
            {"model":"gpt-5.4",HI,"reasoning_effort":"minimal"} | Invalid value: 'minimal'. Supported values are: 'none', 'low', 'medium', 'high', and 'xhigh'. | reasoning_effort | invalid_value
            {"model":"gpt-5.4",HI,"max_output_tokens":99} | Unrecognized request argument supplied: max_output_tokens | - | unrecognized_request_argument
            """)
    void chatRefuses(String body, String message, String param, String code) throws IOException {
        refused(V1_CHAT, body.replace("HI", HI), message, param, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {"model":"gpt-5.1-codex"}                     | Missing required parameter: 'input'. | input | missing_required_parameter
            {"model":"gpt-5.1-codex","input":[]}          | Invalid 'input': empty array. Expected an array with minimum length 1, but got an empty array instead. | input | empty_array
            {"model":"gpt-5.1-codex","input":[{"role":"robot","content":"x"}]} | Invalid value: 'robot'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'. | input[0].role | invalid_value
            {"model":"gpt-5.1-codex","input":"Hi","temperature":1} | Unsupported parameter: 'temperature' is not supported with this model. | temperature | unsupported_parameter
            {"model":"gpt-5.3-codex","input":"Hi","top_p":1} | Unsupported parameter: 'top_p' is not supported with this model. | top_p | unsupported_parameter
            {"model":"gpt-5.1-codex","input":"Hi","reasoning":{"effort":"none"}} | Invalid value: 'none'. Supported values are: 'low', 'medium', and 'high'. | reasoning.effort | invalid_value
            {"model":"gpt-5.4","input":"Hi","reasoning":{"summary":"long"}} | Invalid value: 'long'. Supported values are: 'concise', 'detailed', and 'auto'. | reasoning.summary | invalid_value
            {"model":"gpt-5.4","input":"Hi","reasoning":"low"} | Invalid type for 'reasoning': expected an object, but got a string instead. | reasoning | invalid_type
            {"model":"gpt-5.4","input":"Hi","stream":"yes"} | Invalid type for 'stream': expected a boolean, but got a string instead. | stream | invalid_type
            {"model":"gpt-5.4","input":"Hi","max_tokens":50} | Unsupported parameter: 'max_tokens'. In the Responses API, this parameter has moved to 'max_output_tokens'. Try again with the new parameter. | max_tokens | unsupported_parameter
            {"model":"gpt-5.4","messages":[]}             | Unsupported parameter: 'messages'. In the Responses API, this parameter has moved to 'input'. Try again with the new parameter. | messages | unsupported_parameter
            {"model":"gpt-5.4","input":"Hi","max_completion":1} | Unknown parameter: 'max_completion'. | max_completion | unknown_parameter
            """)
    void responsesRefuse(String body, String message, String param, String code) throws IOException {
        refused(RESPONSES, body, message, param, code);
    }

    @Test
    void aPromptBeyondTheContextIsRefused() throws IOException {
        var body = "{\"model\":\"DeepSeek-V3.2\",\"messages\":[{\"role\":\"user\",\"content\":\"" + "a ".repeat(130_000)
                + "\"}]}";
        refused(
                V1_CHAT,
                body,
                "This model's maximum context length is 128000 tokens. However, your messages resulted in 130008"
                        + " tokens. Please reduce the length of the messages.",
                "messages",
                "context_length_exceeded");
    }

    private void refused(
            String path,
            String body,
            String message,
            @Nullable String param,
            @Nullable String code)
            throws IOException {
        var answer = client.post(path, body);
        var error = Json.object().put("message", message).put("type", "invalid_request_error");
        error.put("param", param).put("code", code);
        assertEquals(Json.write(Json.object().set("error", error)), answer.body());
        assertEquals(400, answer.status());
    }

    static String fixture(String name) throws IOException {
        try (InputStream in = SimRefusalTest.class.getResourceAsStream("/wire/fixtures/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
