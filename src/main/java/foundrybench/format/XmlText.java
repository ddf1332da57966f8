package foundrybench.format;

/// Any text as XML 1.0 can hold it. What XML forbids, most control characters and halves of surrogate pairs, becomes
/// U+FFFD: there is no way to write it.
final class XmlText {
    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /// As the value of an attribute in double quotes.
    static String attribute(String text) {
        return escaped(text, true);
    }

    /// As the content of an element.
    static String content(String text) {
        return escaped(text, false);
    }

    private static String escaped(String text, boolean attribute) {
        var xml = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append(attribute ? "&quot;" : "\"");
                case '\r' -> xml.append("&#13;"); // a parser takes a bare one for a line's end
                case '\n', '\t' -> xml.append(attribute ? "&#" + c + ";" : Character.toString(c));
                default -> xml.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
            }
        });
        return xml.toString();
    }

    /// By `Char` of XML 1.0, 2.2.
    private static boolean isAllowed(int c) {
        boolean isSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c >= ' ' && !isSurrogate && c != 0xFFFE && c != 0xFFFF;
    }
}
