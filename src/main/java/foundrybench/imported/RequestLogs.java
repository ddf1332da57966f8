package foundrybench.imported;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.FormatException;
import foundrybench.model.Deployment;
import foundrybench.model.ImportedAnswer;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import foundrybench.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Logs of calls in the shape of OpenAI's API, a JSON object a line or in an array: of the Batch API, input and output; a
/// request with its response; a response alone. (API reference: "Batch", "Chat Completions", "Responses", read 2026-11-26.)
final class RequestLogs implements Importer {
    private static final BigDecimal FIRST_MILLIS = BigDecimal.valueOf(100_000_000_000L); // in seconds the year 5138
    private static final BigDecimal LATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Function<String, Deployment> deployments;
    private final Map<String, JsonNode> asked = new HashMap<>(); // requests by custom_id
    private final Set<String> answered = new HashSet<>(); // their custom_ids

    /// @param deployments what is known of those with these names
    RequestLogs(Function<String, Deployment> deployments) {
        this.deployments = deployments;
    }

    @Override
    public void read(BufferedReader text, Consumer<ImportedAnswer> each, Findings findings) throws IOException {
        LogEntries.read(text, findings, (json, place) -> read(json, place, each, findings));
    }

    private void read(JsonNode json, String place, Consumer<ImportedAnswer> each, Findings findings) {
        try {
            if (isRequest(json)) {
                asked.put(json.path("custom_id").asText(), json.path("body"));
                return;
            }
            var response = response(json);
            boolean hasFailed = response == null && json.path("error").isObject();
            if (response == null && !hasFailed) {
                findings.fault(place, "neither a request nor a response of OpenAI's API");
                return;
            }
            each.accept(answer(json, response == null ? Json.object() : response, hasFailed, findings));
        } catch (FormatException e) {
            findings.fault(place, String.valueOf(e.getMessage()));
        }
    }

    /// The body of the response; `null` when there is none.
    private static @Nullable JsonNode response(JsonNode json) {
        var response = json.path("response");
        var body = response.has("body") ? response.path("body") : response.isObject() ? response : json;
        return body.has("choices") || body.has("output") || body.has("error") && body != json ? body : null;
    }

    /// Whether it is one of the input of a batch.
    static boolean isRequest(JsonNode json) {
        return json.has("method") && json.has("body");
    }

    /// How many requests of batches have no answer in what was read so far.
    int unanswered() {
        return (int) asked.keySet().stream().filter(id -> !answered.contains(id)).count();
    }

    private ImportedAnswer answer(JsonNode json, JsonNode body, boolean hasFailed, Findings findings) throws FormatException {
        answered.add(json.path("custom_id").asText());
        var at = at(json, body);
        var request = json.path("request").isObject()
                ? body(json.path("request"))
                : asked.getOrDefault(json.path("custom_id").asText(), Json.object());
        if (request.isEmpty()) {
            findings.lost("prompts, which the log does not have");
        }
        findings.lost("durations, which the log does not have");
        findings.lost("choices beside the first", body.path("choices").size() - 1);
        json.path("metadata").fieldNames().forEachRemaining(name -> findings.lost("metadata " + name));
        var prompt = request.isEmpty() ? new Prompt(List.of()) : LoggedRequest.prompt(request, findings);
        var deployment = deployments.apply(request.path("model").asText(body.path("model").asText("unknown")));
        var decoded = new LoggedResponse(
                ContentId.of("answer", Json.write(json)), deployment, LoggedRequest.parameters(request), json.path("response").path("status_code").asInt(200));
        var completion = hasFailed ? decoded.failed(json.path("error")) : decoded.completion(asChat(body));
        return new ImportedAnswer(at, prompt, completion, Rating.NONE, deployment.price(), null);
    }

    /// A choice of the older completions API has its text beside it, not in a message.
    private static JsonNode asChat(JsonNode body) {
        if (!(body.path("choices").path(0) instanceof ObjectNode first) || first.has("message") || !first.path("text").isTextual()) {
            return body;
        }
        var chat = body.deepCopy();
        ((ObjectNode) chat.path("choices").path(0)).set("message", Json.object().put("content", first.path("text").textValue()));
        return chat;
    }

    /// In seconds, as the API has it, or in milliseconds, as some log it; 0 is what services send that do not know.
    private static @Nullable Instant at(JsonNode number, String name) throws FormatException {
        var value = number.decimalValue();
        if (value.signum() == 0) {
            return null;
        }
        if (value.signum() > 0 && value.compareTo(LATEST) < 0) {
            var millis = value.compareTo(FIRST_MILLIS) < 0 ? value.movePointRight(3) : value;
            var at = Instant.ofEpochMilli(millis.longValue());
            if (ImportedAnswer.canBegin(at)) {
                return at;
            }
        }
        throw new FormatException(name, "is %s, which is no time of an answer".formatted(number));
    }

    private static JsonNode body(JsonNode request) {
        return request.path("body").isObject() ? request.path("body") : request;
    }

    private static @Nullable Instant at(JsonNode json, JsonNode body) throws FormatException {
        for (var from : List.of(body, json)) {
            for (var name : List.of("created", "created_at")) {
                if (from.path(name).isNumber()) {
                    return at(from.path(name), name);
                }
            }
        }
        for (var text : List.of(json.path("timestamp"), json.path("time"), json.path("startedAt"))) {
            try {
                if (text.isTextual()) {
                    var at = Instant.parse(text.textValue());
                    return ImportedAnswer.canBegin(at) ? at : null;
                }
            } catch (DateTimeException e) {
                return null; // a time that nobody can tell
            }
        }
        return null;
    }
}
