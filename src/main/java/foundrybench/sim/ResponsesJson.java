package foundrybench.sim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;

/// The objects of a Responses answer: the response itself and the items of its output.
record ResponsesJson(Reply.Facts facts) {
    /// The response at its end, with output and usage.
    ObjectNode ended() {
        var output = Json.array();
        if (hasThought()) {
            output.add(thought(true));
        }
        if (hasMessage()) {
            output.add(message(true));
        }
        boolean cut = facts.delivery().cut();
        var response = response(cut ? "incomplete" : "completed", output);
        if (cut) {
            response.set("incomplete_details", Json.object().put("reason", "max_output_tokens"));
        }
        return response.set("usage", usage());
    }

    ObjectNode response(String status, ArrayNode output) {
        var ask = facts.ask();
        var response = Json.object()
                .put("id", "resp_" + facts.id())
                .put("object", "response")
                .put("created_at", facts.createdSeconds())
                .put("status", status)
                .put("background", false)
                .putNull("content_filters")
                .putNull("error")
                .putNull("incomplete_details")
                .put("instructions", ask.instructions())
                .put("max_output_tokens", ask.limit())
                .put("model", ask.model().model());
        response.set("output", output);
        response.put("parallel_tool_calls", true);
        response.set(
                "reasoning", Json.object().put("effort", ask.effort().word()).put("summary", ask.summary()));
        return response.put("store", ask.store()).putNull("usage");
    }

    boolean hasThought() {
        return facts.delivery().reasoningTokens() > 0;
    }

    boolean hasMessage() {
        return !facts.delivery().content().isEmpty();
    }

    int messageIndex() {
        return hasThought() ? 1 : 0;
    }

    String thoughtId() {
        return "rs_" + facts.id();
    }

    String messageId() {
        return "msg_" + facts.id();
    }

    ObjectNode thought(boolean done) {
        var summary = Json.array();
        if (done && !facts.delivery().reasoning().isEmpty()) {
            summary.add(summary(facts.delivery().reasoningText()));
        }
        return Json.object().put("id", thoughtId()).put("type", "reasoning").set("summary", summary);
    }

    ObjectNode message(boolean done) {
        var content = Json.array();
        if (done) {
            content.add(text(facts.delivery().text()));
        }
        var message = Json.object()
                .put("id", messageId())
                .put("type", "message")
                .put("status", !done ? "in_progress" : facts.delivery().cut() ? "incomplete" : "completed")
                .put("role", "assistant");
        if (facts.ask().model().phase()) {
            message.put("phase", "final_answer");
        }
        return message.set("content", content);
    }

    static ObjectNode text(String text) {
        return Json.object().put("type", "output_text").put("text", text).set("annotations", Json.array());
    }

    static ObjectNode summary(String text) {
        return Json.object().put("type", "summary_text").put("text", text);
    }

    private ObjectNode usage() {
        var ask = facts.ask();
        var delivery = facts.delivery();
        var usage = Json.object().put("input_tokens", ask.promptTokens());
        usage.set("input_tokens_details", Json.object().put("cached_tokens", ask.cachedTokens()));
        usage.put("output_tokens", delivery.completionTokens());
        usage.set("output_tokens_details", Json.object().put("reasoning_tokens", delivery.reasoningTokens()));
        return usage.put("total_tokens", ask.promptTokens() + delivery.completionTokens());
    }
}
