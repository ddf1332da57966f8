package foundrybench.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Joins tokens into deltas.
final class Blocks {
    private Blocks() {}

    /// Of the sizes that the model sends.
    static List<String> uneven(List<String> tokens, SimModel.Rhythm rhythm, Random random) {
        var blocks = new ArrayList<String>();
        for (int from = 0, to; from < tokens.size(); from = to) {
            to = Math.min(tokens.size(), from + random.nextInt(rhythm.fewestTokens(), rhythm.mostTokens() + 1));
            blocks.add(String.join("", tokens.subList(from, to)));
        }
        return List.copyOf(blocks);
    }

    /// This many, or one for each character if there are fewer characters.
    static List<String> exactly(int count, List<String> tokens) {
        var pieces = tokens.size() >= count ? tokens : characters(String.join("", tokens));
        int blocks = Math.min(count, pieces.size());
        var joined = new ArrayList<String>(blocks);
        for (int i = 0; i < blocks; i++) {
            joined.add(String.join("", pieces.subList(at(i, pieces, blocks), at(i + 1, pieces, blocks))));
        }
        return List.copyOf(joined);
    }

    private static int at(int block, List<String> pieces, int blocks) {
        return (int) ((long) block * pieces.size() / blocks);
    }

    private static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }
}
