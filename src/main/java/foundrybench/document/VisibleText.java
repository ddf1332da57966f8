package foundrybench.document;

import java.lang.Character.UnicodeScript;
import java.util.HexFormat;

/// Makes seen what would not be: characters that turn the direction of the text around them, have no width or are
/// control characters become `⟨U+202E⟩`, and half of a surrogate pair becomes `�`. A joiner stays where scripts and
/// emoji need it. Line ends become `\n`. Takes the text in pieces, cut anywhere.
final class VisibleText {
    private static final char REPLACEMENT = '\ufffd';
    private static final int JOINER = 0x200d;
    private static final int NON_JOINER = 0x200c;
    private static final int EMOJI_VARIATION = 0xfe0f;
    private static final int FIRST_PICTURE = 0x203c;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private String pending = ""; // what may yet be one with what comes
    private int before = -1; // the character before it, or -1
    private boolean afterReturn;

    /// A whole text, made seen.
    static String of(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\n')) {
            return text;
        }
        var visible = new VisibleText();
        return visible.add(text) + visible.rest();
    }

    /// What this adds to the text; a character that the next piece may change is kept back.
    String add(String more) {
        var raw = pending + more;
        int settled = settled(raw);
        pending = raw.substring(settled);
        var clean = new StringBuilder(settled);
        for (int i = 0; i < settled; ) {
            int code = raw.codePointAt(i);
            i += Character.charCount(code);
            put(clean, code, i < raw.length() ? raw.codePointAt(i) : -1);
        }
        return clean.toString();
    }

    /// What is kept back, as it would look if nothing more came.
    String rest() {
        var clean = new StringBuilder();
        pending.codePoints().forEach(code -> clean.append(code < Character.MIN_SUPPLEMENTARY_CODE_POINT
                && Character.isSurrogate((char) code) ? String.valueOf(REPLACEMENT) : mark(code)));
        return clean.toString();
    }

    /// How much of it can be judged: not half a pair at its end, nor a joiner without what it joins.
    private static int settled(String raw) {
        int end = raw.length();
        if (end > 0 && Character.isHighSurrogate(raw.charAt(end - 1))) {
            end--;
        }
        if (end > 0 && isJoiner(raw.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void put(StringBuilder clean, int code, int next) {
        boolean secondOfLineEnd = code == '\n' && afterReturn;
        afterReturn = code == '\r';
        if (code == '\r') {
            clean.append('\n');
        } else if (code < Character.MIN_SUPPLEMENTARY_CODE_POINT && Character.isSurrogate((char) code)) {
            clean.append(REPLACEMENT);
        } else if (isJoiner(code) ? !joins(code, next) : isHidden(code)) {
            clean.append(mark(code));
        } else if (!secondOfLineEnd) {
            clean.appendCodePoint(code);
        }
        before = code;
    }

    private static String mark(int code) {
        return "⟨U+" + HEX.toHexDigits(code, code > 0xffff ? 5 : 4) + "⟩";
    }

    private static boolean isJoiner(int code) {
        return code == JOINER || code == NON_JOINER;
    }

    private boolean joins(int code, int next) {
        boolean pictures = isPicture(before) && isPicture(next) && code == JOINER;
        return pictures || needsJoiners(before) && needsJoiners(next);
    }

    private static boolean isPicture(int code) {
        return code >= FIRST_PICTURE && (Character.getType(code) == Character.OTHER_SYMBOL || code == EMOJI_VARIATION
                || Character.isEmojiModifier(code) || Character.isEmoji(code));
    }

    private static boolean needsJoiners(int code) {
        if (code < 0 || code < 0x300) {
            return false;
        }
        return switch (UnicodeScript.of(code)) {
            case LATIN, GREEK, CYRILLIC, COMMON, HAN, HIRAGANA, KATAKANA, HANGUL, UNKNOWN -> false;
            default -> true;
        };
    }

    /// Format and control characters, tags, and the variations that no font knows.
    private static boolean isHidden(int code) {
        if (code == '\n' || code == '\t') {
            return false;
        }
        if (code >= 0x600 && code <= 0x605 || code == 0x6dd || code == 0x8e2) { // format characters that are drawn
            return false;
        }
        int type = Character.getType(code);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || code >= 0xe0100 && code <= 0xe01ef
                || code >= 0xfe00 && code < 0xfe0e
                || code == 0x3164 || code == 0x115f || code == 0x1160 || code == 0xffa0 // blank letters
                || code == 0x034f;
    }
}
