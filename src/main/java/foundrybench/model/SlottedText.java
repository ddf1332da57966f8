package foundrybench.model;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Text that grows in several places at once and reads in the order of those places.
final class SlottedText {
    private final TreeMap<Slot, StringBuilder> parts = new TreeMap<>();
    private final BiFunction<Slot, Slot, String> separator;

    /// @param separator what stands between two neighbouring slots
    SlottedText(BiFunction<Slot, Slot, String> separator) {
        this.separator = separator;
    }

    void append(Slot slot, String delta) {
        parts.computeIfAbsent(slot, _ -> new StringBuilder()).append(delta);
    }

    void clear() {
        parts.clear();
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    String text() {
        if (parts.size() == 1) {
            return parts.firstEntry().getValue().toString();
        }
        var joined = new StringBuilder();
        Slot previous = null;
        for (Map.Entry<Slot, StringBuilder> part : parts.entrySet()) {
            if (previous != null) {
                joined.append(separator.apply(previous, part.getKey()));
            }
            joined.append(part.getValue());
            previous = part.getKey();
        }
        return joined.toString();
    }
}
