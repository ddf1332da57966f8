package foundrybench.ui.sessions;

import java.util.List;
import java.util.regex.Pattern;

/// Words as a person writes them in a line: set apart by commas, or between quotes where a comma belongs to one.
final class RedactedWords {
    private static final Pattern WORD = Pattern.compile("\\s*(?:\"([^\"]+)\"\\s*(?=,|$)|([^,]+))");

    private RedactedWords() {}

    static List<String> of(String line) {
        return WORD.matcher(line)
                .results()
                .map(found -> found.group(1) == null ? found.group(2).strip() : found.group(1))
                .filter(word -> !word.isBlank())
                .toList();
    }
}
