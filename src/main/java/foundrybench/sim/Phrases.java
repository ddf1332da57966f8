package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What the simulation says to a prompt that has no script: sentences of `phrases.json`, chosen and ordered
/// by a seed. `{deployment}` and `{excerpt}` are filled in.
record Phrases(List<String> openings, List<String> facts, List<String> closings, List<String> thoughts) {
    private static final int LONGEST_EXCERPT = 60;

    static Phrases of(JsonNode node) {
        return new Phrases(
                Library.strings(node.path("openings")),
                Library.strings(node.path("facts")),
                Library.strings(node.path("closings")),
                Library.strings(node.path("thoughts")));
    }

    /// The same for the same deployment, question and prompt length.
    Answer improvise(String deployment, String question, int promptTokens) {
        var random = new Random((deployment + "\n" + question).hashCode());
        var content = pick(openings, 1, random).getFirst() + "\n\n"
                + String.join(
                        "\n",
                        pick(facts, 2 + random.nextInt(5), random).stream()
                                .map(fact -> "- " + fact)
                                .toList())
                + "\n\n" + pick(closings, 1, random).getFirst();
        var reasoning = String.join(" ", inOrder(thoughts, 3 + random.nextInt(4), random));
        int hidden = 64 * Math.min(6, promptTokens / 30 + random.nextInt(2));
        return new Answer(fill(reasoning, deployment, question), hidden, fill(content, deployment, question));
    }

    private static List<String> pick(List<String> from, int count, Random random) {
        var shuffled = new ArrayList<>(from);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(count, shuffled.size()));
    }

    /// The first and the last, and so many of those between them.
    private static List<String> inOrder(List<String> from, int between, Random random) {
        var middle = pick(from.subList(1, from.size() - 1), between, random);
        var ordered = new ArrayList<>(from);
        ordered.subList(1, from.size() - 1).retainAll(middle);
        return ordered;
    }

    private static String fill(String text, String deployment, String question) {
        return text.replace("{deployment}", deployment).replace("{excerpt}", excerpt(question));
    }

    private static String excerpt(String question) {
        var line = question.strip().replaceAll("\\s+", " ");
        int length = line.codePointCount(0, line.length());
        return length <= LONGEST_EXCERPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_EXCERPT)).stripTrailing() + "…";
    }
}
