package foundrybench.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Cuts a recorded event stream where its events end and leaves each as it came, comments included: to be looked at, not
/// to be decoded, which is [SseReader]'s part.
public final class RawEvents {
    private RawEvents() {}

    /// An event, or what came between two.
    ///
    /// @param end offset of the first byte behind the blank line that ends it
    /// @param text its lines, without the blank one; what is no UTF-8 became U+FFFD
    /// @param isWhole whether that blank line came
    public record RawEvent(int end, String text, boolean isWhole) {
        /// The `event` field; empty when there is none.
        public Optional<String> type() {
            return field("event").findFirst();
        }

        /// The `data` lines, joined by LF; empty when there are none.
        public Optional<String> data() {
            var lines = field("data").toList();
            return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
        }

        private Stream<String> field(String name) {
            return text.lines().filter(line -> line.startsWith(name + ":")).map(line -> {
                var value = line.substring(name.length() + 1);
                return value.startsWith(" ") ? value.substring(1) : value;
            });
        }
    }

    /// All of them, in order.
    public static List<RawEvent> of(byte[] body) {
        var events = new ArrayList<RawEvent>();
        int from = 0; // of the event
        int line = 0; // of the line
        for (int i = 0; i < body.length; i++) {
            if (body[i] != '\n' && body[i] != '\r') {
                continue;
            }
            boolean isBlank = i == line;
            int textEnd = i;
            if (body[i] == '\r' && i + 1 < body.length && body[i + 1] == '\n') {
                i++;
            }
            line = i + 1;
            if (isBlank) {
                add(events, body, from, textEnd, line, true);
                from = line;
            }
        }
        add(events, body, from, body.length, body.length, false);
        return events;
    }

    private static void add(List<RawEvent> events, byte[] body, int from, int textEnd, int end, boolean isWhole) {
        var text = new String(body, from, Math.max(0, textEnd - from), StandardCharsets.UTF_8)
                .lines().collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            events.add(new RawEvent(end, text, isWhole));
        }
    }
}
