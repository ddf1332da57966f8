package foundrybench.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// One HTTP POST as every attempt makes it: where to, its headers but for key and request id, and the JSON that goes
/// there.
public record Post(URI uri, SequencedMap<String, String> headers, ObjectNode body) {
    /// What this program calls itself.
    static final String USER_AGENT = "foundry-bench";

    public Post {
        headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
    }

    /// @param stream whether the answer is wanted piece by piece
    static Post of(URI uri, ObjectNode body, boolean stream) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("Accept", stream ? "text/event-stream" : "application/json");
        headers.put("User-Agent", USER_AGENT);
        return new Post(uri, headers, body);
    }

    /// The body as it is sent, in UTF-8.
    public String text() {
        return Json.write(body);
    }
}
