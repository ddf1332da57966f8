package foundrybench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.document.Block.Alignment;
import foundrybench.document.Block.Column;
import foundrybench.document.Span.Style;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest {
    private static Document read(String text) {
        var reader = new MarkdownReader();
        reader.append(text);
        return reader.document();
    }

    private static List<Span> spans(String text) {
        return ((Block.Prose) read(text).blocks().getFirst()).spans();
    }

    @Test
    void spansHaveTheirLooks() {
        assertEquals(
                List.of(
                        Span.plain("a "),
                        new Span("b ", Set.of(Style.STRONG), null),
                        new Span("c", Set.of(Style.STRONG, Style.EMPHASIS), null),
                        Span.plain(" "),
                        new Span("d*", Set.of(Style.CODE), null),
                        Span.plain(" "),
                        new Span("e", Set.of(Style.STRIKE), null)),
                spans("a **b *c*** `d*` ~~e~~"));
    }

    @Test
    void onlyAddressesOfTheWebAndOfMailAreLinks() {
        assertEquals(
                List.of(new Span("x", Set.of(), "https://a.example/b"), Span.plain(" "), new Span("m", Set.of(), "mailto:a@b.example")),
                spans("[x](https://a.example/b) [m](mailto:a@b.example)"));
        for (var target : List.of("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x", "//a.example", "JAVASCRIPT:x")) {
            assertEquals(List.of(Span.plain("x (" + target + ")")), spans("[x](" + target + ")"));
        }
    }

    @Test
    void aBareAddressIsALinkWithoutThePunctuationAfterIt() {
        assertEquals(
                List.of(
                        Span.plain("See ("),
                        new Span("https://a.example/b_(c)", Set.of(), "https://a.example/b_(c)"),
                        Span.plain("), or ftp://b.example.")),
                spans("See (https://a.example/b_(c)), or ftp://b.example."));
    }

    @Test
    void imagesAndHtmlAreText() {
        assertEquals("a cat (https://a.example/cat.png)", read("![a cat](https://a.example/cat.png)").text());
        assertEquals("a <img src=x onerror=y> b", read("a <img src=x onerror=y> b").text());
        assertEquals("<script>\nalert(1)\n</script>", read("<script>\nalert(1)\n</script>\n").text());
    }

    @Test
    void listsKeepTheirMarkersAndIndents() {
        var document = read("1. one\n   - [x] two\n   - [ ] three\n2. four\n\n> five\n> > six");
        assertEquals("1. one\n  ☑ two\n  ☐ three\n2. four\n\nfive\n\nsix", document.text());
        assertEquals(
                List.of(
                        new Place(0, 1, "1."), new Place(0, 2, "☑"), new Place(0, 2, "☐"), new Place(0, 1, "2."),
                        new Place(1, 0, ""), new Place(2, 0, "")),
                document.blocks().stream().map(Block::place).toList());
    }

    @Test
    void aTableKnowsItsColumnsAndWhereItsCellsAre() {
        var table = (Block.Table) read("| a | b |\n|:--|--:|\n| cell | **x** |\n").blocks().getFirst();
        assertEquals("a\tb\ncell\tx", table.text());
        assertEquals(List.of(new Column(Alignment.LEFT, 4), new Column(Alignment.RIGHT, 1)), table.columns());
        assertEquals(9, table.rows().get(1).cells().get(1).from());
    }

    @Test
    void longCodeComesInPiecesThatAreOneText() {
        var code = "int a;\n".repeat(100) + "end";
        var document = read("```java\n" + code + "\n```\n");
        assertEquals(4, document.blocks().size());
        assertEquals(code, document.text());
        assertEquals(new Span("int", Set.of(Style.KEYWORD), null), ((Block.Code) document.blocks().getFirst()).spans().getFirst());
    }

    @Test
    void aLinkMayBeDefinedAfterItIsUsed() {
        var reader = new MarkdownReader();
        reader.append("See [it][1].\n\nMore.\n\nAnd more.\n\n");
        assertEquals("See [it][1].\n\nMore.\n\nAnd more.", reader.document().text());
        reader.append("[1]: https://a.example\n");
        assertEquals("See it.\n\nMore.\n\nAnd more.", reader.document().text());
    }
}
