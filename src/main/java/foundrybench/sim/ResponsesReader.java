package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the body of a Responses request, or refuses it as the deployment would.
final class ResponsesReader {
    private static final Set<String> KNOWN = Set.of(
            "model", "input", "instructions", "stream", "stream_options", "max_output_tokens", "reasoning", "store",
            "temperature", "top_p", "metadata", "include", "tools", "tool_choice", "parallel_tool_calls",
            "max_tool_calls", "text", "truncation", "user", "previous_response_id", "conversation", "background",
            "prompt", "prompt_cache_key", "safety_identifier", "service_tier", "top_logprobs");

    /// Chat's names for what Responses calls otherwise.
    private static final Map<String, String> MOVED = new TreeMap<>(Map.of(
            "messages", "input",
            "max_tokens", "max_output_tokens",
            "max_completion_tokens", "max_output_tokens",
            "reasoning_effort", "reasoning.effort",
            "response_format", "text.format"));

    private static final List<String> SUMMARIES = List.of("concise", "detailed", "auto");

    private ResponsesReader() {}

    static Ask read(SimModel model, Fields body) throws Refusal {
        refuseOtherNames(model, body);
        if (!body.has("input")) {
            throw Refusal.missing("input");
        }
        var instructions = body.text("instructions");
        var turns = turns(instructions, body.node().path("input"));
        var reasoning = body.object("reasoning");
        var effort = Rules.effort(model, reasoning.text("effort"), "reasoning.effort");
        Rules.sampling(model, body, effort);
        var format = body.object("text").object("format");
        return new Ask(
                model,
                turns,
                Rules.promptTokens(model, turns, "input"),
                Rules.stream(model, body),
                true,
                limit(model, body),
                effort,
                summary(reasoning),
                body.flag("store", true),
                instructions,
                Rules.schema(model, "text.format", format, format));
    }

    private static @Nullable Integer limit(SimModel model, Fields body) throws Refusal {
        var limit = body.integer("max_output_tokens", model.rules().leastOutput());
        var most = model.rules().mostOutput();
        if (limit != null && most != null && limit > most) {
            throw Refusal.aboveMaximum("max_output_tokens", most, limit);
        }
        return limit;
    }

    private static void refuseOtherNames(SimModel model, Fields body) throws Refusal {
        for (var moved : MOVED.entrySet()) {
            if (body.has(moved.getKey())) {
                throw Refusal.moved(moved.getKey(), moved.getValue());
            }
        }
        var unknown = Rules.unknown(model, body, KNOWN);
        if (unknown != null) {
            throw Refusal.unknownParameter(unknown);
        }
    }

    private static List<Ask.Turn> turns(@Nullable String instructions, JsonNode input) throws Refusal {
        var turns = new ArrayList<Ask.Turn>();
        if (instructions != null) {
            turns.add(new Ask.Turn("system", instructions));
        }
        if (input.isTextual()) {
            turns.add(new Ask.Turn("user", input.asText()));
        } else {
            turns.addAll(Turns.read("input", input));
        }
        return List.copyOf(turns);
    }

    private static @Nullable String summary(Fields reasoning) throws Refusal {
        var value = reasoning.text("summary");
        if (value != null && !SUMMARIES.contains(value)) {
            throw Refusal.wrongValue("reasoning.summary", value, SUMMARIES);
        }
        return value;
    }
}
