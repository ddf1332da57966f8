package foundrybench.export;

import java.util.ArrayList;
import java.util.List;

/// Texts as source code holds them. What cannot be seen, or changes the direction of writing, is written as an escape.
final class StringLiteral {
    private static final int LONGEST = 10_000; // a constant of a class file holds 65,535 bytes, three a character

    private StringLiteral() {}

    /// For a POSIX shell: one word, nothing in it expanded.
    static String shell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /// For Java.
    static String java(String text) {
        return quoted(text, "", false);
    }

    /// For Kotlin, where a dollar sign begins a template.
    static String kotlin(String text) {
        return quoted(text, "$", false);
    }

    /// For Python 3.
    static String python(String text) {
        return quoted(text, "", true);
    }

    /// In pieces that are each short enough for a constant of the JVM.
    static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        int from = 0;
        while (text.length() - from > LONGEST) {
            int to = from + LONGEST;
            if (Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static String quoted(String text, String alsoEscaped, boolean wide) {
        var out = new StringBuilder(text.length() + 16).append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\' || alsoEscaped.indexOf(c) >= 0) {
                out.append('\\').appendCodePoint(c);
            } else if (isPlain(c)) {
                out.appendCodePoint(c);
            } else if (wide && Character.isSupplementaryCodePoint(c)) {
                out.append("\\U%08x".formatted(c));
            } else {
                Character.toString(c).chars().forEach(unit -> out.append("\\u%04x".formatted(unit)));
            }
        });
        return out.append('"').toString();
    }

    private static boolean isPlain(int c) {
        return c == ' ' || switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
