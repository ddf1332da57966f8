package foundrybench.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import foundrybench.compare.DiffLine.Kind;
import foundrybench.compare.DiffLine.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The difference between two texts, by line; within lines that took the place of others, by word. Costs up to the product of
/// the lines that differ, so it is no work for the window's thread.
public final class TextDiff {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);
    private static final int MOST_WORDS = 2_000; // of a line; beyond, the line is all new

    private TextDiff() {}

    /// What to take away from the first text, and what to add, to have the second one.
    public static List<DiffLine> of(String first, String second) {
        var before = first.lines().toList();
        var after = second.lines().toList();
        var lines = new ArrayList<DiffLine>();
        int at = 0;
        for (var delta : DiffUtils.diff(before, after).getDeltas()) {
            for (; at < delta.getSource().getPosition(); at++) {
                lines.add(whole(Kind.SAME, before.get(at)));
            }
            add(delta, lines);
            at += delta.getSource().size();
        }
        for (; at < before.size(); at++) {
            lines.add(whole(Kind.SAME, before.get(at)));
        }
        return lines;
    }

    private static void add(AbstractDelta<String> delta, List<DiffLine> lines) {
        var removed = delta.getSource().getLines();
        var added = delta.getTarget().getLines();
        boolean arePairs = delta.getType() == DeltaType.CHANGE && removed.size() == added.size();
        var newer = new ArrayList<DiffLine>();
        for (int i = 0; i < removed.size(); i++) {
            lines.add(arePairs ? part(Kind.REMOVED, removed.get(i), added.get(i)) : whole(Kind.REMOVED, removed.get(i)));
        }
        for (int i = 0; i < added.size(); i++) {
            newer.add(arePairs ? part(Kind.ADDED, added.get(i), removed.get(i)) : whole(Kind.ADDED, added.get(i)));
        }
        lines.addAll(newer);
    }

    private static DiffLine whole(Kind kind, String line) {
        return new DiffLine(kind, List.of(new Part(line, false)));
    }

    /// The line with the words marked that the other one lacks.
    private static DiffLine part(Kind kind, String line, String other) {
        var words = words(line);
        var others = words(other);
        if (words.size() > MOST_WORDS || others.size() > MOST_WORDS) {
            return whole(kind, line);
        }
        var parts = new ArrayList<Part>();
        int at = 0;
        for (var delta : DiffUtils.diff(words, others).getDeltas()) {
            int from = delta.getSource().getPosition();
            int to = from + delta.getSource().size();
            add(parts, words.subList(at, from), false);
            add(parts, words.subList(from, to), true);
            at = to;
        }
        add(parts, words.subList(at, words.size()), false);
        return new DiffLine(kind, parts);
    }

    private static void add(List<Part> parts, List<String> words, boolean changed) {
        if (!words.isEmpty()) {
            parts.add(new Part(String.join("", words), changed));
        }
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(word -> word.group()).toList();
    }
}
