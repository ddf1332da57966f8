package foundrybench.document;

import java.util.Set;
import java.util.regex.Pattern;

/// Which addresses are links, and where bare ones stand in a text.
final class Links {
    private static final Pattern SAFE = Pattern.compile("(?i)(https?://|mailto:)[^\\s\\p{Cntrl}⟨⟩]{1,2000}");
    private static final Pattern BARE = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"`⟨⟩|]{1,2000}");
    private static final String NOT_AT_END = ".,;:!?'\"*_~)]}";
    private static final int LONGEST_SHOWN = 200;

    private Links() {}

    /// Whether this may become a link.
    static boolean isSafe(String target) {
        return SAFE.matcher(target).matches() && VisibleText.of(target).equals(target);
    }

    /// An address that is no link, to be read.
    static String shown(String target) {
        return target.length() <= LONGEST_SHOWN ? target : target.substring(0, LONGEST_SHOWN) + "…";
    }

    /// Adds the text, its bare addresses as links.
    static void add(Spans.Builder spans, String text, Set<Span.Style> styles) {
        int from = 0;
        if (text.contains("://")) {
            var bare = BARE.matcher(text);
            while (bare.find()) {
                int end = end(text, bare.start(), bare.end());
                var target = text.substring(bare.start(), end);
                spans.add(text.substring(from, bare.start()), styles, null);
                spans.add(target, styles, target);
                from = end;
            }
        }
        spans.add(text.substring(from), styles, null);
    }

    /// Without the punctuation after it; a bracket belongs to it when it was opened in it.
    private static int end(String text, int from, int to) {
        long tooMany = text.substring(from, to).chars().map(c -> c == ')' ? 1 : c == '(' ? -1 : 0).sum();
        int end = to;
        while (end > from && NOT_AT_END.indexOf(text.charAt(end - 1)) >= 0) {
            if (text.charAt(end - 1) == ')') {
                if (tooMany <= 0) {
                    break;
                }
                tooMany--;
            }
            end--;
        }
        return end;
    }
}
