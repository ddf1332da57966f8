package foundrybench.model;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Text that grows in several places at once and reads in the order of those places.
final class SlottedText {
    private final TreeMap<Slot, StringBuilder> parts = new TreeMap<>();
    private final BiFunction<Slot, Slot, String> separator;
    private @Nullable StringBuilder joined; // of several parts, while only the last of them has grown

    /// @param separator what stands between two neighbouring slots
    SlottedText(BiFunction<Slot, Slot, String> separator) {
        this.separator = separator;
    }

    void append(Slot slot, String delta) {
        int before = parts.size();
        parts.computeIfAbsent(slot, _ -> new StringBuilder()).append(delta);
        if (joined != null) {
            boolean isAtEnd = parts.size() == before && slot.equals(parts.lastKey());
            joined = isAtEnd ? joined.append(delta) : null;
        }
    }

    void clear() {
        parts.clear();
        joined = null;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /// The text so far. Costs nothing while it grows at its end.
    GrownText soFar() {
        if (parts.isEmpty()) {
            return GrownText.EMPTY;
        }
        if (parts.size() == 1) {
            return new GrownText(parts.firstEntry().getValue());
        }
        if (joined == null) {
            joined = join();
        }
        return new GrownText(joined);
    }

    String text() {
        return soFar().toString();
    }

    /// The text up to its first character that is not blank: as empty or blank as the whole.
    String beginning() {
        var text = soFar();
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.toString(i + 1);
            }
        }
        return text.toString();
    }

    private StringBuilder join() {
        var whole = new StringBuilder();
        Slot previous = null;
        for (Map.Entry<Slot, StringBuilder> part : parts.entrySet()) {
            if (previous != null) {
                whole.append(separator.apply(previous, part.getKey()));
            }
            whole.append(part.getValue());
            previous = part.getKey();
        }
        return whole;
    }
}
