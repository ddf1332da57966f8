package foundrybench.ui.details;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.Status;
import foundrybench.model.Usage;
import foundrybench.run.AttemptTrace.Keeping;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import foundrybench.wire.Json;
import foundrybench.wire.RawEvents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the service counted, as it was read and field by field as it came.
final class UsageSheet {
    private UsageSheet() {}

    static String of(CallFacts facts) {
        var sheet = new Sheet();
        var usage = facts.completion().usage();
        boolean isOpen = facts.completion().status() == Status.OPEN;
        if (usage == null) {
            sheet.strong(Words.of(isOpen ? "details.usage.open" : "details.usage.none"));
        } else if (facts.completion().usageSuspect()) {
            sheet.strong(Words.of("cost.suspect"));
        }
        sheet.heading(Words.of("details.usage.read"));
        sheet.table(List.of(Words.of("details.what"), Words.of("details.tokens")), 1, read(usage));
        sheet.heading(Words.of("details.usage.fields"));
        var reported = reported(facts);
        if (reported.isPresent()) {
            var rows = new ArrayList<List<String>>();
            flatten("usage", reported.get(), rows);
            sheet.table(
                    List.of(Words.of("details.field"), Words.of("details.read-as"), Words.of("details.value")), 1, rows);
        } else {
            sheet.paragraph(Words.of(whyNoReport(facts)));
        }
        return sheet.toString();
    }

    private static String whyNoReport(CallFacts facts) {
        if (facts.trace() == null) {
            return "details.usage.unkept";
        }
        if (facts.completion().status() == Status.OPEN) {
            return "details.usage.open";
        }
        return facts.completion().usage() == null ? "details.usage.none" : "details.usage.lost";
    }

    private static List<List<String>> read(@Nullable Usage usage) {
        var known = usage == null ? new Usage(null, null, null, null) : usage;
        return List.of(
                List.of(Words.of("details.usage.prompt"), Amounts.tokens(known.promptTokens())),
                List.of(Words.of("details.usage.cached"), Amounts.tokens(known.cachedTokens())),
                List.of(Words.of("details.usage.completion"), Amounts.tokens(known.completionTokens())),
                List.of(Words.of("details.usage.reasoning"), Amounts.tokens(known.reasoningTokens())));
    }

    /// The last report, whole, that the kept body holds.
    private static Optional<JsonNode> reported(CallFacts facts) {
        var attempt = facts.last();
        if (attempt == null || attempt.keeping() != Keeping.WHOLE) {
            return Optional.empty();
        }
        if (!EventLog.isEventStream(attempt)) {
            return report(new String(attempt.body(), StandardCharsets.UTF_8));
        }
        return RawEvents.of(attempt.body()).reversed().stream()
                .flatMap(event -> event.data().stream())
                .flatMap(data -> report(data).stream())
                .findFirst();
    }

    private static Optional<JsonNode> report(String json) {
        if (!json.contains("\"usage\"")) {
            return Optional.empty();
        }
        return Json.tryParseForeign(json)
                .map(node -> node.path("usage").isObject() ? node.path("usage") : node.path("response").path("usage"))
                .filter(JsonNode::isObject);
    }

    private static void flatten(String path, JsonNode node, List<List<String>> rows) {
        if (node.isObject() && !node.isEmpty()) {
            node.fields().forEachRemaining(field -> flatten(path + "." + field.getKey(), field.getValue(), rows));
        } else {
            rows.add(List.of(path, readAs(path), node.isTextual() ? node.asText() : Json.write(node)));
        }
    }

    private static String readAs(String path) {
        return switch (path) {
            case "usage.prompt_tokens", "usage.input_tokens" -> Words.of("details.usage.prompt");
            case "usage.completion_tokens", "usage.output_tokens" -> Words.of("details.usage.completion");
            case "usage.prompt_tokens_details.cached_tokens", "usage.input_tokens_details.cached_tokens" ->
                Words.of("details.usage.cached");
            case "usage.completion_tokens_details.reasoning_tokens", "usage.output_tokens_details.reasoning_tokens" ->
                Words.of("details.usage.reasoning");
            default -> Words.of("details.usage.unused");
        };
    }
}
