package foundrybench.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Completion;
import foundrybench.model.Cost;
import foundrybench.model.Failure;
import foundrybench.model.Status;
import foundrybench.model.Timing;
import foundrybench.model.ToolCall;
import foundrybench.model.Warning;
import foundrybench.wire.Json;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A settled [Completion] as one JSON object, the line of `--json` and of an exported session.
///
/// Reading what was written gives the same completion, its durations rounded to a microsecond, its start cut
/// to a millisecond, its money without trailing zeros.
/// Writing what was read gives the same line, byte for byte.
public final class CompletionFormat {
    /// The first field's value. Fields may be added under it; none ever changes its meaning.
    public static final String SCHEMA = "foundry-bench/completion/1";

    private CompletionFormat() {}

    /// The completion on one line, without its end of line.
    ///
    /// @throws IllegalArgumentException if it has not ended
    public static String line(Completion completion) {
        return Json.write(toJson(completion));
    }

    /// The completion as JSON, fields in the order of the public description.
    ///
    /// @throws IllegalArgumentException if it has not ended
    public static ObjectNode toJson(Completion completion) {
        if (completion.status() == Status.OPEN) {
            throw new IllegalArgumentException("a call has its line when it has ended, not before");
        }
        var json = Json.object();
        putOrigin(json, completion);
        json.put("status", completion.status().wireName());
        json.put("content", completion.content());
        json.put("reasoning", completion.reasoning());
        json.put("reasoningVisibility", completion.reasoningVisibility().wireName());
        json.put("refusal", completion.refusal());
        json.set("toolCalls", toolCalls(completion.toolCalls()));
        json.put("finishReason", completion.finishReason() == null ? null : completion.finishReason().wireName());
        json.set("filterCategories", JsonValues.texts(completion.filterCategories().stream().sorted().toList()));
        var usage = completion.usage();
        json.set("usage", usage == null ? NullNode.instance : UsageFormat.toJson(usage));
        json.put("usageSuspect", completion.usageSuspect());
        json.set("cost", cost(completion.cost()));
        json.set("estimate", EstimateFormat.toJson(completion.origin().estimate()));
        json.set("timing", timing(completion.timing()));
        json.set("events", events(completion.events()));
        json.set("transport", TransportFormat.toJson(completion.transport()));
        json.set("failure", failure(completion.failure()));
        json.set("warnings", warnings(completion.warnings()));
        return json;
    }

    /// The completion that was written so. Fields and warnings that are not known here are passed over.
    ///
    /// @throws FormatException naming the field that is missing or wrong
    public static Completion fromJson(JsonNode json) throws FormatException {
        return CompletionFields.read(JsonFields.of(json, "the completion"));
    }

    private static void putOrigin(ObjectNode json, Completion completion) {
        var origin = completion.origin();
        json.put("schema", SCHEMA);
        json.put("id", origin.id());
        json.put("sessionId", origin.sessionId());
        json.put("runId", origin.runId());
        json.put("simulated", completion.simulated());
        json.put("recorded", origin.recorded());
        json.put("deployment", origin.deployment());
        json.put("model", completion.model());
        json.put("protocol", origin.protocol().wireName());
        json.set("parameters", ParametersFormat.toJson(origin.parameters()));
        json.set("adjusted", JsonValues.texts(completion.adjusted()));
        json.put("repeat", origin.repeat());
    }

    private static ArrayNode toolCalls(List<ToolCall> calls) {
        var array = Json.array();
        for (var call : calls) {
            array.addObject().put("id", call.id()).put("name", call.name()).put("arguments", call.arguments());
        }
        return array;
    }

    private static JsonNode cost(@Nullable Cost cost) {
        if (cost == null) {
            return NullNode.instance;
        }
        var json = Json.object().put("currency", CompletionFields.CURRENCY);
        json.set("input", JsonValues.money(cost.input()));
        json.set("cachedInput", JsonValues.money(cost.cachedInput()));
        json.set("output", JsonValues.money(cost.output()));
        json.set("reasoning", JsonValues.money(cost.reasoning()));
        json.set("total", JsonValues.money(cost.total()));
        json.put("priceTable", cost.priceTable());
        json.set("asOf", JsonValues.day(cost.asOf()));
        return json;
    }

    private static ObjectNode timing(Timing timing) {
        var json = Json.object();
        json.set("startedAt", JsonValues.time(timing.startedAt()));
        json.set("headersMs", JsonValues.millis(timing.headersMs()));
        json.set("ttftMs", JsonValues.millis(timing.ttftMs()));
        json.set("firstAnswerMs", JsonValues.millis(timing.firstAnswerMs()));
        json.set("reasoningMs", JsonValues.millis(timing.reasoningMs()));
        json.set("answeringMs", JsonValues.millis(timing.answeringMs()));
        json.set("totalMs", JsonValues.millis(timing.totalMs()));
        json.put("attempts", timing.attempts());
        json.set("waitedMs", JsonValues.millis(timing.waitedMs()));
        if (timing.queuedMs() != null && !Integer.valueOf(1).equals(timing.attempts())) {
            json.set("queuedMs", JsonValues.millis(timing.queuedMs())); // with one attempt it is waitedMs
        }
        return json;
    }

    private static ObjectNode events(Completion.Events events) {
        return Json.object().put("textDeltas", events.textDeltas()).put("reasoningDeltas", events.reasoningDeltas());
    }

    /// Why something gave no whole answer, as in the line; JSON's null when it did.
    public static JsonNode failure(@Nullable Failure failure) {
        return failure == null
                ? NullNode.instance
                : Json.object()
                        .put("kind", failure.kind().wireName())
                        .put("title", failure.title())
                        .put("detail", failure.detail())
                        .put("httpStatus", failure.httpStatus())
                        .put("code", failure.code())
                        .put("message", failure.message())
                        .put("retryable", failure.retryable())
                        .put("retryAfterMs", failure.retryAfterMs())
                        .put("partial", failure.partial())
                        .put("fix", failure.fix())
                        .put("command", failure.command())
                        .put("param", failure.param());
    }

    private static ArrayNode warnings(Set<Warning> warnings) {
        return JsonValues.texts(warnings.stream().sorted().map(Warning::wireName).toList());
    }
}
