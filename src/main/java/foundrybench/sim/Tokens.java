package foundrybench.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts text into pieces about the size of a model's tokens: short words with the space before them, three
/// digits, one sign, one ideograph, one emoji. An estimate, but always the same one, and the pieces joined
/// are the text.
final class Tokens {
    private static final Pattern PIECE = Pattern.compile(
            """
            \\ ?[\\p{L}\\p{M}&&[^\\p{IsIdeographic}]]{1,8}  # a word, or eight letters of one
            |\\ ?\\p{N}{1,3}                                # a number, or three digits of one
            |\\n+\\ *                                       # a line's end and the next line's indent
            |\\ +(?=\\ )                                    # all but the last of several spaces
            |\\ ?.(?:[\\p{M}\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]|\\x{200D}.)*""",
            Pattern.COMMENTS | Pattern.DOTALL);

    private Tokens() {}

    static List<String> split(String text) {
        var pieces = new ArrayList<String>();
        for (var at = PIECE.matcher(text); at.find(); ) {
            pieces.add(at.group());
        }
        return pieces;
    }

    static int count(String text) {
        return split(text).size();
    }
}
