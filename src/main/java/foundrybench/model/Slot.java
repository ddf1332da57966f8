package foundrybench.model;

import java.util.Comparator;

/// The place of a piece of text in an answer that has several: the Responses API's output index, and the
/// content or summary index within it.
public record Slot(int item, int part) implements Comparable<Slot> {
    /// The place of all text of a chat answer.
    public static final Slot ONLY = new Slot(0, 0);

    private static final Comparator<Slot> ORDER = Comparator.comparingInt(Slot::item).thenComparingInt(Slot::part);

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
