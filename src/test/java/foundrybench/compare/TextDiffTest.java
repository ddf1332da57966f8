package foundrybench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.compare.DiffLine.Kind;
import foundrybench.model.Message;
import foundrybench.model.Prompt;
import foundrybench.model.Role;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDiffTest {
    @Test
    void aWordThatWasExchangedIsMarkedInBothLines() {
        assertEquals(
                List.of(
                        " Be brief.",
                        "-Answer with one [word].",
                        "+Answer with one [sentence].",
                        " Thanks."),
                marked(TextDiff.of("Be brief.\nAnswer with one word.\nThanks.", "Be brief.\nAnswer with one sentence.\nThanks.")));
    }

    @Test
    void linesThatCameOrWentAreWhole() {
        assertEquals(List.of("+first", " a", "-b", " c", "+last"), marked(TextDiff.of("a\nb\nc", "first\na\nc\nlast")));
        assertEquals(List.of(), marked(TextDiff.of("", "")));
        assertEquals(List.of(" same"), marked(TextDiff.of("same", "same")));
    }

    /// A law: what is in both and in the first is the first, what is in both and in the second is the second.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theDifferenceLeadsFromOneTextToTheOther(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            var first = text(random);
            var second = text(random);
            var lines = TextDiff.of(first, second);
            assertEquals(first, without(lines, Kind.ADDED), "seed " + seed);
            assertEquals(second, without(lines, Kind.REMOVED), "seed " + seed);
        }
    }

    @Test
    void promptsAreComparedMessageByMessage() {
        var first = new Prompt(List.of(new Message(Role.SYSTEM, "Be brief."), new Message(Role.USER, "Hi")));
        var second = new Prompt(List.of(new Message(Role.USER, "Hi"), new Message(Role.USER, "There")));
        var turns = PromptDiff.of(first, second).turns();
        assertEquals(List.of("system", "user", "user"), turns.stream().map(PromptDiff.Turn::role).toList());
        assertEquals(List.of(true, false, true), turns.stream().map(PromptDiff.Turn::differs).toList());
    }

    private static String text(Random random) {
        return IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(_ -> random.ints(1 + random.nextInt(4), 'a', 'd').mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    private static String without(List<DiffLine> lines, Kind kind) {
        return lines.stream().filter(line -> line.kind() != kind).map(DiffLine::text).collect(Collectors.joining("\n"));
    }

    private static List<String> marked(List<DiffLine> lines) {
        return lines.stream()
                .map(line -> line.kind().sign() + line.parts().stream()
                        .map(part -> part.changed() ? "[" + part.text() + "]" : part.text())
                        .collect(Collectors.joining()))
                .toList();
    }
}
