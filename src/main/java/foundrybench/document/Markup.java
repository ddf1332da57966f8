package foundrybench.document;

import foundrybench.document.Span.Style;
import java.util.List;
import java.util.Set;

/// Colours what is no programming language: XML and HTML by tags and quoted values, a diff by its lines.
final class Markup {
    private Markup() {}

    static List<Span> diff(String code) {
        var spans = new Spans.Builder();
        for (int from = 0; from < code.length(); ) {
            int line = code.indexOf('\n', from);
            int end = line < 0 ? code.length() : line + 1;
            spans.add(code.substring(from, end), ofLine(code, from), null);
            from = end;
        }
        return spans.build();
    }

    private static Set<Style> ofLine(String code, int from) {
        return switch (code.charAt(from)) {
            case '+' -> Set.of(Style.ADDED);
            case '-' -> Set.of(Style.REMOVED);
            case '@' -> Set.of(Style.COMMENT);
            default -> Set.of();
        };
    }

    static List<Span> xml(String code) {
        var spans = new Spans.Builder();
        int at = 0;
        while (at < code.length()) {
            int open = code.indexOf('<', at);
            int until = open < 0 ? code.length() : open;
            spans.add(code.substring(at, until), Set.of(), null);
            at = until;
            if (at < code.length()) {
                boolean isComment = code.startsWith("<!--", at);
                int close = code.indexOf(isComment ? "-->" : ">", at);
                int end = close < 0 ? code.length() : close + (isComment ? 3 : 1);
                if (isComment) {
                    spans.add(code.substring(at, end), Set.of(Style.COMMENT), null);
                } else {
                    tag(spans, code.substring(at, end));
                }
                at = end;
            }
        }
        return spans.build();
    }

    private static void tag(Spans.Builder spans, String tag) {
        int at = 0;
        while (at < tag.length()) {
            int quote = tag.indexOf('"', at);
            int close = quote < 0 ? -1 : tag.indexOf('"', quote + 1);
            int until = close < 0 ? tag.length() : quote;
            spans.add(tag.substring(at, until), Set.of(Style.KEYWORD), null);
            at = until;
            if (close >= 0) {
                spans.add(tag.substring(quote, close + 1), Set.of(Style.STRING), null);
                at = close + 1;
            }
        }
    }
}
