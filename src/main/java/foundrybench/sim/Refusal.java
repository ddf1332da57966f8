package foundrybench.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The service says no: a status and the body that the real service sends with it, word for word where a
/// capture is known.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient ObjectNode error;
    private final transient Map<String, String> headers;
    private final @Nullable Long waitMillis;

    private Refusal(int status, ObjectNode error, Map<String, String> headers, @Nullable Long waitMillis) {
        super(error.path("message").asText());
        this.status = status;
        this.error = error;
        this.headers = headers;
        this.waitMillis = waitMillis;
    }

    /// With this in the body's field `error`.
    static Refusal of(int status, ObjectNode error) {
        return new Refusal(status, error, Map.of(), null);
    }

    /// The same with one more header.
    Refusal with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Refusal(status, error, more, waitMillis);
    }

    /// The same, known to ask for a wait; the wait itself must be told by header or message.
    Refusal asking(long millis) {
        return new Refusal(status, error, headers, millis);
    }

    /// The same, naming the field in its text alone.
    Refusal unnamed() {
        var without = error.deepCopy();
        if (without.has("param")) {
            without.putNull("param");
        }
        return new Refusal(status, without, headers, waitMillis);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return Json.object().set("error", error);
    }

    Map<String, String> headers() {
        return headers;
    }

    /// How long it asks the caller to wait; null if it does not.
    @Nullable Long waitMillis() {
        return waitMillis;
    }

    static Refusal wrongKey() {
        return coded(
                401,
                "401",
                "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid"
                        + " key for an active subscription and use a correct regional API endpoint for your resource.");
    }

    static Refusal resourceNotFound() {
        return coded(404, "404", "Resource not found");
    }

    static Refusal wrongMethod(String method) {
        return coded(405, "405", "Method " + method + " is not allowed here");
    }

    static Refusal tooLarge(int most) {
        return coded(413, "413", "The request body is larger than " + most + " bytes");
    }

    static Refusal failed(RuntimeException bug) {
        return coded(500, "500", "The simulation itself has failed: " + bug);
    }

    static Refusal deploymentNotFound() {
        return coded(
                404,
                "DeploymentNotFound",
                "The API deployment for this resource does not exist. If you created the deployment within the last"
                        + " 5 minutes, please wait a moment and try again.");
    }

    static Refusal noChat(String model) {
        return coded(
                400,
                "OperationNotSupported",
                "The chatCompletion operation does not work with the specified model, " + model
                        + ". Please choose different model and try again. You can learn more about which models can be"
                        + " used with each operation here: https://go.microsoft.com/fwlink/?linkid=2197993.");
    }

    static Refusal noResponses() {
        return invalid("This model is not supported by the Responses API.", null, null);
    }

    static Refusal apiVersionTooOld() {
        return coded(
                400,
                "BadRequest",
                "Azure OpenAI Responses API is enabled only for api-version 2025-03-01-preview and later");
    }

    static Refusal apiVersionUnknown() {
        return coded(400, "BadRequest", "API version not supported");
    }

    static Refusal notJson() {
        return invalid(
                "We could not parse the JSON body of your request. The API expects a JSON payload, but what was sent"
                        + " was not valid JSON.",
                null,
                null);
    }

    static Refusal missing(String param) {
        return invalid("Missing required parameter: '" + param + "'.", param, "missing_required_parameter");
    }

    static Refusal emptyArray(String param) {
        return invalid(
                "Invalid '" + param + "': empty array. Expected an array with minimum length 1, but got an empty"
                        + " array instead.",
                param,
                "empty_array");
    }

    static Refusal wrongType(String param, String expected, String got) {
        return invalid(
                "Invalid type for '" + param + "': expected " + expected + ", but got " + got + " instead.",
                param,
                "invalid_type");
    }

    static Refusal wrongValue(String param, String got, List<String> supported) {
        return invalid(
                "Invalid value: '" + got + "'. Supported values are: " + inWords(supported) + ".",
                param,
                "invalid_value");
    }

    static Refusal belowMinimum(String param, int least, long got) {
        return invalid(
                "Invalid '" + param + "': integer below minimum value. Expected a value >= " + least + ", but got "
                        + got + " instead.",
                param,
                "integer_below_min_value");
    }

    static Refusal outOfRange(String param, boolean above, String bound, String got) {
        return invalid(
                "Invalid '" + param + "': decimal " + (above ? "above maximum" : "below minimum")
                        + " value. Expected a value " + (above ? "<= " : ">= ") + bound + ", but got " + got
                        + " instead.",
                param,
                above ? "decimal_above_max_value" : "decimal_below_min_value");
    }

    static Refusal onlyDefault(String param, String got) {
        return invalid(
                "Unsupported value: '" + param + "' does not support " + got + " with this model. Only the default (1)"
                        + " value is supported.",
                param,
                "unsupported_value");
    }

    /// As newer models say it, which names the field.
    static Refusal unsupportedValue(String param, String got, List<String> supported) {
        return invalid(
                "Unsupported value: '" + param + "' does not support '" + got
                        + "' with this model. Supported values are: " + inWords(supported) + ".",
                param,
                "unsupported_value");
    }

    static Refusal noStream() {
        return invalid(
                "Unsupported value: 'stream' does not support true with this model. Only the default (false) value is"
                        + " supported.",
                "stream",
                "unsupported_value");
    }

    /// The real service gives no code.
    static Refusal noSchema(String param) {
        return invalid(
                "Invalid parameter: '" + param + "' of type 'json_schema' is not supported with this model. Learn more"
                        + " about supported models at the Structured Outputs guide:"
                        + " https://platform.openai.com/docs/guides/structured-outputs",
                param,
                null);
    }

    /// In chat's words.
    static Refusal tooManyTokens(String param, int most, int got) {
        return invalid(
                param + " is too large: " + got + ". This model supports at most " + most
                        + " completion tokens, whereas you provided " + got + ".",
                param,
                "invalid_value");
    }

    /// In the words of Responses.
    static Refusal aboveMaximum(String param, int most, int got) {
        return invalid(
                "Invalid '" + param + "': integer above maximum value. Expected a value <= " + most + ", but got " + got
                        + " instead.",
                param,
                "integer_above_max_value");
    }

    static Refusal unsupported(String param) {
        return invalid(
                "Unsupported parameter: '" + param + "' is not supported with this model.",
                param,
                "unsupported_parameter");
    }

    static Refusal useInstead(String param, String other) {
        return invalid(
                "Unsupported parameter: '" + param + "' is not supported with this model. Use '" + other
                        + "' instead.",
                param,
                "unsupported_parameter");
    }

    static Refusal moved(String param, String other) {
        return invalid(
                "Unsupported parameter: '" + param + "'. In the Responses API, this parameter has moved to '" + other
                        + "'. Try again with the new parameter.",
                param,
                "unsupported_parameter");
    }

    static Refusal unrecognized(String argument) {
        return invalid("Unrecognized request argument supplied: " + argument, null, "unrecognized_request_argument");
    }

    static Refusal unknownParameter(String param) {
        return invalid("Unknown parameter: '" + param + "'.", param, "unknown_parameter");
    }

    static Refusal contextLength(String param, long most, long got) {
        return invalid(
                "This model's maximum context length is " + most + " tokens. However, your messages resulted in " + got
                        + " tokens. Please reduce the length of the messages.",
                param,
                "context_length_exceeded");
    }

    static Refusal coded(int status, String code, String message) {
        return of(status, Json.object().put("code", code).put("message", message));
    }

    private static Refusal invalid(String message, @Nullable String param, @Nullable String code) {
        return of(
                400,
                Json.object()
                        .put("message", message)
                        .put("type", "invalid_request_error")
                        .put("param", param)
                        .put("code", code));
    }

    private static String inWords(List<String> values) {
        var quoted = values.stream().map(v -> "'" + v + "'").toList();
        int last = quoted.size() - 1;
        return last < 1
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, last)) + ", and " + quoted.get(last);
    }
}
