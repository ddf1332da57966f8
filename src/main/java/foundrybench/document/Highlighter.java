package foundrybench.document;

import foundrybench.document.Span.Style;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Colours code by keywords, strings, comments and numbers, in one pass. It knows no grammar: a guess that is wrong
/// only looks odd. Code that is very long stays plain.
final class Highlighter {
    private static final int LONGEST = 60_000;

    private final Language language;
    private final String code;
    private final Spans.Builder spans = new Spans.Builder();
    private int at;

    private Highlighter(Language language, String code) {
        this.language = language;
        this.code = code;
    }

    static List<Span> spans(String name, String code) {
        if (code.isEmpty()) {
            return List.of();
        }
        var language = Language.of(name);
        if (code.length() > LONGEST) {
            return List.of(Span.plain(code));
        }
        if (language != null) {
            return new Highlighter(language, code).read();
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "diff", "patch" -> Markup.diff(code);
            case "xml", "html", "svg", "fxml", "xhtml" -> Markup.xml(code);
            default -> List.of(Span.plain(code));
        };
    }

    private List<Span> read() {
        while (at < code.length()) {
            char c = code.charAt(at);
            if (starts(language.line())) {
                to(code.indexOf('\n', at), Style.COMMENT);
            } else if (starts(language.open())) {
                past(language.close(), at + language.open().length(), Style.COMMENT);
            } else if (language.quotes().indexOf(c) >= 0) {
                string(c);
            } else if (Character.isDigit(c)) {
                number();
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else {
                put(at + 1, Set.of());
            }
        }
        return spans.build();
    }

    private boolean starts(String sign) {
        return !sign.isEmpty() && code.startsWith(sign, at) && (!sign.equals("#") || isLineOrGapBefore());
    }

    /// `a#b` and `$#` are no comments.
    private boolean isLineOrGapBefore() {
        return at == 0 || Character.isWhitespace(code.charAt(at - 1));
    }

    private void to(int end, Style style) {
        put(end < 0 ? code.length() : end, Set.of(style));
    }

    private void past(String sign, int from, Style style) {
        int end = code.indexOf(sign, from);
        to(end < 0 ? -1 : end + sign.length(), style);
    }

    private void string(char quote) {
        var three = String.valueOf(quote).repeat(3);
        if (language.triple() && code.startsWith(three, at)) {
            past(three, at + three.length(), Style.STRING);
            return;
        }
        int end = at + 1;
        while (end < code.length() && code.charAt(end) != quote && (code.charAt(end) != '\n' || quote == '`')) {
            end += code.charAt(end) == '\\' ? 2 : 1;
        }
        boolean isClosed = end < code.length() && code.charAt(end) == quote;
        put(Math.min(code.length(), isClosed ? end + 1 : end), Set.of(Style.STRING));
    }

    private void number() {
        int end = at;
        while (end < code.length() && (Character.isLetterOrDigit(code.charAt(end)) || "._".indexOf(code.charAt(end)) >= 0)) {
            end++;
        }
        put(end, Set.of(Style.NUMBER));
    }

    private void word() {
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        var word = code.substring(at, end);
        boolean isKey = language.keywords().contains(language.ignoresCase() ? word.toLowerCase(Locale.ROOT) : word);
        put(end, isKey ? Set.of(Style.KEYWORD) : Set.of());
    }

    private void put(int end, Set<Style> styles) {
        spans.add(code.substring(at, end), styles, null);
        at = end;
    }
}
