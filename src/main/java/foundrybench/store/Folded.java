package foundrybench.store;

import foundrybench.model.Passage.Mark;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text without case and accents, and where each of its characters was in the text itself.
///
/// @param origin place in the text of each folded character, and of its end
record Folded(String text, int[] origin) {
    private static final int ASCII_END = 0x80;
    private static final Set<UnicodeScript> WHOLE = Set.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final String WORD = "[\\p{L}\\p{N}]";

    static Folded of(String text) {
        var origin = new int[text.length() * 4 + 1];
        var folded = new char[origin.length];
        int length = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (codePoint < ASCII_END) {
                origin[length] = i;
                folded[length++] = (char) (codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint);
            } else {
                var plain = isWhole(codePoint) ? Character.toString(codePoint) : fold(codePoint);
                for (int k = 0; k < plain.length() && length < origin.length - 1; k++) {
                    origin[length] = i;
                    folded[length++] = plain.charAt(k);
                }
            }
            i += Character.charCount(codePoint);
        }
        origin[length] = text.length();
        return new Folded(new String(folded, 0, length), origin);
    }

    /// What is one character in the indexes too: the marks of kana are no accents, and syllables of Hangul are not parted.
    private static boolean isWhole(int codePoint) {
        return Character.isIdeographic(codePoint) || WHOLE.contains(UnicodeScript.of(codePoint));
    }

    private static String fold(int codePoint) {
        return Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// What the terms stand for in it, in order, none overlapping.
    List<Mark> marks(List<SearchTerm> terms) {
        var found = new ArrayList<Mark>();
        for (var term : terms) {
            var marks = marks(term);
            boolean isWithin = marks.isEmpty() && term instanceof SearchTerm.Beginning; // it may begin no word at all
            found.addAll(isWithin ? marks(new SearchTerm.Part(term.text())) : marks);
        }
        found.sort(Comparator.comparingInt(Mark::from).thenComparing(Comparator.comparingInt(Mark::to).reversed()));
        var apart = new ArrayList<Mark>();
        for (var mark : found) {
            if (apart.isEmpty() || mark.from() >= apart.getLast().to()) {
                apart.add(mark);
            }
        }
        return apart;
    }

    private List<Mark> marks(SearchTerm term) {
        var folded = of(term.text()).text();
        boolean isOneWord = folded.chars().allMatch(Character::isLetterOrDigit);
        return switch (term) {
            case SearchTerm.Beginning _ when isOneWord -> literal(folded, true);
            case SearchTerm.Beginning _ -> matched(Pattern.compile("(?<!%s)%s".formatted(WORD, words(folded))));
            case SearchTerm.Phrase _ -> matched(Pattern.compile("(?<!%s)%s(?!%s)".formatted(WORD, words(folded), WORD)));
            case SearchTerm.Part _ -> literal(folded, false);
        };
    }

    /// @param begins whether only where a word begins with it
    private List<Mark> literal(String sought, boolean begins) {
        var found = new ArrayList<Mark>();
        int at = sought.isEmpty() ? -1 : text.indexOf(sought);
        while (at >= 0) {
            if (!begins || at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at))) {
                found.add(new Mark(origin[at], end(at + sought.length())));
            }
            at = text.indexOf(sought, at + 1);
        }
        return found;
    }

    private List<Mark> matched(Pattern pattern) {
        var found = new ArrayList<Mark>();
        var match = pattern.matcher(text);
        while (match.find()) {
            if (match.end() > match.start()) {
                found.add(new Mark(origin[match.start()], end(match.end())));
            }
        }
        return found;
    }

    /// Behind the character that the last folded one came from.
    private int end(int foldedEnd) {
        int last = origin[foldedEnd - 1];
        int at = foldedEnd;
        while (origin[at] == last) {
            at++;
        }
        return origin[at];
    }

    /// As the index of words sees them: whatever is between words is all one.
    private static String words(String text) {
        return Pattern.compile("[^\\p{L}\\p{N}]+").splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining("[^\\p{L}\\p{N}]+"));
    }
}
