package foundrybench.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.FailureFacts;
import foundrybench.model.Protocol;
import foundrybench.wire.SseEvent;
import foundrybench.wire.SseReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The short way of reading deltas against the tree: a field that only the tree reads, put before all others,
/// must change nothing.
class DeltaTreeTest {
    private static final int MUTATIONS = 40;
    private static final List<String> PIECES = List.of(
            "\"content\":\"x\",", "\"filtered\":true,", "null", "\"", "\\n", "\\\\", "\\\"", "\\", ":", "{", "}", "[", "]", ",", "7", "\\ud83e", "é",
            "\"delta\":{},", "\"error\":null,", "\"error\":{},", "\"index\":1,", "\"model\":\"other\",", "\"x\":1e99999999999,", "\"x\":" + "9".repeat(2000) + ",", "\"x\":1.5,", "\u0000", " ");

    private final Random random = new Random(20261124);
    private int takenShort;

    @Test
    void bothReadEveryEventOfTheFixturesAndItsMutationsAlike() {
        for (var data : eventsOfFixtures()) {
            compare(data);
            for (int i = 0; i < MUTATIONS; i++) {
                compare(mutated(data));
            }
        }
        assertTrue(takenShort > 1_000, () -> "only " + takenShort + " events went the short way");
    }

    private void compare(String data) {
        for (var protocol : Protocol.values()) {
            var event = new SseEvent("message", data, true);
            compareAfterOneLikeIt(protocol, data);
            boolean isShort = protocol == Protocol.CHAT ? ChatDelta.read(event) != null : ResponsesDelta.read(event) != null;
            if (isShort) {
                takenShort++;
                assertEquals(decode(protocol, "{\"only the tree\":{}," + data.substring(1)), decode(protocol, data), data);
            }
        }
    }

    /// What an event teaches of the next ones must not change how the next one is read.
    private void compareAfterOneLikeIt(Protocol protocol, String data) {
        for (var next : List.of(data, mutated(data))) {
            if (next.startsWith("{")) {
                var onlyTree = "{\"only the tree\":{}," + next.substring(1);
                assertEquals(decode(protocol, data, onlyTree), decode(protocol, data, next), () -> data + " then " + next);
            }
        }
    }

    /// A chunk that only the tree reads names another model; the next one, read the short way, the first again.
    @Test
    void whatTheTreeToldInBetweenIsToldAnew() {
        var usual = "{\"model\":\"one\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}";
        var other = "{\"model\":\"two\",\"choices\":[],\"usage\":{}}";
        assertEquals(
                decode(Protocol.CHAT, usual, usual, other, "{\"only the tree\":{}," + usual.substring(1)),
                decode(Protocol.CHAT, usual, usual, other, usual));
        var piece = "{\"type\":\"response.output_text.delta\",\"item_id\":\"x\",\"output_index\":0,\"delta\":\"a\"}";
        var moved = "{\"type\":\"response.output_item.added\",\"output_index\":1,\"item\":{\"id\":\"x\"}}";
        var end = "{\"type\":\"response.completed\",\"response\":{\"output\":[{\"id\":\"x\",\"type\":\"message\",\"content\":[{\"text\":\"aaab\"}]}]}}";
        assertEquals(
                decode(Protocol.RESPONSES, piece, piece, moved, "{\"only the tree\":{}," + piece.substring(1), end),
                decode(Protocol.RESPONSES, piece, piece, moved, piece, end));
    }

    /// The events; of a failure only its kind, for its words quote the body.
    private static List<Object> decode(Protocol protocol, String... data) {
        var events = new ArrayList<Object>();
        var headers = AnswerHeaders.of(Map.of("content-type", "text/event-stream"));
        var decoder = new AnswerDecoder(
                protocol, 200, headers, FailureFacts.message(null), InstantSource.system(),
                event -> events.add(event instanceof Failed(var failure) ? failure.kind() : event));
        var body = ("data: " + String.join("\n\ndata: ", data) + "\n\n").getBytes(UTF_8);
        decoder.feed(body, 0, body.length);
        decoder.end();
        return events;
    }

    private static Set<String> eventsOfFixtures() {
        var all = new TreeSet<String>();
        Fixture.all().forEach(fixture -> {
            var reader = new SseReader(event -> {
                if (event.isSmallObject() && event.data().length() > 2 && !event.data().contains("\n")) {
                    all.add(event.data());
                }
            });
            reader.feed(fixture.body(), 0, fixture.body().length);
            reader.end();
        });
        var some = new HashSet<>(all);
        some.removeIf(data -> data.length() > 5_000);
        return new TreeSet<>(some);
    }

    private String mutated(String data) {
        int from = 1 + random.nextInt(data.length() - 1);
        int to = Math.min(data.length(), from + random.nextInt(12));
        return switch (random.nextInt(3)) {
            case 0 -> data.substring(0, from) + data.substring(to);
            case 1 -> data.substring(0, from) + data.substring(from, to) + data.substring(from);
            default -> data.substring(0, from) + PIECES.get(random.nextInt(PIECES.size())) + data.substring(from);
        };
    }
}
