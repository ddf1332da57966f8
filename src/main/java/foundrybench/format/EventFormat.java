package foundrybench.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.CompletionEvent.Adjusted;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Filtered;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Tally;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Protocol;
import foundrybench.wire.Json;
import java.util.Optional;
import java.util.TreeSet;

/// The events of an answer that are neither text nor an end, as JSON objects that tell their `event`.
public final class EventFormat {
    private EventFormat() {}

    /// As JSON; empty for text of any kind and for the end.
    public static Optional<ObjectNode> toJson(CompletionEvent event) {
        var json = Json.object();
        switch (event) {
            case Sent sent -> json.put("event", "sent")
                    .put("startedAt", sent.startedAt().toString())
                    .put("attempts", sent.attempts())
                    .put("waitedMs", sent.waitedMs());
            case Answered answered -> json.put("event", "answered")
                    .put("httpStatus", answered.httpStatus())
                    .put("simulated", answered.simulated())
                    .put("recorded", answered.recorded())
                    .set("transport", TransportFormat.toJson(answered.transport()));
            case Started(var model) -> json.put("event", "started").put("model", model);
            case Adjusted(var changes, var protocol) -> json.put("event", "adjusted")
                    .put("protocol", protocol.wireName())
                    .set("changes", JsonValues.texts(changes));
            case ToolCallDelta tool -> json.put("event", "toolCall")
                    .put("index", tool.index())
                    .put("id", tool.id())
                    .put("name", tool.name())
                    .put("arguments", tool.argumentsDelta());
            case Filtered(var categories) ->
                json.put("event", "filtered").set("categories", JsonValues.texts(new TreeSet<>(categories)));
            case UsageReported(var usage) ->
                json.put("event", "usage").set("usage", UsageFormat.toJson(usage));
            case Tally(var texts, var reasonings) ->
                json.put("event", "tally").put("textDeltas", texts).put("reasoningDeltas", reasonings);
            case CompletionEvent.Text _, CompletionEvent.Reasoning _, CompletionEvent.Refused _,
                    CompletionEvent.Finished _, CompletionEvent.Failed _, CompletionEvent.Retried _,
                    CompletionEvent.Queued _ -> {
                return Optional.empty();
            }
        }
        return Optional.of(json);
    }

    /// From JSON.
    ///
    /// @throws FormatException naming the field that is wrong
    public static CompletionEvent fromJson(JsonNode node) throws FormatException {
        var json = JsonFields.of(node, "the event");
        var name = json.text("event");
        return switch (name) {
            case "sent" -> sent(json);
            case "answered" -> new Answered(
                    json.count("httpStatus"),
                    TransportFormat.fromJson(json.object("transport")),
                    json.truth("simulated"),
                    json.value("recorded") != null && json.truth("recorded"));
            case "started" -> new Started(json.text("model"));
            case "adjusted" -> new Adjusted(
                    json.texts("changes"), json.choice("protocol", Protocol.values(), Protocol::wireName));
            case "toolCall" -> new ToolCallDelta(
                    json.count("index"), json.optionalText("id"), json.optionalText("name"), json.text("arguments"));
            case "filtered" -> new Filtered(new TreeSet<>(json.texts("categories")));
            case "usage" -> new UsageReported(UsageFormat.fromJson(json.object("usage")));
            case "tally" -> new Tally(json.count("textDeltas"), json.count("reasoningDeltas"));
            default -> throw json.wrong("event", "is \"" + name + "\", which is none we know");
        };
    }

    private static Sent sent(JsonFields json) throws FormatException {
        var startedAt = json.optionalInstant("startedAt");
        var waitedMs = json.optionalDouble("waitedMs");
        if (startedAt == null || waitedMs == null) {
            throw json.wrong(startedAt == null ? "startedAt" : "waitedMs", "is missing");
        }
        return new Sent(startedAt, json.count("attempts"), waitedMs);
    }
}
