package foundrybench.export;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words that are looked for whatever their case, also where that has another length: `straße` is `STRASSE`, too. And
/// however their accents are put together: with the letter, or behind it. (Unicode 17, section 5.18, "Case Mappings".)
final class FoldedWords {
    private static final String NO_ACCENT = "(?!\\p{M})"; // an e is no é

    private final Pattern words;
    private final @Nullable String[] folds = new @Nullable String[Character.MAX_VALUE + 1]; // by character, once it was met

    /// @param words none is blank; a space in one may be any white space in a text
    FoldedWords(List<String> words) {
        var all = words.stream()
                .map(word -> fold(Normalizer.normalize(word, Normalizer.Form.NFD)))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(FoldedWords::quoted)
                .collect(Collectors.joining("|"));
        this.words = Pattern.compile(all, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String quoted(String word) {
        return Pattern.compile("\\s+").splitAsStream(word).map(Pattern::quote).collect(Collectors.joining("\\s+")) + NO_ACCENT;
    }

    /// The text with this in the place of each of them.
    String replaceIn(String text, String replacement) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return words.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
        }
        var folded = new StringBuilder(text.length());
        var from = new int[text.length() + 1]; // where in the text each unit of the folded one comes from
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            var piece = folded(point);
            if (from.length <= folded.length() + piece.length()) {
                from = Arrays.copyOf(from, 2 * from.length + piece.length());
            }
            for (int k = 0; k < piece.length(); k++) {
                from[folded.length() + k] = i;
            }
            folded.append(piece);
            i += Character.charCount(point);
        }
        from[folded.length()] = text.length();
        return replaced(text, words.matcher(folded), from, replacement);
    }

    private static String replaced(String text, Matcher found, int[] from, String replacement) {
        var result = new StringBuilder(text.length());
        int at = 0;
        while (found.find()) {
            if (from[found.start()] < at) {
                continue; // the rest of a letter that is gone
            }
            int end = found.end();
            while (end > found.start() && from[end] == from[end - 1]) {
                end++; // a letter of which a part was found goes as a whole
            }
            result.append(text, at, from[found.start()]).append(replacement);
            at = from[end];
        }
        return result.append(text, at, text.length()).toString();
    }

    private String folded(int point) {
        if (point > Character.MAX_VALUE) {
            return fold(Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD));
        }
        var known = folds[point];
        if (known == null) {
            known = fold(Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD));
            folds[point] = known;
        }
        return known;
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT); // ẞ, ß, SS, ss
    }
}
