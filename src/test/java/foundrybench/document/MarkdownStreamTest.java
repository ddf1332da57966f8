package foundrybench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A law: wherever a text is cut, the document of the pieces is the document of the whole, at every cut.
class MarkdownStreamTest {
    private static final List<String> PIECES = List.of(
            "Short waves scatter more.", "#", " Head", "## ", "\n", "\n", "\n\n", "\r\n", "\r", "- ", "* ", "1. ", "7) ", "  ", "    ", "> ",
            "| a | b |", "\n|---|:-:|\n", "|--", "===", "---", "***", "**bold**", "*", "_", "~~gone~~", "`", "```", "```java\n", "int x = 1; // no\n",
            "[x] done", "[ ] open", "[a](https://a.example/b_c)", "[a](javascript:alert(1))", "![p](https://x.example/p.png)", "<b>html</b>", "<div>\n",
            "</div>", "<!-- ", " -->", "https://a.example/x).", "\u202e", "\u200b", "\ud83e", "\udd16", "\u200d", "é", "\t", "\\", "&amp;", "word ", "<script>");
    private static final List<String> DEFINING = List.of("[ref]", "[ref]: https://r.example", "[ref]: /no\n", "\n\n", "text ", "> ", "- ");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 2026})
    void everyCutGivesTheDocumentOfTheWhole(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 600; i++) {
            check(random, i % 5 == 0);
        }
    }

    private static void check(Random random, boolean defines) {
        var reader = new MarkdownReader();
        var soFar = new StringBuilder();
        int pieces = 2 + random.nextInt(14);
        for (int i = 0; i < pieces; i++) {
            var from = defines && random.nextInt(3) == 0 ? DEFINING : PIECES;
            var piece = from.get(random.nextInt(from.size()));
            int cut = random.nextInt(piece.length() + 1);
            for (var part : List.of(piece.substring(0, cut), piece.substring(cut))) {
                soFar.append(part);
                reader.append(part);
                assertEquals(whole(soFar.toString()), reader.document(), () -> "after \"" + soFar + "\"");
            }
        }
    }

    private static Document whole(String text) {
        var reader = new MarkdownReader();
        reader.append(text);
        return reader.document();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rawTextToo(long seed) {
        var random = new Random(seed);
        var reader = new RawReader();
        var soFar = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            var piece = PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(200));
            soFar.append(piece);
            reader.append(piece);
            var once = new RawReader();
            once.append(soFar.toString());
            assertEquals(once.document(), reader.document());
        }
    }

    @Test
    void whatIsSettledStaysTheSameObjects() {
        var reader = new MarkdownReader();
        reader.append("# One\n\nTwo two.\n\n- three\n- four\n\n```\nfive\n```\n\nSix\n\nSev");
        var before = reader.document();
        reader.append("en.\n\nEight");
        var after = reader.document();
        assertEquals(7, before.blocks().size());
        for (int i = 0; i < 6; i++) {
            assertSame(before.blocks().get(i), after.blocks().get(i));
        }
        assertEquals("Seven.", after.blocks().get(6).text());
        assertEquals(6, after.sharedWith(before));
    }

    /// The work is counted in what is parsed again: each piece may cost its open block, not all that came before.
    @Test
    void aLongAnswerIsNotReadAgainForEachPiece() {
        var reader = new MarkdownReader();
        var text = "A paragraph of some words that is a line long, and nothing else.\n\n";
        for (int i = 0; i < 3000; i++) {
            reader.append(text);
            reader.document();
        }
        var document = reader.document();
        assertEquals(3000, document.blocks().size());
        assertTrue(reader.openLength() <= 4 * text.length(), () -> "left open: " + reader.openLength());
    }
}
