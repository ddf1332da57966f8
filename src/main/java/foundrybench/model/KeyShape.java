package foundrybench.model;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells a key that was put in a wrong place by its looks, so that no message repeats it: letters and digits, many in a
/// row, that make no word.
public final class KeyShape {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/=_~-]{20,}");
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9]{16,}");
    private static final String COVER = "•••";

    private KeyShape() {}

    /// Whether there is something in the text that looks like a key.
    public static boolean isIn(String text) {
        return !hidden(text).equals(text);
    }

    /// The text without what looks like a key.
    public static String hidden(String text) {
        return TOKEN.matcher(text).replaceAll(token -> isKey(token.group()) ? COVER : Matcher.quoteReplacement(token.group()));
    }

    private static boolean isKey(String token) {
        return RUN.matcher(token).results().anyMatch(run -> has(run.group(), Character::isDigit) && has(run.group(), Character::isLowerCase));
    }

    private static boolean has(String text, IntPredicate sign) {
        return text.chars().anyMatch(sign);
    }
}
