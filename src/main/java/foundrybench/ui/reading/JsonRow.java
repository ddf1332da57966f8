package foundrybench.ui.reading;

import foundrybench.document.JsonValue;
import foundrybench.ui.kit.Words;
import java.util.List;

/// A row of a tree: a value, or some of the many children of one.
///
/// @param value the value, or whose children they are
/// @param steps which child, from the outermost on
/// @param from the first of the children, of those that are shown below it
/// @param to the one after the last
/// @param isPart whether it is some of the children
record JsonRow(JsonValue value, List<Integer> steps, int from, int to, boolean isPart) {
    JsonRow {
        steps = List.copyOf(steps);
    }

    static JsonRow of(JsonValue value, List<Integer> steps) {
        return new JsonRow(value, steps, 0, value.children().size(), false);
    }

    /// What it is called among its siblings; empty for the outermost.
    String name() {
        if (isPart) {
            return "[%,d … %,d]".formatted(from, to - 1);
        }
        var name = value.name();
        return name != null ? JsonValue.shown(name) : steps.isEmpty() ? "" : "[" + steps.getLast() + "]";
    }

    /// What it is.
    String content() {
        if (isPart) {
            return "";
        }
        return switch (value.kind()) {
            case OBJECT -> "{ " + Words.count("json.fields", to - from) + " }";
            case ARRAY -> "[ " + Words.count("json.items", to - from) + " ]";
            case STRING, NUMBER, BOOLEAN, NULL -> value.shown();
        };
    }
}
