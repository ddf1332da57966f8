package foundrybench.provider;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Takes a key out of text that comes in pieces, also where the pieces cut it. An end that may be the beginning of
/// the key is held back until more has come; a very short one is passed on, lest an answer lag for its last letter,
/// and remembered, so that no more of the key follows it.
///
/// Costs a search or two of each piece. Belongs to one thread.
final class PieceMask {
    private static final int GOOD_PART = 8;

    private final List<SkipSearch> spellings;
    private final int shortestHeld;
    private final IntFunction<String> cover;
    private String tail = ""; // the beginning of a spelling that stands at the end of what has come
    private int told; // how much of it has been passed on

    /// @param spellings of the key; none to pass on everything
    /// @param shortestHeld as many signs of the key are held back, fewer are not
    /// @param cover what stands in place of so many signs
    PieceMask(List<String> spellings, int shortestHeld, IntFunction<String> cover) {
        this.spellings = spellings.stream().map(SkipSearch::new).toList();
        this.shortestHeld = shortestHeld;
        this.cover = cover;
    }

    private record Found(int start, int end) {}

    /// What may be passed on now that this has come; perhaps nothing.
    String take(String piece) {
        if (tail.isEmpty() && find(piece, 0) == null && tailStart(piece, 0) == piece.length()) {
            return piece;
        }
        var text = tail + piece;
        var out = new StringBuilder();
        int from = told;
        for (var found = find(text, 0); found != null; found = find(text, found.end())) {
            append(out, text, from, found.start());
            from = Math.max(from, found.start());
            out.append(cover.apply(found.end() - from));
            from = found.end();
        }
        int start = tailStart(text, from > told ? from : 0);
        boolean held = text.length() - start >= shortestHeld;
        append(out, text, from, held ? start : text.length());
        tail = text.substring(start);
        told = held ? Math.max(0, from - start) : tail.length();
        return out.toString();
    }

    /// What is left when nothing more comes. A good part of the key stays covered.
    String rest() {
        boolean isPartOfKey = tail.length() >= GOOD_PART;
        var rest = told >= tail.length() ? "" : isPartOfKey ? cover.apply(tail.length() - told) : tail.substring(told);
        tail = "";
        told = 0;
        return rest;
    }

    private static void append(StringBuilder out, String text, int from, int end) {
        if (from < end) {
            out.append(text, from, end);
        }
    }

    private @Nullable Found find(String text, int from) {
        Found first = null;
        for (var spelling : spellings) {
            int at = spelling.in(text, from);
            if (at >= 0 && (first == null || at < first.start())) {
                first = new Found(at, at + spelling.wanted().length());
            }
        }
        return first;
    }

    /// Where the longest end of the text begins with which a spelling begins; the text's length when there is none.
    private int tailStart(String text, int from) {
        int first = text.length();
        for (var search : spellings) {
            var spelling = search.wanted();
            int start = text.indexOf(spelling.charAt(0), Math.max(from, text.length() - spelling.length() + 1));
            while (start >= 0 && start < first) {
                if (text.regionMatches(start, spelling, 0, text.length() - start)) {
                    first = start;
                }
                start = text.indexOf(spelling.charAt(0), start + 1);
            }
        }
        return first;
    }
}
