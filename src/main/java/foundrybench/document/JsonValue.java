package foundrybench.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value in a [JsonTree], with its place among its siblings.
///
/// @param name its name in an object; `null` in an array and for the outermost
/// @param text of a string its characters, of others as it was written; empty for objects and arrays
/// @param from where it begins in the tree's source
/// @param to where it ends there
public record JsonValue(@Nullable String name, Kind kind, String text, int from, int to, List<JsonValue> children) {
    private static final int LONGEST_SHOWN = 300;

    public JsonValue {
        children = List.copyOf(children);
    }

    /// What a value is.
    public enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL;

        /// Whether it has others in it.
        public boolean holds() {
            return this == OBJECT || this == ARRAY;
        }
    }

    /// The value in one line to be read: strings in quotes, what would not be seen made seen, a long one cut.
    public String shown() {
        var line = shown(text);
        return kind == Kind.STRING ? "\"" + line + "\"" : line;
    }

    /// A name in one line to be read, likewise.
    public static String shown(String text) {
        boolean isLong = text.length() > LONGEST_SHOWN;
        var visible = VisibleText.of(isLong ? text.substring(0, LONGEST_SHOWN) : text);
        var line = visible.replace("\n", "⏎").replace('\t', ' ');
        return isLong ? line + "… (%,d characters)".formatted(text.length()) : line;
    }
}
