package foundrybench.ui.prompt;

import foundrybench.ui.kit.Words;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What somebody types for a parameter. Empty means that it is not sent.
///
/// @param <T> what it is read as
public final class ParameterField<T> {
    private final String key;
    private final Function<String, @Nullable T> reader;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// @param key what it is called in the words
    /// @param reader gives `null` for what cannot be sent
    ParameterField(String key, Function<String, @Nullable T> reader) {
        this.key = key;
        this.reader = reader;
        text.subscribe(typed -> problem.set(typed.isBlank() || value() != null ? "" : Words.of(key + ".problem", typed)));
    }

    /// What is sent; `null` when nothing is, or when what was typed cannot be.
    public @Nullable T value() {
        var typed = text.get().strip();
        return typed.isEmpty() ? null : reader.apply(typed);
    }

    /// Fills it in.
    public void show(@Nullable Object value) {
        text.set(value == null ? "" : value.toString());
    }

    /// What is typed.
    public StringProperty text() {
        return text;
    }

    /// What is wrong with it; empty when nothing is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// What it is called in the words.
    public String key() {
        return key;
    }
}
