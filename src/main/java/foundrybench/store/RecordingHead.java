package foundrybench.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.JsonValues;
import foundrybench.model.Protocol;
import foundrybench.wire.Json;
import foundrybench.wire.SecretHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of a recorded body when it begins.
///
/// @param headers without those that may hold a secret, their names in small letters
record RecordingHead(
        Protocol protocol,
        int status,
        Map<String, String> headers,
        @Nullable String deployment,
        @Nullable Instant startedAt) {
    RecordingHead {
        headers = withoutSecrets(headers);
    }

    boolean isEventStream() {
        return headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    /// As in `NAME.meta.json`, but for the arrivals.
    ObjectNode toJson() {
        var json = Json.object().put("protocol", protocol.wireName()).put("status", status);
        var fields = json.putObject("headers");
        headers.forEach(fields::put);
        json.put("deployment", deployment);
        json.set("startedAt", JsonValues.time(startedAt));
        return json;
    }

    /// Rounded to a microsecond, for people to read.
    static ArrayNode toJson(List<Recording.Arrival> arrivals) {
        var pairs = Json.array();
        arrivals.forEach(arrival -> pairs.addArray().add(arrival.offset()).add(JsonValues.millis(arrival.ms())));
        return pairs;
    }

    /// To the nanosecond, so that times worked out of them again are the same.
    static ArrayNode toExactJson(List<Recording.Arrival> arrivals) {
        var pairs = Json.array();
        arrivals.forEach(arrival -> pairs.addArray().add(arrival.offset()).add(arrival.ms()));
        return pairs;
    }

    private static Map<String, String> withoutSecrets(Map<String, String> headers) {
        var kept = new TreeMap<String, String>();
        headers.forEach((name, value) -> {
            if (!SecretHeaders.isSecret(name, value)) {
                kept.put(name.toLowerCase(Locale.ROOT), value);
            }
        });
        return kept;
    }
}
