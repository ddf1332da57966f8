package foundrybench.document;

import java.util.List;

/// Where a searched text stands in a document's plain text, in order.
public record Matches(String query, List<Integer> starts) {
    /// Nothing was searched for.
    public static final Matches NONE = new Matches("", List.of());

    public Matches {
        starts = List.copyOf(starts);
    }

    /// How many there are.
    public int count() {
        return starts.size();
    }

    /// The number of the first that ends after this place; [#count] when there is none.
    public int firstAfter(int offset) {
        int low = 0;
        int high = starts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts.get(middle) + query.length() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
