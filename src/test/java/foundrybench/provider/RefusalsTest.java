package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureText;
import foundrybench.model.Lesson;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.Samples;
import foundrybench.model.OutputLimitField;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies as services and gateways send them, and what each teaches of a request that has all fields.
class RefusalsTest {
    private static final Request CHAT = request(Protocol.CHAT, OutputLimitField.MAX_TOKENS);
    private static final Request NEWER = request(Protocol.CHAT, OutputLimitField.MAX_COMPLETION_TOKENS);
    private static final Request RESPONSES = request(Protocol.RESPONSES, OutputLimitField.MAX_TOKENS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}} | max_tokens not taken, but max_completion_tokens
            {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","code":"invalid_request_body"}} | max_tokens not taken, but max_completion_tokens
            {"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","param":"temperature","code":"unsupported_parameter"}} | temperature not taken
            {"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","param":null,"code":null}} | temperature not taken
            {"error":{"message":"Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.","param":"temperature","code":"unsupported_value"}} | temperature=0.2 not taken, but 1
            {"error":{"message":"Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported."}} | temperature=0.2 not taken, but 1
            {"error":{"message":"invalid temperature: only 0.6 is allowed for this model","type":"invalid_request_error"}} | temperature=0.2 not taken, but 0.6
            {"error":{"message":"Invalid 'temperature': decimal above maximum value. Expected a value <= 0.1, but got 0.2 instead.","param":"temperature","code":"decimal_above_max_value"}} | temperature=0.2 not taken
            {"error":{"message":"Invalid value: 'none'. Supported values are: 'low', 'medium', and 'high'.","param":"reasoning_effort","code":"invalid_value"}} | reasoning_effort=none not taken, but low medium high
            {"error":{"message":"Unsupported value: 'reasoning_effort' does not support 'none' with this model. Supported values are: 'minimal', 'low', 'medium', and 'high'.","type":"invalid_request_error"}} | reasoning_effort=none not taken, but minimal low medium high
            {"error":{"message":"Unsupported value: 'reasoning.effort' does not support 'none' with this model. Supported values are: 'low' and 'high'.","param":"reasoning.effort","code":"unsupported_value"}} | reasoning_effort=none not taken, but low high
            {"error":{"message":"Invalid value: 'none'. Supported values are: 'low', 'medium', and 'high'.","param":null,"code":"invalid_value"}} | reasoning_effort=none not taken, but low medium high
            {"error":{"message":"Invalid value: 'assistant'. Supported values are: 'user', 'low', and 'none'.","param":null,"code":"invalid_value"}} | -
            {"error":{"message":"Unsupported value: 'stream' does not support true with this model. Only the default (false) value is supported.","code":"unsupported_value"}} | stream not taken
            {"error":{"message":"Invalid value for parameter reasoning_effort: must be one of low, medium, high"}} | reasoning_effort=none not taken, but low medium high
            {"object":"error","message":"1 validation error:\\n  {'type': 'literal_error', 'loc': ('body', 'reasoning_effort'), 'msg': \\"Input should be 'low', 'medium' or 'high'\\", 'input': 'none', 'ctx': {'expected': \\"'low', 'medium' or 'high'\\"}}","type":"Bad Request","param":null,"code":400} | reasoning_effort=none not taken, but low medium high
            {"object":"error","message":"[{'type': 'extra_forbidden', 'loc': ('body', 'max_tokens'), 'msg': 'Extra inputs are not permitted', 'input': 800}]","type":"BadRequestError","param":null,"code":400} | max_tokens not taken
            {"detail":[{"type":"extra_forbidden","loc":["body","reasoning_effort"],"msg":"Extra inputs are not permitted","input":"none"}]} | reasoning_effort not taken
            {"object":"Error","message":{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted","input":{}}]},"type":"invalid_request_error","code":null} | stream_options not taken
            {"detail":[{"type":"literal_error","loc":["body","reasoning_effort"],"msg":"Input should be 'low', 'medium' or 'high'"}]} | reasoning_effort=none not taken, but low medium high
            {"error":{"message":"Validation error at #/stream_options: Extra inputs are not permitted","code":400}} | stream_options not taken
            {"error":{"message":"Unknown parameter: 'stream_options'.","param":"stream_options","code":"unknown_parameter"}} | stream_options not taken
            {"error":{"message":"Unknown parameter: 'stream_options.include_usage'.","param":"stream_options.include_usage","code":"unknown_parameter"}} | stream_options not taken
            {"error":{"message":"Unrecognized request argument supplied: stream_options. Please contact us through an Azure support request at: https://x.","param":null,"code":null}} | stream_options not taken
            {"error":{"message":"Unrecognized request argument supplied: reasoning_effort","type":"invalid_request_error","param":null,"code":null}} | reasoning_effort not taken
            {"error":{"message":"Unrecognized request arguments supplied: seed, top_p","type":"invalid_request_error","param":null,"code":null}} | top_p not taken
            {"code":"Client specified an invalid argument","error":"Model grok-4 does not support parameter reasoningEffort."} | reasoning_effort not taken
            {"error":"Argument not supported on this model: reasoning_effort"} | reasoning_effort not taken
            {"error":{"message":"`reasoning_effort` is not supported with this model","type":"invalid_request_error"}} | reasoning_effort not taken
            {"error":{"message":"property 'reasoning_effort' is unsupported, did you mean 'reasoning_format'?"}} | reasoning_effort not taken, but reasoning_format
            {"error":{"message":"deepseek-reasoner does not support the parameter `temperature`"}} | temperature not taken
            {"error":{"code":"Invalid input","message":"Extra parameters ['top_p'] are not allowed when extra-parameters is not set or set to be 'error'."}} | top_p not taken
            {"error":{"message":"The temperature parameter is not supported with this model"}} | temperature not taken
            {"error":{"message":"The max_tokens parameter is not supported. Use max_completion_tokens."}} | max_tokens not taken, but max_completion_tokens
            {"error":{"message":"Please use 'max_completion_tokens' instead of 'max_tokens'."}} | max_tokens not taken, but max_completion_tokens
            {"error":{"message":"Parameter 'temperature' not supported."}} | temperature not taken
            {"error":{"message":"Temperature is not supported by this model."}} | temperature not taken
            {"error":{"message":"Setting temperature is not supported for reasoning models."}} | temperature not taken
            {"error":{"message":"This model does not allow setting temperature."}} | temperature not taken
            {"error":{"message":"'temperature' may not be set for this model"}} | temperature not taken
            {"error":{"message":"The temperature setting cannot be changed for this model."}} | temperature not taken
            {"error":{"message":"temperature: unsupported"}} | temperature not taken
            {"error":{"message":"This deployment rejects temperature."}} | temperature not taken
            {"error":{"message":"This model does not take top_p"}} | top_p not taken
            {"error":{"message":"Only the default temperature (1) is supported."}} | temperature=0.2 not taken, but 1
            {"error":{"message":"reasoning_effort 'none' is not one of: low, high"}} | reasoning_effort=none not taken, but low high
            {"error":{"message":"'none' is not a valid reasoning_effort. Allowed: low, medium, high."}} | reasoning_effort=none not taken, but low medium high
            {"error":{"message":"The model does not support reasoning_effort none; supported: low, high."}} | reasoning_effort=none not taken, but low high
            {"error":{"message":"The text was refused: I ask why setting temperature is not supported"}} | -
            {"error":{"message":"litellm.UnsupportedParamsError: Azure OpenAI does not support reasoning_effort='none' for this model. Supported values are: 'low', 'medium', and 'high'."}} | reasoning_effort=none not taken, but low medium high
            {"error":{"message":"litellm.BadRequestError: AzureException - {\\n \\"error\\": {\\n \\"message\\": \\"Unsupported parameter: 'temperature' is not supported with this model.\\"}}"}} | temperature not taken
            {"error":{"message":"Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) (reset after 12s)"}} | temperature=0.2 not taken, but 1
            {"error":{"message":"max_tokens for `llama-3.1-8b-instant` must be less than or equal to 4000","type":"invalid_request_error"}} | max_tokens at most 4000
            {"object":"error","message":"max_tokens must be at least 1, got -186.","type":"BadRequestError","param":null,"code":400} | -
            {"error":{"message":"Additional properties are not allowed ('top_p' was unexpected)"}} | top_p not taken
            {"error":{"message":"Additional properties are not allowed ('seed', 'top_p' were unexpected) - 'messages'"}} | top_p not taken
            [{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \\"reasoning_effort\\": Cannot find field.","status":"INVALID_ARGUMENT"}}] | reasoning_effort not taken
            {"error":{"message":"json: unknown field \\"top_p\\""}} | top_p not taken
            {"error":"\\"gemma3\\" does not support thinking"} | reasoning_effort not taken
            {"error":{"message":"max_tokens is too large: 6000. This model supports at most 4096 completion tokens, whereas you provided 6000.","param":"max_tokens","code":null}} | max_tokens at most 4096
            {"error":{"message":"Param Incorrect","type":"upstream_error","param":"max_tokens is too large: 6000. This model supports at most 4096 completion tokens, whereas you provided 6000.","code":"400"}} | max_tokens at most 4096
            {"error":{"message":"Invalid max_tokens value, the valid range of max_tokens is [1, 4000]","param":null,"code":"invalid_request_error"}} | max_tokens at most 4000
            {"error":{"message":"<400> InternalError.Algo.InvalidParameter: Range of max_tokens should be [1, 2048]"}} | max_tokens at most 2048
            {"error":{"message":"`max_tokens` must be less than or equal to `4096`, the maximum value for `max_tokens` is less than the `context_window` for this model","param":"max_tokens"}} | max_tokens at most 4096
            {"error":{"message":"Invalid 'max_tokens': integer above maximum value. Expected a value <= 4096, but got 6000 instead.","param":"max_tokens","code":"integer_above_max_value"}} | max_tokens at most 4096
            {"error":{"message":"Invalid 'max_tokens': integer below minimum value. Expected a value >= 7000, but got 6000 instead.","param":"max_tokens","code":"integer_below_min_value"}} | max_tokens at least 7000
            {"error":{"message":"max_tokens must be at least 7000, got 6000."}} | max_tokens at least 7000
            {"error":{"message":"Your organization must be verified to stream this model. Please go to: https://x and click on Verify.","param":"stream","code":"unsupported_value"}} | stream not taken
            {"error":{"message":"Streaming is not supported for this model"}} | stream not taken
            {"error":{"message":"Unsupported value: 'stream' does not support true with this model. Supported values are: false.","param":"stream","code":"unsupported_value"}} | stream not taken
            {"error":{"message":"The selected model does not support streaming."}} | stream not taken
            {"error":{"code":"OperationNotSupported","message":"The chatCompletion operation does not work with the specified model, gpt-5.3-codex. Please choose different model and try again."}} | chat not spoken
            {"error":{"message":"This is not a chat model and thus not supported in the v1/chat/completions endpoint. Did you mean to use v1/completions?","param":"model","code":null}} | chat not spoken
            {"error":{"message":"model \\"gpt-5.4\\" is not accessible via the /chat/completions endpoint","code":"unsupported_api_for_model"}} | chat not spoken
            {"object":"error","message":"The model does not support Chat Completions API","type":"BadRequestError","param":null,"code":400} | chat not spoken
            {"error":{"message":"This model is not supported by the Responses API."}} | -
            {"error":{"message":"Invalid prompt: the text says: please explain why temperature is not supported here","param":null,"code":"invalid_prompt"}} | -
            {"error":{"message":"The prompt was refused. It read: tell me whether temperature is not supported","param":null}} | -
            {"error":{"message":"Invalid 'messages[0].content': \\"temperature\\" is not supported","param":"messages[0].content","code":"invalid_value"}} | -
            {"error":{"message":"Unsupported parameter: 'logprobs' is not supported with this model.","param":"logprobs","code":"unsupported_parameter"}} | -
            {"error":{"message":"Unsupported parameter: 'max_output_tokens' is not supported with this model.","param":"max_output_tokens","code":"unsupported_parameter"}} | -
            {"error":{"message":"Missing required parameter: 'top_p'.","param":"top_p","code":"missing_required_parameter"}} | -
            {"error":{"message":"Unsupported parameter: 'xtemperature' or 'temperature_2' is not supported"}} | -
            {"error":{"message":"Invalid value for 'max_tokens'.","param":"max_tokens","code":"invalid_value"}} | -
            {"error":{"message":"This model's maximum context length is 5000 tokens. However, you requested 6100 tokens (100 in the messages, 6000 in the completion). max_tokens must be at most 4900.","param":"max_tokens","code":"context_length_exceeded"}} | -
            {"error":{"message":"filtered: 'temperature' is not supported","code":"content_filter","param":"temperature"}} | -
            {"error":{"code":"BadRequest","message":"Azure OpenAI Responses API is enabled only for api-version 2025-03-01-preview and later"}} | -
            {"error":{"code":"BadRequest","message":"API version not supported"}} | -
            {"error":{"message":"We could not parse the JSON body of your request."}} | -
            {} | -
            """)
    void aBadRequestByChatTeaches(String body, String lesson) {
        assertEquals(lesson, text(400, body, CHAT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"error":{"message":"Invalid 'max_completion_tokens': integer below minimum value. Expected a value >= 7000, but got 6000 instead.","param":"max_completion_tokens","code":"integer_below_min_value"}} | max_completion_tokens at least 7000
            {"error":{"message":"max_tokens is too large: 6000. This model supports at most 4096 completion tokens, whereas you provided 6000.","param":"max_tokens"}} | max_completion_tokens at most 4096
            {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model.","param":"max_tokens","code":"unsupported_parameter"}} | -
            {"error":{"message":"Unrecognized request argument supplied: max_completion_tokens","param":null,"code":null}} | max_completion_tokens not taken
            """)
    void theLimitsOtherNameIsReadForItsBoundsOnly(String body, String lesson) {
        assertEquals(lesson, text(400, body, NEWER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"error":{"message":"This model is not supported by the Responses API.","param":"model"}} | responses not spoken
            {"error":{"message":"The requested model is not supported with responses API"}} | responses not spoken
            {"error":{"code":"OperationNotSupported","message":"The response operation does not work with the specified model, M."}} | responses not spoken
            {"error":{"message":"Model m does not support the Responses API."}} | responses not spoken
            {"error":{"message":"Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 7000, but got 6000 instead.","param":"max_output_tokens","code":"integer_below_min_value"}} | max_output_tokens at least 7000
            {"error":{"message":"Unsupported parameter: 'reasoning.effort' is not supported with this model.","param":"reasoning.effort","code":"unsupported_parameter"}} | reasoning.effort not taken
            {"error":{"message":"Unknown parameter: 'reasoning'.","param":"reasoning","code":"unknown_parameter"}} | reasoning.effort not taken
            {"error":{"message":"Unsupported value: 'none' is not supported with the 'm' model. Supported values are: 'low', 'medium', and 'high'.","param":"reasoning.effort","code":"unsupported_value"}} | reasoning.effort=none not taken, but low medium high
            {"error":{"message":"Unknown parameter: 'store'.","param":"store","code":"unknown_parameter"}} | store not taken
            {"detail":"Store must be set to false"} | -
            {"error":{"message":"Unsupported parameter: 'temperature' is not supported by the Responses API.","param":"temperature","code":"unsupported_parameter"}} | temperature not taken
            {"error":{"code":"OperationNotSupported","message":"The chatCompletion operation does not work with the specified model, M."}} | responses not spoken
            {"error":{"code":"BadRequest","message":"Azure OpenAI Responses API is enabled only for api-version 2025-03-01-preview and later"}} | -
            """)
    void aBadRequestByResponsesTeaches(String body, String lesson) {
        assertEquals(lesson, text(400, body, RESPONSES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            422 | {"detail":[{"loc":["body","top_p"],"msg":"Extra inputs are not permitted"}]} | top_p not taken
            404 | {"error":{"message":"This model is only supported in v1/responses and not in v1/chat/completions.","param":"model","code":null}} | chat not spoken
            404 | {"error":{"code":"404","message":"Resource not found"}} | -
            404 | {"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","param":"temperature"}} | -
            404 | {"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}} | -
            401 | {"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","param":"temperature"}} | -
            429 | {"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","param":"temperature"}} | -
            500 | {"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","param":"temperature"}} | -
            """)
    void onlyRefusalsOfTheRequestTeach(int status, String body, String lesson) {
        assertEquals(lesson, text(status, body, CHAT));
    }

    @Test
    void anErrorInsideAStreamTeachesToo() throws JsonException {
        var body = "{\"error\":{\"message\":\"Unsupported parameter: 'top_p' is not supported.\",\"code\":\"unsupported_parameter\"}}";
        var error = ErrorBody.read(Json.parse(body), UnaryOperator.identity());
        var failure = failure(200, FailureRules.inStream(error), error);
        assertEquals("top_p not taken", Refusals.lesson(failure, CHAT).map(RefusalsTest::text).orElse("-"));
    }

    @Test
    void whatWasNotSentIsNotLearned() {
        var bare = new Request(Samples.deployment("m", Protocol.CHAT), Prompt.of("", "Hi"), Parameters.NONE, false);
        for (var field : List.of("max_tokens", "temperature", "top_p", "reasoning_effort", "stream_options")) {
            var body = "{\"error\":{\"message\":\"Unsupported parameter: '%s' is not supported.\",\"param\":\"%s\"}}".formatted(field, field);
            assertEquals("-", text(400, body, bare), field);
        }
    }

    @Test
    void theServicesWordsAreKeptShort() {
        var failure = failure(400, "{\"error\":{\"param\":\"top_p\",\"message\":\"Unknown parameter: 'top_p'. %s\"}}".formatted("x".repeat(30_000)));
        assertTrue(Refusals.lesson(failure, CHAT).orElseThrow().why().length() <= 301);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noWordsMakeItThrowOrTakeLong(long seed) {
        var random = new Random(seed);
        var parts = List.of(
                "'", "\"", "max_tokens", "temperature", " is not supported", "Unsupported parameter: ", " >= ", "16", "[1, 2]", "body.",
                " ", "\n", "not allowed (", "stream", ".", "Supported values are: ", "low", ", ", "\\", "must be ", "99999999999", "🤖",
                "reasoning_effort", "Only ", "x".repeat(50), "(((((", "use the ", "between 3 and 9", "at most ", "param");
        for (int i = 0; i < 500; i++) {
            var message = new StringBuilder();
            for (int n = random.nextInt(60); n >= 0; n--) {
                message.append(parts.get(random.nextInt(parts.size())));
            }
            var error = new ErrorBody(null, null, message.toString(), null, random.nextBoolean() ? null : parts.get(random.nextInt(parts.size())));
            for (var request : List.of(CHAT, NEWER, RESPONSES)) {
                var lesson = Refusals.lesson(failure(400, FailureRules.ofStatus(400, error), error), request);
                assertTrue(lesson.isEmpty() || !lesson.get().why().isEmpty());
            }
        }
        for (var part : parts) { // a pattern that went back and forth would not end within the test's time
            var error = new ErrorBody(null, null, part.repeat(20_000 / part.length()), null, null);
            Refusals.lesson(failure(400, FailureRules.ofStatus(400, error), error), CHAT);
        }
    }

    private static String text(int status, String body, Request sent) {
        return Refusals.lesson(failure(status, body), sent).map(RefusalsTest::text).orElse("-");
    }

    private static String text(Lesson lesson) {
        return switch (lesson) {
            case Lesson.NotSpoken(var protocol, var _) -> protocol.wireName() + " not spoken";
            case Lesson.NotTaken(var _, var field, var instead, var _) ->
                field + " not taken" + (instead == null ? "" : ", but " + instead);
            case Lesson.NotThisValue(var _, var field, var value, var accepted, var _) ->
                field + "=" + value + " not taken" + (accepted.isEmpty() ? "" : ", but " + String.join(" ", accepted));
            case Lesson.NotSoFew(var _, var field, var least, var _) -> field + " at least " + least;
            case Lesson.NotSoMany(var _, var field, var most, var _) -> field + " at most " + most;
        };
    }

    private static Failure failure(int status, String body) {
        try {
            var error = ErrorBody.read(Json.parse(body), UnaryOperator.identity());
            return failure(status, FailureRules.ofStatus(status, error), error);
        } catch (JsonException e) {
            throw new AssertionError(body, e);
        }
    }

    private static Failure failure(int status, foundrybench.model.FailureKind kind, ErrorBody error) {
        var facts = FailureFacts.message(null).answered(status, error.code(), error.message(), null);
        return FailureText.describe(kind, facts).naming(error.param());
    }

    private static Request request(Protocol protocol, OutputLimitField limit) {
        var parameters = new Parameters(6000, new BigDecimal("0.20"), new BigDecimal("0.9"), "none");
        var deployment = Samples.deployment("m", protocol).withOutputLimitField(limit);
        return new Request(deployment, Prompt.of("", "Hello"), parameters, true);
    }
}
