package foundrybench.log;

/// Text of others made harmless: it stays on its line and gives no terminal an order.
public final class PlainText {
    private static final char CONTROL_PICTURES = '\u2400';
    private static final char SUBSTITUTE = '\uFFFD';

    private PlainText() {}

    /// The text on one line: line ends and other control characters become pictures of themselves, and what
    /// would turn the order of the characters that follow is taken out.
    public static String of(String text) {
        int i = 0;
        while (i < text.length() && isHarmless(text.charAt(i))) {
            i++;
        }
        return i == text.length() ? text : replaced(text, i);
    }

    private static String replaced(String text, int from) {
        var plain = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHarmless(c)) {
                plain.append(c);
            } else {
                plain.append(c < ' ' ? (char) (CONTROL_PICTURES + c) : SUBSTITUTE);
            }
        }
        return plain.toString();
    }

    /// Not harmless: C0 and C1 controls, line and paragraph separators, and what steers the writing direction.
    private static boolean isHarmless(char c) {
        return c >= ' '
                && (c < '\u007F' || c > '\u009F')
                && (c < '\u2028' || c > '\u202E')
                && (c < '\u2066' || c > '\u2069')
                && c != '\u200E'
                && c != '\u200F'
                && c != '\u061C';
    }

    /// A name that a service made up (a code, an id): at most 80 characters of those such names have.
    public static String name(String text) {
        var name = new StringBuilder();
        for (int i = 0; i < text.length() && name.length() < 80; i++) {
            char c = text.charAt(i);
            boolean isOfNames = c < '\u007F' && (Character.isLetterOrDigit(c) || "-_.:/".indexOf(c) >= 0);
            name.append(isOfNames ? c : '?');
        }
        return name.toString();
    }
}
