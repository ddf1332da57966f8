package foundrybench.ui.details;

import foundrybench.wire.Json;
import java.util.regex.Pattern;

/// An event as it came over the wire.
///
/// @param index counted from 1, over all attempts
/// @param attempt which of them brought it, from 1
/// @param ms since that attempt was sent
/// @param kind what is in it, in the names of the wire
/// @param text its lines
record LoggedEvent(int index, int attempt, double ms, String kind, String text) {
    private static final int LONGEST_PREVIEW = 300;
    private static final double MICROS_PER_MILLI = 1000;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /// As a line of JSON, without its end.
    String json() {
        return Json.write(Json.object()
                .put("index", index)
                .put("attempt", attempt)
                .put("ms", Math.round(ms * MICROS_PER_MILLI) / MICROS_PER_MILLI)
                .put("kind", kind)
                .put("raw", text));
    }

    /// Its beginning on one line, for a table: what cannot be seen, or turns the text around it, is a dot.
    String preview() {
        var beginning = text.length() > LONGEST_PREVIEW ? text.substring(0, LONGEST_PREVIEW) + "…" : text;
        return UNSEEN.matcher(beginning.replace('\n', ' ')).replaceAll("·");
    }

    boolean contains(String words) {
        return containsIgnoringCase(text, words) || containsIgnoringCase(kind, words);
    }

    private static boolean containsIgnoringCase(String text, String words) {
        for (int from = 0; from + words.length() <= text.length(); from++) {
            if (text.regionMatches(true, from, words, 0, words.length())) {
                return true;
            }
        }
        return false;
    }
}
