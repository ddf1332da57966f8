package foundrybench.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;

/// The `usage` of a chat completion.
final class ChatUsage {
    private ChatUsage() {}

    static ObjectNode of(Reply.Facts facts) {
        var ask = facts.ask();
        var delivery = facts.delivery();
        var usage = Json.object()
                .put("prompt_tokens", ask.promptTokens())
                .put("completion_tokens", delivery.completionTokens())
                .put("total_tokens", ask.promptTokens() + delivery.completionTokens());
        if (ask.model().usageDetails()) {
            usage.set(
                    "prompt_tokens_details",
                    Json.object().put("audio_tokens", 0).put("cached_tokens", ask.cachedTokens()));
            usage.set(
                    "completion_tokens_details",
                    Json.object()
                            .put("accepted_prediction_tokens", 0)
                            .put("audio_tokens", 0)
                            .put("reasoning_tokens", delivery.reasoningTokens())
                            .put("rejected_prediction_tokens", 0));
        }
        return usage;
    }
}
