package foundrybench.format;

import foundrybench.model.Completion;
import foundrybench.model.Cost;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.Protocol;
import foundrybench.model.ReasoningVisibility;
import foundrybench.model.Status;
import foundrybench.model.Timing;
import foundrybench.model.ToolCall;
import foundrybench.model.Warning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The reading half of [CompletionFormat].
final class CompletionFields {
    static final String CURRENCY = "USD";

    private static final Status[] ENDED = {Status.COMPLETED, Status.STOPPED, Status.FAILED};

    private CompletionFields() {}

    static Completion read(JsonFields json) throws FormatException {
        var schema = json.text("schema");
        if (!schema.equals(CompletionFormat.SCHEMA)) {
            throw json.wrong("schema", "is \"%s\", not \"%s\"".formatted(schema, CompletionFormat.SCHEMA));
        }
        boolean simulated = json.truth("simulated");
        var usage = json.optionalObject("usage");
        return new Completion(
                origin(json),
                simulated,
                json.optionalText("model"),
                json.choice("status", ENDED, Status::wireName),
                json.text("content"),
                json.text("reasoning"),
                json.choice("reasoningVisibility", ReasoningVisibility.values(), ReasoningVisibility::wireName),
                json.optionalText("refusal"),
                toolCalls(json),
                json.optionalChoice("finishReason", FinishReason.values(), FinishReason::wireName),
                json.texts("filterCategories"),
                usage == null ? null : UsageFormat.fromJson(usage),
                json.truth("usageSuspect"),
                cost(json.optionalObject("cost")),
                timing(json.object("timing")),
                events(json.object("events")),
                TransportFormat.fromJson(json.object("transport")),
                failure(json.optionalObject("failure")),
                json.texts("adjusted"),
                warnings(json.texts("warnings")));
    }

    private static Completion.Origin origin(JsonFields json) throws FormatException {
        return new Completion.Origin(
                json.text("id"),
                json.optionalText("sessionId"),
                json.optionalText("runId"),
                json.truth("recorded"),
                json.optionalText("deployment"),
                json.choice("protocol", Protocol.values(), Protocol::wireName),
                ParametersFormat.fromJson(json.object("parameters")),
                json.count("repeat"),
                EstimateFormat.fromJson(json.optionalObject("estimate")));
    }

    private static List<ToolCall> toolCalls(JsonFields json) throws FormatException {
        var calls = new ArrayList<ToolCall>();
        for (var call : json.objects("toolCalls")) {
            calls.add(new ToolCall(call.text("id"), call.text("name"), call.text("arguments")));
        }
        return calls;
    }

    private static @Nullable Cost cost(@Nullable JsonFields json) throws FormatException {
        if (json == null) {
            return null;
        }
        var currency = json.text("currency");
        if (!currency.equals(CURRENCY)) {
            throw json.wrong("currency", "is \"%s\", not \"%s\"".formatted(currency, CURRENCY));
        }
        var reasoning = json.optionalMoney("reasoning");
        return new Cost(
                paid(json, "input"),
                paid(json, "cachedInput"),
                paid(json, "output"),
                reasoning == null ? null : paid(json, "reasoning"),
                paid(json, "total"),
                json.text("priceTable"),
                json.optionalDay("asOf"));
    }

    private static BigDecimal paid(JsonFields json, String field) throws FormatException {
        var amount = json.money(field);
        if (amount.signum() < 0) {
            throw json.wrong(field, "is less than nothing: " + amount.toPlainString());
        }
        return amount;
    }

    private static Timing timing(JsonFields json) throws FormatException {
        return new Timing(
                json.optionalInstant("startedAt"),
                json.optionalDouble("headersMs"),
                json.optionalDouble("ttftMs"),
                json.optionalDouble("firstAnswerMs"),
                json.optionalDouble("reasoningMs"),
                json.optionalDouble("answeringMs"),
                json.optionalDouble("totalMs"),
                json.optionalCount("attempts"),
                json.optionalDouble("waitedMs"),
                json.optionalDouble("queuedMs"));
    }

    private static Completion.Events events(JsonFields json) throws FormatException {
        return new Completion.Events(json.count("textDeltas"), json.count("reasoningDeltas"));
    }

    private static @Nullable Failure failure(@Nullable JsonFields json) throws FormatException {
        return json == null
                ? null
                : new Failure(
                        json.choice("kind", FailureKind.values(), FailureKind::wireName),
                        json.text("title"),
                        json.text("detail"),
                        json.optionalCount("httpStatus"),
                        json.optionalText("code"),
                        json.optionalText("message"),
                        json.truth("retryable"),
                        json.optionalNumber("retryAfterMs"),
                        json.truth("partial"),
                        json.text("fix"),
                        json.optionalText("command"),
                        json.optionalText("param"));
    }

    /// Warnings are hints, and a later version may know more of them: an unknown one is no reason to lose
    /// the answer.
    private static Set<Warning> warnings(List<String> names) {
        var warnings = EnumSet.noneOf(Warning.class);
        for (var warning : Warning.values()) {
            if (names.contains(warning.wireName())) {
                warnings.add(warning);
            }
        }
        return warnings;
    }
}
