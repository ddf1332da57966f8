package foundrybench.store;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.format.FileWords;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.format.PriceFormat;
import foundrybench.model.Price;
import foundrybench.model.Protocol;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what is known of a recorded body from the file beside it. The body itself is left to the decoder.
public final class RecordingReader {
    private static final String PRICE_TABLE = "recording";
    private static final String CORRECT_IT = "Correct it, or move the file away and pass --protocol.";

    private RecordingReader() {}

    /// Reads the recording with this body. Without a file beside it, it counts as an answer of status 200: an
    /// event stream if it ends in `.sse`, else JSON.
    ///
    /// @param override the protocol, whatever the file beside it says; `null` to go by that file
    public static Recording read(Path body, @Nullable Protocol override) throws RecordingException {
        if (!Files.isRegularFile(body)) {
            throw new RecordingException(body, "there is no such file", "Name the file with the recorded body.", null);
        }
        var meta = RecordingFiles.metaOf(body);
        if (body.toString().endsWith(RecordingFiles.META)) {
            throw new RecordingException(
                    body, "this tells of a body, it is none", "Name the .sse or .body file beside it.", null);
        }
        return Files.exists(meta) ? read(body, meta, override) : bare(body, meta, override);
    }

    private static Recording bare(Path body, Path meta, @Nullable Protocol protocol) throws RecordingException {
        if (protocol == null) {
            throw new RecordingException(
                    body,
                    "nothing tells its protocol, as %s is missing".formatted(meta.getFileName()),
                    "Pass --protocol chat or --protocol responses.",
                    null);
        }
        var type = RecordingFiles.isEventStream(body) ? "text/event-stream" : "application/json";
        return new Recording(body, protocol, 200, Map.of("content-type", type), null, null, List.of(), null);
    }

    private static Recording read(Path body, Path meta, @Nullable Protocol override) throws RecordingException {
        try {
            var json = JsonFields.of(Json.parse(Files.readString(meta)), "it");
            var status = json.optionalCount("status");
            return new Recording(
                    body,
                    override == null ? protocol(json, meta) : override,
                    status == null ? 200 : status,
                    headers(json),
                    json.optionalText("deployment"),
                    json.optionalInstant("startedAt"),
                    arrivals(json),
                    pricing(json));
        } catch (JsonException e) {
            throw new RecordingException(
                    meta,
                    "it is no JSON (line %d, column %d: %s)".formatted(e.line(), e.column(), e.getMessage()),
                    CORRECT_IT,
                    e);
        } catch (FormatException e) {
            throw new RecordingException(meta, String.valueOf(e.getMessage()), CORRECT_IT, e);
        } catch (CharacterCodingException e) {
            throw new RecordingException(meta, "it is not UTF-8", CORRECT_IT, e);
        } catch (IOException e) {
            throw new RecordingException(meta, "it cannot be read (" + FileWords.of(e) + ")", "Check that it is yours to read.", e);
        }
    }

    /// One that was kept in a store.
    static KeptBody kept(JsonFields json, byte[] gzip) throws FormatException {
        return new KeptBody(
                json.choice("protocol", Protocol.values(), Protocol::wireName),
                json.count("status"),
                headers(json),
                json.optionalText("deployment"),
                json.optionalInstant("startedAt"),
                arrivals(json),
                gzip);
    }

    private static Protocol protocol(JsonFields json, Path meta) throws FormatException, RecordingException {
        var name = json.optionalText("protocol");
        for (var protocol : Protocol.values()) {
            if (protocol.wireName().equals(name)) {
                return protocol;
            }
        }
        throw name == null
                ? new RecordingException(
                        meta, "protocol is missing", "Add it, or pass --protocol chat or --protocol responses.", null)
                : new RecordingException(
                        meta,
                        "protocol is \"%s\", so this is no recorded completion".formatted(name),
                        "Only chat and responses can be replayed; pass --protocol if it is one of them all the same.",
                        null);
    }

    private static Map<String, String> headers(JsonFields json) throws FormatException {
        var headers = new LinkedHashMap<String, String>();
        var value = json.value("headers");
        if (value != null && !value.isObject()) {
            throw json.wrong("headers", "is no object");
        }
        if (value != null) {
            for (var header : value.properties()) {
                if (!header.getValue().isTextual()) {
                    throw json.wrong("headers." + header.getKey(), "is no text");
                }
                headers.put(header.getKey(), header.getValue().textValue());
            }
        }
        return headers;
    }

    private static List<Recording.Arrival> arrivals(JsonFields json) throws FormatException {
        var arrivals = new ArrayList<Recording.Arrival>();
        if (json.value("arrivals") == null) {
            return arrivals;
        }
        var last = new Recording.Arrival(0, 0);
        for (var pair : json.array("arrivals")) {
            if (!isArrival(pair)) {
                throw json.wrong("arrivals[%d]".formatted(arrivals.size()), "is no pair [offset, ms]");
            }
            var next = new Recording.Arrival(pair.get(0).longValue(), pair.get(1).doubleValue());
            if (next.offset() < last.offset() || next.ms() < last.ms()) {
                throw json.wrong("arrivals[%d]".formatted(arrivals.size()), "goes back");
            }
            arrivals.add(next);
            last = next;
        }
        return arrivals;
    }

    private static boolean isArrival(JsonNode pair) {
        return pair.isArray()
                && pair.size() == 2
                && pair.get(0).isIntegralNumber()
                && pair.get(0).canConvertToLong()
                && pair.get(1).isNumber()
                && Double.isFinite(pair.get(1).doubleValue());
    }

    private static @Nullable Price pricing(JsonFields json) throws FormatException {
        var value = json.value("pricing");
        if (value == null) {
            return null;
        }
        try {
            return PriceFormat.read(value, PRICE_TABLE, null);
        } catch (FormatException e) {
            throw json.wrong("pricing", "cannot be used: " + e.getMessage());
        }
    }
}
