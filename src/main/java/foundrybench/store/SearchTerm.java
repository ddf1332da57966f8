package foundrybench.store;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// One of the things that must occur in a session to be found. Case and accents do not matter.
sealed interface SearchTerm {
    /// Scripts whose words are not set apart by spaces.
    Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /// What is typed: a phrase in quotation marks, or all up to the next space.
    Pattern TYPED = Pattern.compile("\"([^\"]*)(?:\"|$)|(\\S+)");

    /// Terms that are looked for; more are not.
    int MOST = 16;

    /// Characters of a term that are looked at.
    int LONGEST = 200;

    /// Its characters.
    String text();

    /// The beginning of a word.
    record Beginning(String text) implements SearchTerm {}

    /// Words one after the other.
    record Phrase(String text) implements SearchTerm {}

    /// Any characters in a row, also within a word.
    record Part(String text) implements SearchTerm {
        /// Those shorter than this are in no index.
        static final int SHORTEST_INDEXED = 3;

        boolean isIndexed() {
            return text.codePointCount(0, text.length()) >= SHORTEST_INDEXED;
        }
    }

    /// What a person typed, as terms: `word`, `"some words"`, `*part*`.
    static List<SearchTerm> read(String typed) {
        var terms = all(typed);
        return terms.subList(0, Math.min(MOST, terms.size()));
    }

    /// All of it, also beyond what is looked for.
    static List<SearchTerm> all(String typed) {
        var terms = new ArrayList<SearchTerm>();
        var found = TYPED.matcher(CallRows.encodable(typed).replaceAll("[\\p{Cc}\\p{Cs}]", " "));
        while (found.find()) {
            var quoted = found.group(1);
            var term = quoted == null ? plain(found.group(2)) : phrase(quoted.strip());
            if (!term.text().isEmpty() && !terms.contains(term)) {
                terms.add(term);
            }
        }
        return terms;
    }

    private static SearchTerm plain(String typed) {
        var text = cut(typed.replaceAll("^[*]+|[*]+$", ""));
        return typed.startsWith("*") || !hasWords(text) ? new Part(text) : new Beginning(text);
    }

    private static SearchTerm phrase(String typed) {
        var text = cut(typed);
        return hasWords(text) ? new Phrase(text) : new Part(text);
    }

    /// Whether an index of words can find it.
    private static boolean hasWords(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit)
                && text.codePoints().noneMatch(c -> WITHOUT_SPACES.contains(UnicodeScript.of(c)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
