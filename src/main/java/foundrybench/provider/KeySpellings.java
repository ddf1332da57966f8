package foundrybench.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/// How a key may be spelled in what another program writes: as it is, as JSON, an address or a page escapes it, in
/// base64 at whatever place of a longer text.
final class KeySpellings {
    private static final int SHORTEST_IN_BASE64 = 16;
    private static final int BASE64_GROUP = 3;
    private static final String UNRESERVED = "-_.~"; // RFC 3986: nobody escapes these in an address

    private KeySpellings() {}

    /// Each once; the key itself first.
    static List<String> of(String key) {
        var all = new ArrayList<String>();
        all.add(key);
        all.add(escaped(key, "/\"\\", KeySpellings::slashed));
        all.add(escaped(key, "+<>&'\"", c -> "\\u%04X".formatted(c)));
        all.add(escaped(key, "=<>&'\"", c -> "\\u%04x".formatted(c)));
        all.add(escaped(key, "&<>\"'", c -> "&#%d;".formatted(c)));
        all.add(escaped(key, "&<>\"'", KeySpellings::entity));
        all.add(escaped(key, "&<>\"'/=+`", c -> "&#x%X;".formatted(c)));
        var signs = signs(key);
        all.add(escaped(key, signs, c -> "\\u%04X".formatted(c)));
        all.add(escaped(key, signs, c -> "\\u%04x".formatted(c)));
        all.add(escaped(key, signs, c -> "%%%02X".formatted(c)));
        all.add(escaped(key, signs, c -> "%%%02x".formatted(c)));
        if (key.length() >= SHORTEST_IN_BASE64) {
            for (int before = 0; before < BASE64_GROUP; before++) {
                all.add(base64(key, before));
            }
        }
        return all.stream().distinct().toList();
    }

    private static String signs(String key) {
        var signs = new StringBuilder();
        key.chars()
                .filter(c -> !Character.isLetterOrDigit(c) && UNRESERVED.indexOf(c) < 0)
                .forEach(c -> signs.append((char) c));
        return signs.toString();
    }

    private static String escaped(String key, String signs, IntFunction<String> escape) {
        var spelled = new StringBuilder();
        key.chars().forEach(c -> spelled.append(signs.indexOf(c) < 0 ? Character.toString(c) : escape.apply(c)));
        return spelled.toString();
    }

    private static String slashed(int sign) {
        return "\\" + (char) sign;
    }

    private static String entity(int sign) {
        return switch (sign) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            default -> "&#x%s;".formatted(Integer.toHexString(sign).toLowerCase(Locale.ROOT));
        };
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
