package foundrybench.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a call can be written as.
public enum Language {
    CURL,
    JAVA,
    KOTLIN,
    PYTHON,
    PROMPT_YML,
    PROMPTFOO;

    /// As it is given on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /// The language of this word; empty when there is none.
    public static Optional<Language> ofWord(String word) {
        return Stream.of(values()).filter(language -> language.word().equals(word)).findFirst();
    }

    /// All words, in the order they are shown.
    public static List<String> words() {
        return Stream.of(values()).map(Language::word).toList();
    }
}
