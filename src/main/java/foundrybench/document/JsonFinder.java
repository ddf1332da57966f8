package foundrybench.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds a text in the names and values of a tree, whatever its case.
public final class JsonFinder {
    private static final int MOST = 10_000;

    private final Pattern pattern;
    private final List<List<Integer>> found = new ArrayList<>();

    private JsonFinder(String query) {
        pattern = Pattern.compile(Pattern.quote(query), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// The values that have it, in order, each by the steps that lead to it. Of very many only the first are counted.
    public static List<List<Integer>> find(JsonTree tree, String query) {
        if (query.isEmpty()) {
            return List.of();
        }
        var finder = new JsonFinder(query);
        finder.search(tree.root(), List.of());
        return finder.found;
    }

    private void search(JsonValue value, List<Integer> steps) {
        boolean isFound = pattern.matcher(value.text()).find()
                || value.name() != null && pattern.matcher(value.name()).find();
        if (isFound && found.size() < MOST) {
            found.add(steps);
        }
        for (int i = 0; i < value.children().size() && found.size() < MOST; i++) {
            var further = new ArrayList<Integer>(steps);
            further.add(i);
            search(value.children().get(i), further);
        }
    }
}
