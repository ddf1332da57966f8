package foundrybench.export;

import java.io.IOException;

/// HTML in the making: what is ours goes in as it is, all else escaped.
final class HtmlText {
    private final Appendable out;

    HtmlText(Appendable out) {
        this.out = out;
    }

    /// Markup of ours.
    HtmlText raw(String markup) throws IOException {
        out.append(markup);
        return this;
    }

    /// Any text, to stand between tags or in an attribute's double quotes. Characters that HTML has no place for become `�`.
    HtmlText text(String text) throws IOException {
        for (int i = 0; i < text.length(); ) {
            int code = text.codePointAt(i);
            i += Character.charCount(code);
            switch (code) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append((char) code);
                case '\r' -> out.append(i < text.length() && text.charAt(i) == '\n' ? "" : "\n");
                default -> out.append(isPlain(code) ? Character.toString(code) : "�");
            }
        }
        return this;
    }

    /// Neither a control character, nor half a pair, nor one that turns the direction of the text around it.
    private static boolean isPlain(int code) {
        int type = Character.getType(code);
        boolean isDirection = code >= 0x202a && code <= 0x202e || code >= 0x2066 && code <= 0x2069;
        return type != Character.CONTROL && type != Character.SURROGATE && !isDirection && (code & 0xfffe) != 0xfffe;
    }
}
