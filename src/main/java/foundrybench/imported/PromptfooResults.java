package foundrybench.imported;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Deployment;
import foundrybench.model.FinishReason;
import foundrybench.model.ImportedAnswer;
import foundrybench.model.Message;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Rating;
import foundrybench.model.Role;
import foundrybench.model.Slot;
import foundrybench.model.Usage;
import foundrybench.provider.LoggedFailure;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What `promptfoo eval -o results.json` writes, or `-o results.jsonl`, a result a line (its documentation: "Output formats", version 3 of the results, read
/// 2026-11-26). Answers to the same prompt become one session.
final class PromptfooResults implements Importer {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double LONGEST_MS = 1e9; // eleven days

    private final Function<String, Deployment> deployments;

    /// @param deployments what is known of those with these names
    PromptfooResults(Function<String, Deployment> deployments) {
        this.deployments = deployments;
    }

    @Override
    public void read(BufferedReader text, Consumer<ImportedAnswer> each, Findings findings) throws IOException {
        LogEntries.read(text, findings, (json, place) -> {
            if (json.has("results")) {
                file(json, each, findings);
            } else {
                row(json, place, json.path("evalId").asText(""), null, each, findings);
            }
        });
    }

    private void file(JsonNode file, Consumer<ImportedAnswer> each, Findings findings) {
        var results = file.path("results");
        var rows = results.isArray() ? results : results.path("results");
        var exported = file.path("metadata").path("exportedAt").asText("");
        var at = time(results.path("timestamp").asText(file.path("timestamp").asText(exported)));
        var eval = file.path("evalId").asText("");
        int number = 0;
        for (var row : rows) {
            row(row, "result " + ++number, eval, at, each, findings);
        }
    }

    private void row(JsonNode row, String place, String eval, @Nullable Instant at, Consumer<ImportedAnswer> each, Findings findings) {
        if (row.has("prompt") && (row.has("response") || row.has("error"))) {
            each.accept(answer(row, eval + "\0" + place, eval, at, findings));
        } else {
            findings.fault(place, "has no prompt, or neither a response nor an error");
        }
    }

    private ImportedAnswer answer(JsonNode row, String place, String eval, @Nullable Instant at, Findings findings) {
        tellOfLosses(row, findings);
        var raw = row.path("prompt").isTextual() ? row.path("prompt").textValue() : row.path("prompt").path("raw").asText("");
        var provider = row.path("provider").isTextual() ? row.path("provider").textValue() : row.path("provider").path("id").asText("unknown");
        var deployment = deployments.apply(name(provider, row.path("provider").path("label").asText(""), findings));
        var said = row.path("id").asText("");
        var id = said.isBlank() ? ContentId.of("promptfoo", place, raw, provider) : said;
        var origin = new Completion.Origin(
                id,
                ContentId.of("promptfoo session", eval, raw),
                ContentId.of("promptfoo run", eval, raw),
                true,
                deployment.name(),
                provider.contains("responses") ? Protocol.RESPONSES : Protocol.CHAT,
                Parameters.NONE,
                0,
                null);
        return new ImportedAnswer(at, prompt(raw, findings), completion(row, origin, deployment, at, findings), Rating.NONE, deployment.price(), null);
    }

    /// `azure:chat:NAME` names a deployment; a script or an address is called by its label, or as the file is.
    private static String name(String provider, String label, Findings findings) {
        boolean isElsewhere = provider.contains("://");
        if (!isElsewhere) {
            findings.lost("labels of providers", label.isBlank() || label.equals(provider) ? 0 : 1);
            return provider.substring(provider.lastIndexOf(':') + 1);
        }
        var path = provider.replaceFirst("/+$", "");
        return label.isBlank() ? path.substring(path.lastIndexOf('/') + 1) : label;
    }

    private static void tellOfLosses(JsonNode row, Findings findings) {
        if (row.path("gradingResult").isObject()) {
            findings.lost("grades of assertions");
        }
        row.path("vars").fieldNames().forEachRemaining(name -> findings.lost("variables, which are filled in"));
        if (row.path("cost").asDouble(row.path("response").path("cost").asDouble()) > 0) {
            findings.lost("costs as promptfoo had them; they are worked out from tokens and the price table");
        }
        findings.lost("times to the first token, which promptfoo does not have");
    }

    private static Completion completion(
            JsonNode row, Completion.Origin origin, Deployment deployment, @Nullable Instant at, Findings findings) {
        var fold = new CompletionBuilder(origin, null, deployment.price(), false);
        double latency = row.path("latencyMs").asDouble(-1);
        if (at != null) {
            fold.add(new Sent(at, 1, 0), 0);
        }
        var response = row.path("response");
        var output = response.path("output");
        var text = output.isTextual() ? output.textValue() : output.isMissingNode() || output.isNull() ? "" : Json.write(output);
        if (!text.isEmpty()) {
            fold.add(new Text(Slot.ONLY, text));
        }
        if (response.path("tokenUsage").isObject()) {
            var usage = usage(response.path("tokenUsage"));
            if (usage.promptTokens() != null || usage.completionTokens() != null) {
                fold.add(new UsageReported(usage));
            } else {
                findings.lost("tokens of answers that promptfoo had kept from an earlier time");
            }
        }
        var error = response.path("error").asText(row.path("error").asText(""));
        boolean isGrade = !text.isEmpty(); // then the error is that an assertion failed
        if (!error.isEmpty() && !isGrade) {
            return ended(fold, new Failed(LoggedFailure.of(deployment.name(), null, error)), latency);
        }
        return ended(fold, new Finished(reason(response.path("finishReason").asText(""))), latency);
    }

    /// @param latency milliseconds; less than none when nobody knows
    private static Completion ended(CompletionBuilder fold, CompletionEvent end, double latency) {
        boolean isKnown = latency >= 0 && latency < LONGEST_MS;
        return (isKnown ? fold.add(end, Math.round(latency * NANOS_PER_MILLI)) : fold.add(end)).snapshot();
    }

    private static @Nullable FinishReason reason(String name) {
        for (var reason : FinishReason.values()) {
            if (reason.wireName().equals(name)) {
                return reason;
            }
        }
        return null;
    }

    /// What it calls cached came from its own memory of earlier evaluations, and never reached the service.
    private static Usage usage(JsonNode tokens) {
        return new Usage(
                count(tokens.path("prompt")),
                null,
                count(tokens.path("completion")),
                count(tokens.path("completionDetails").path("reasoning")));
    }

    private static @Nullable Long count(JsonNode number) {
        return number.isIntegralNumber() && number.longValue() >= 0 ? Long.valueOf(number.longValue()) : null;
    }

    /// Messages as JSON, or one text.
    private static Prompt prompt(String raw, Findings findings) {
        try {
            var json = Json.parse(raw);
            boolean areMessages = json.isArray() && !json.isEmpty() && json.get(0).has("role");
            return areMessages ? LoggedRequest.prompt(Json.object().set("messages", json), findings) : plain(raw);
        } catch (JsonException e) {
            return plain(raw);
        }
    }

    private static Prompt plain(String raw) {
        return new Prompt(List.of(new Message(Role.USER, raw)));
    }

    private static @Nullable Instant time(String text) {
        try {
            var at = text.isEmpty() ? null : Instant.parse(text);
            return at != null && ImportedAnswer.canBegin(at) ? at : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
