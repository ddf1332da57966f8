package foundrybench.ui.prompt;

import foundrybench.model.Prompt;
import foundrybench.model.Template;
import foundrybench.ui.kit.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The variables of the prompt and what stands for them. A value stays while its name is being typed over:
/// it is there again when the name is. An empty one counts as missing. Belongs to the window's thread.
public final class PromptVariables {
    private final Map<String, StringProperty> values = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<List<String>> names = new ReadOnlyObjectWrapper<>(List.of());
    private final Runnable changed;

    /// @param changed told after each change of a value
    PromptVariables(Runnable changed) {
        this.changed = changed;
    }

    /// The prompt is this from now on.
    void read(Prompt prompt) {
        names.set(List.copyOf(Template.variables(prompt)));
    }

    /// Forgets all values: another prompt means something else by the same name.
    void forget() {
        values.values().forEach(value -> value.set(""));
    }

    /// The prompt with each variable that has a value replaced by it.
    Prompt fill(Prompt prompt) {
        return Template.fill(prompt, filled());
    }

    /// Which variable has no value, in words; empty when none is missing.
    String problem(Prompt prompt) {
        var missing = Template.missing(prompt, filled());
        return missing.isEmpty() ? "" : Words.of("variable.missing", missing.getFirst());
    }

    private Map<String, String> filled() {
        var filled = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            if (!value.get().isEmpty()) {
                filled.put(name, value.get());
            }
        });
        return filled;
    }

    /// The names in the prompt, in order of appearance.
    public ReadOnlyObjectProperty<List<String>> names() {
        return names.getReadOnlyProperty();
    }

    /// How many there are, in words; empty for none.
    String count() {
        return names.get().isEmpty() ? "" : Words.count("variables", names.get().size());
    }

    /// What stands for this variable.
    public StringProperty value(String name) {
        return values.computeIfAbsent(name, _ -> {
            var value = new SimpleStringProperty("");
            value.addListener((_, _, _) -> changed.run());
            return value;
        });
    }
}
