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
        return new Ask(
                model,
                turns,
                Rules.promptTokens(model, turns, "messages"),
                body.flag("stream", false),
                body.object("stream_options").flag("include_usage", false),
                limit(model, body),
                effort,
                null,
                false,
                null);
    }

    private static @Nullable Integer limit(SimModel model, Fields body) throws Refusal {
        if (body.has("max_tokens") && model.family() == SimModel.Family.OPENAI) {
            throw Refusal.useInstead("max_tokens", "max_completion_tokens");
        }
        var name = body.has("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        return body.integer(name, model.outputMinimum());
    }
}
