package foundrybench.model;

import org.jspecify.annotations.Nullable;

/// The place of a piece of text in an answer that has several: the Responses API's output index, and the
/// content or summary index within it.
public record Slot(int item, int part) implements Comparable<Slot> {
    /// The place of all text of a chat answer.
    public static final Slot ONLY = new Slot(0, 0);

    @Override
    public int compareTo(Slot other) {
        int byItem = Integer.compare(item, other.item);
        return byItem != 0 ? byItem : Integer.compare(part, other.part);
    }

    @Override
    public boolean equals(@Nullable Object other) { // asked for each delta: quicker than a record's own
        return this == other || (other instanceof Slot that && item == that.item && part == that.part);
    }

    @Override
    public int hashCode() {
        return 31 * item + part;
    }
}
