package foundrybench.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// Damages the order and the ends of lines and events: all bytes stay what they were, each in its place or
/// another.
final class LineMutation {
    private static final String[] ODD = {
        "data: [DONE]", "data:[DONE] ", "data:", "data", "data: {}", "data: null", "data: []", ": ping", ":", "event: error",
        "event: response.completed", "event", "id: \u0000", "retry: -1", "data: <html>", "\uFEFFdata: x", ""
    };
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern EVENT_END = Pattern.compile("\r\n\r\n|\r\r|\n\n");

    private final Random random;

    LineMutation(Random random) {
        this.random = random;
    }

    byte[] apply(byte[] body) {
        var text = new String(body, StandardCharsets.ISO_8859_1); // a byte a character: nothing is lost
        var changed = switch (random.nextInt(5)) {
            case 0 -> LINE_END.matcher(text).replaceAll(pick("\r\n", "\r", "\n", "\n\n", " "));
            case 1, 2 -> reordered(text, EVENT_END, "\n\n");
            default -> reordered(text, LINE_END, "\n");
        };
        return changed.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String reordered(String text, Pattern end, String newEnd) {
        var parts = new ArrayList<>(List.of(end.split(text, -1)));
        int a = random.nextInt(parts.size());
        int b = random.nextInt(parts.size());
        switch (random.nextInt(4)) {
            case 0 -> parts.set(a, parts.set(b, parts.get(a)));
            case 1 -> parts.add(b, parts.get(a));
            case 2 -> parts.remove(a);
            default -> parts.add(a, oddLine());
        }
        return String.join(newEnd, parts);
    }

    private String oddLine() {
        return new String(pick(ODD).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
