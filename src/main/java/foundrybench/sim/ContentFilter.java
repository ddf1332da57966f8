package foundrybench.sim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;
import java.util.List;

/// The verdicts of Azure's content filter; this one finds everything safe.
final class ContentFilter {
    private static final List<String> CATEGORIES = List.of("hate", "self_harm", "sexual", "violence");

    private ContentFilter() {}

    static ObjectNode safe() {
        var results = Json.object();
        for (var category : CATEGORIES) {
            results.set(category, Json.object().put("filtered", false).put("severity", "safe"));
        }
        return results;
    }

    static ArrayNode promptResults() {
        var results = safe();
        results.set("jailbreak", Json.object().put("filtered", false).put("detected", false));
        var first = Json.object().put("prompt_index", 0);
        first.set("content_filter_results", results);
        return Json.array().add(first);
    }

    /// The first chunk of a chat stream.
    static ObjectNode promptChunk() {
        var chunk = Json.object();
        chunk.set("choices", Json.array());
        chunk.put("created", 0).put("id", "").put("model", "").put("object", "");
        return chunk.set("prompt_filter_results", promptResults());
    }

    /// What the asynchronous filter says of the characters in this range: a choice without a delta.
    static ObjectNode annotation(int from, int to) {
        var choice = Json.object().put("index", 0).putNull("finish_reason");
        choice.set("content_filter_results", safe());
        choice.set(
                "content_filter_offsets",
                Json.object().put("check_offset", from).put("start_offset", from).put("end_offset", to));
        var chunk = Json.object().put("id", "").put("object", "").put("created", 0).put("model", "");
        return chunk.set("choices", Json.array().add(choice));
    }
}
