package foundrybench.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds the names that somebody may have meant.
final class SimilarNames {
    private static final int MOST = 3;

    private SimilarNames() {}

    /// The known names nearest to this one, nearest first, at most three; letter case does not count. When
    /// none is near, the first few known names, so that a person sees what there is.
    static List<String> to(String name, List<String> known) {
        var lower = name.toLowerCase(Locale.ROOT);
        var near = known.stream()
                .filter(k -> isNear(lower, k.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt(k -> distance(lower, k.toLowerCase(Locale.ROOT))))
                .limit(MOST)
                .toList();
        return near.isEmpty() ? known.stream().limit(MOST).toList() : near;
    }

    private static boolean isNear(String name, String known) {
        return known.contains(name) || name.contains(known) || distance(name, known) <= Math.max(2, known.length() / 2);
    }

    /// Levenshtein's distance.
    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
