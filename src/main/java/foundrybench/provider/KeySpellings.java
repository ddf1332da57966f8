package foundrybench.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntFunction;

/// How a key may be spelled in what another program writes: as it is, as JSON, an address or a page escapes it, in
/// base64 at whatever place of a longer text.
final class KeySpellings {
    private static final int SHORTEST_IN_BASE64 = 16;
    private static final int BASE64_GROUP = 3;
    private static final String UNRESERVED = "-_.~"; // RFC 3986: nobody escapes these in an address

    private static final int MOST_SIGNS_APART = 4;
    private static final List<IntFunction<String>> ESCAPES = List.of(
            c -> "\\" + (char) c,
            c -> "\\u%04X".formatted(c),
            c -> "\\u%04x".formatted(c),
            c -> "\\\\" + (char) c, // JSON in a text of JSON
            c -> "\\\\u%04X".formatted(c),
            c -> "\\\\u%04x".formatted(c),
            c -> "%%%02X".formatted(c),
            c -> "%%%02x".formatted(c),
            c -> "&#%d;".formatted(c),
            c -> "&#x%X;".formatted(c),
            c -> "&#x%x;".formatted(c));

    private KeySpellings() {}

    /// As it is, first, and escaped; each once. Most keys are of letters and digits, which nobody escapes.
    static List<String> plain(String key) {
        var signs = signs(key);
        if (signs.isEmpty()) {
            return List.of(key);
        }
        var all = new LinkedHashSet<String>();
        all.add(key);
        for (var some : escapedTogether(signs)) {
            ESCAPES.forEach(escape -> all.add(escaped(key, some, escape)));
        }
        return List.copyOf(all);
    }

    /// In base64, at each of the places that it can have in what is encoded; nothing for a short key.
    static List<String> inBase64(String key) {
        return key.length() < SHORTEST_IN_BASE64 ? List.of() : List.of(base64(key, 0), base64(key, 1), base64(key, 2));
    }

    /// Each writer escapes other signs; of more than a few, all or none are looked for.
    private static List<String> escapedTogether(String signs) {
        if (signs.length() > MOST_SIGNS_APART) {
            return List.of(signs);
        }
        var subsets = new ArrayList<>(List.of(""));
        for (var sign : signs.split("")) {
            List.copyOf(subsets).forEach(some -> subsets.add(some + sign));
        }
        return subsets;
    }

    private static String signs(String key) {
        var signs = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!Character.isLetterOrDigit(c) && UNRESERVED.indexOf(c) < 0 && signs.indexOf(String.valueOf(c)) < 0) {
                signs.append(c);
            }
        }
        return signs.toString();
    }

    private static String escaped(String key, String signs, IntFunction<String> escape) {
        var spelled = new StringBuilder();
        key.chars().forEach(c -> spelled.append(signs.indexOf(c) < 0 ? Character.toString(c) : escape.apply(c)));
        return spelled.toString();
    }

    /// The signs that are the key's alone when so many bytes of a group stand before it; what it shares with its
    /// neighbours may be anything.
    private static String base64(String key, int before) {
        var text = "\0".repeat(before) + key;
        int whole = text.length() / BASE64_GROUP * BASE64_GROUP;
        var coded = Base64.getEncoder().encodeToString(text.substring(0, whole).getBytes(StandardCharsets.ISO_8859_1));
        return coded.substring(before == 0 ? 0 : before + 1);
    }
}
