package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A key that is known, with signs that JSON, pages and addresses write otherwise; and what would be left of it in any
/// of these forms: eight of its letters in a row.
final class Canary {
    private static final String CORE = "7f3Kq9Zt2LwX8vRb";
    private static final int PART = 8;
    /// The key.
    static final String KEY = "a/" + CORE + "+=";

    private static final List<String> TRACES = traces();

    private Canary() {}

    private static List<String> traces() {
        var traces = new ArrayList<String>(parts(CORE));
        for (int before = 0; before < 3; before++) {
            var coded = Base64.getEncoder().encodeToString(("\0".repeat(before) + CORE).getBytes(StandardCharsets.ISO_8859_1));
            traces.addAll(parts(coded.substring(4, 20)));
        }
        return traces;
    }

    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        for (int from = 0; from + PART <= text.length(); from++) {
            parts.add(text.substring(from, from + PART));
        }
        return parts;
    }

    /// Whether there is a part of the key in it.
    static boolean isIn(String text) {
        return TRACES.stream().anyMatch(text::contains);
    }

    /// The lines of the text in which a part of the key stands.
    static List<String> linesOf(String text) {
        return text.lines().filter(Canary::isIn).toList();
    }

    /// Nothing of the key is in what a command printed.
    static void assertNotIn(Program.Output output) {
        assertEquals(List.of(), linesOf(output.out() + "\n" + output.err()), output::toString);
    }

    /// Nothing of the key is in the names and the bytes of all files below the folder; a database with its journal is
    /// files as any other.
    static void assertNotBelow(Path folder) throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                var content = Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
                linesOf(folder.relativize(file) + "\n" + content).forEach(line -> found.add(file + ": " + line));
            }
        }
        assertEquals(List.of(), found);
    }
}
