package foundrybench.sim;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the body of a chat completion request, or refuses it as the deployment would.
final class ChatReader {
    private static final Set<String> KNOWN = Set.of(
            "model", "messages", "stream", "stream_options", "max_tokens", "max_completion_tokens",
            "reasoning_effort", "temperature", "top_p", "n", "stop", "seed", "user", "store", "metadata", "logprobs",
            "top_logprobs", "logit_bias", "frequency_penalty", "presence_penalty", "response_format", "tools",
            "tool_choice", "parallel_tool_calls", "functions", "function_call", "modalities", "audio", "prediction",
            "verbosity", "service_tier", "prompt_cache_key", "safety_identifier", "data_sources");

    private static final String OLD_LIMIT = "max_tokens";
    private static final String NEW_LIMIT = "max_completion_tokens";

    private ChatReader() {}

    static Ask read(SimModel model, Fields body) throws Refusal {
        var unknown = Rules.unknown(model, body, KNOWN);
        if (unknown != null) {
            throw Refusal.unrecognized(unknown);
        }
        if (!body.has("messages")) {
            throw Refusal.missing("messages");
        }
        var turns = Turns.read("messages", body.node().path("messages"));
        var effort = Rules.effort(model, body.text("reasoning_effort"), "reasoning_effort");
        Rules.sampling(model, body, effort);
        var format = body.object("response_format");
        var schema = Rules.schema(model, "response_format", format, format.object("json_schema"));
        return new Ask(
                model,
                turns,
                Rules.promptTokens(model, turns, "messages"),
                Rules.stream(model, body),
                includeUsage(model, body),
                limit(model, body),
                effort,
                null,
                false,
                null,
                schema);
    }

    private static boolean includeUsage(SimModel model, Fields body) throws Refusal {
        if (body.has("stream_options") && !model.rules().streamOptions()) {
            throw Refusal.unrecognized("stream_options");
        }
        return body.object("stream_options").flag("include_usage", false);
    }

    private static @Nullable Integer limit(SimModel model, Fields body) throws Refusal {
        var rules = model.rules();
        var name = body.has(NEW_LIMIT) ? NEW_LIMIT : OLD_LIMIT;
        if (body.has(OLD_LIMIT) && rules.outputField() == SimRules.OutputField.MAX_COMPLETION_TOKENS) {
            throw Refusal.useInstead(OLD_LIMIT, NEW_LIMIT);
        }
        if (body.has(NEW_LIMIT) && rules.outputField() == SimRules.OutputField.MAX_TOKENS) {
            throw Refusal.unrecognized(NEW_LIMIT);
        }
        if (body.has(name) && rules.outputField() == SimRules.OutputField.NONE) {
            throw Refusal.unsupported(name);
        }
        var limit = body.integer(name, rules.leastOutput());
        var most = rules.mostOutput();
        if (limit != null && most != null && limit > most) {
            throw Refusal.tooManyTokens(name, most, limit);
        }
        return limit;
    }
}
