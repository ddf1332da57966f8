package foundrybench.ui.reading;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// In which form an answer is read.
public enum AnswerForm {
    /// Markdown, formatted.
    FORMATTED,
    /// The text as it came.
    RAW,
    /// JSON as a tree; what is no JSON is formatted.
    TREE;

    /// Lower case, as in the settings.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The form of this name; none when there is no such form.
    public static Optional<AnswerForm> of(String wireName) {
        return Stream.of(values()).filter(form -> form.wireName().equals(wireName)).findFirst();
    }
}
