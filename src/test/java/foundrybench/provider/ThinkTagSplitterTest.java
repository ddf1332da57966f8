package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinkTagSplitterTest {
    private record Split(String thinking, String answer) {}

    @ParameterizedTest
    @ValueSource(strings = {
        "<think>2+2</think>4|2+2|4",
        "<think>\n 2+2 \n</think>\n\n4 \n|2+2|4 \n",
        " \t\r\n<think>a</think>b|a|b",
        "<think>a\n\nb</think>c|a\n\nb|c",
        "<think></think>c||c",
        "<think> \n </think> c||c",
        "<think>a</think>|a|",
        "<think>a</think>b</think>c|a|b</think>c",
        "<think>a<think>b</think>c|a<think>b|c",
        "<think>a</thin</think>c|a</thin|c",
        "<think>a<</think>c|a<|c",
        "<think>a</think>b<think>c</think>|a|b<think>c</think>",
    })
    void aTextThatBeginsWithTheTagIsSplitAtTheFirstClosingOne(String text) {
        var fields = text.split("\\|", -1);
        assertEquals(new Split(fields[1], fields[2]), split(fields[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", " \n ", " \n 4", " \t<b", "4", "<", "<thin", "<thinking>a</thinking>", "<Think>a</Think>", "a <think>b</think>", "< think>a</think>",
        "<thi<think>a</think>", "</think>a", "\u00A0<think>a</think>", "<b>bold</b>"
    })
    void anythingElseIsLiteral(String text) {
        assertEquals(new Split("", text), split(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<think>long thought", "<think> long thought \n", "  <think>long thought"})
    void withoutAClosingTagAllIsThinking(String text) {
        assertEquals(new Split("long thought", ""), split(text));
    }

    @Test
    void whatMightHaveBeenATagComesOutAtTheEnd() {
        assertEquals(new Split("a</thi", ""), split("<think>a</thi"));
        assertEquals(new Split("", "<thi"), split("<thi"));
    }

    @Test
    void whatIsDecidedIsNotHeldBack() {
        var seen = new ArrayList<String>();
        var splitter = new ThinkTagSplitter(a -> seen.add("answer " + a), t -> seen.add("thinking " + t));
        splitter.add("<think>so");
        splitter.add(" far");
        splitter.add("</think> 4");
        splitter.add(" or");
        assertEquals(List.of("thinking so", "thinking  far", "answer 4", "answer  or"), seen);
    }

    @Test
    void afterAReasoningFieldTagsAreLiteral() {
        var seen = new ArrayList<String>();
        var splitter = new ThinkTagSplitter(a -> seen.add("answer " + a), t -> seen.add("thinking " + t));
        splitter.add("<thi");
        splitter.reasoningSeen();
        splitter.add("nk>a</think>");
        splitter.end();
        assertEquals(List.of("answer <thi", "answer nk>a</think>"), seen);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 4711})
    void anyCutOfTheTextSplitsTheSame(long seed) {
        String[] words = {"<think>", "</think>", "<thi", "nk>", "</", "<", ">", " ", "\n", "a", "🤖", "think"};
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder(random.nextBoolean() ? "<think>" : "");
            for (int i = random.nextInt(10); i > 0; i--) {
                text.append(words[random.nextInt(words.length)]);
            }
            var cut = new ArrayList<String>();
            for (int from = 0, to; from < text.length(); from = to) {
                to = Math.min(text.length(), from + 1 + random.nextInt(5));
                cut.add(text.substring(from, to));
            }
            assertEquals(split(text.toString()), split(cut.toArray(String[]::new)), "round " + round + ": " + text);
        }
    }

    /// Each was copied again with each piece that came after it: a million made hours.
    @Test
    void manyPiecesOfWhiteSpaceComeOutBeforeTheAnswerOnce() {
        var pieces = new String[100_001];
        Arrays.fill(pieces, " ");
        pieces[100_000] = "4";
        assertEquals(new Split("", " ".repeat(100_000) + "4"), split(pieces));
    }

    private static Split split(String... pieces) {
        var answer = new StringBuilder();
        var thinking = new StringBuilder();
        var splitter = new ThinkTagSplitter(answer::append, thinking::append);
        for (var piece : pieces) {
            splitter.add(piece);
        }
        splitter.end();
        return new Split(thinking.toString(), answer.toString());
    }
}
