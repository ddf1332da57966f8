package foundrybench.document;

/// Where a block stands.
///
/// @param quotes in how many quotes
/// @param indent in how many lists
/// @param marker of the list item that begins with it: `•`, `3.`, `☐`, `☑`; empty when none does
public record Place(int quotes, int indent, String marker) {
    /// Not in anything.
    public static final Place TOP = new Place(0, 0, "");

    /// The same, but no item begins here.
    Place within() {
        return marker.isEmpty() ? this : new Place(quotes, indent, "");
    }
}
