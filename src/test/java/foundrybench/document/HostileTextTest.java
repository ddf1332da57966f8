package foundrybench.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a model, or who speaks through it, might send to freeze or deceive.
class HostileTextTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20); // ends what would take minutes
    private static final Map<String, String> HUGE = Map.ofEntries(
            Map.entry("quotes", "> ".repeat(20_000) + "deep"),
            Map.entry("quotes in lines", ("> ".repeat(200) + "x\n").repeat(500)),
            Map.entry("brackets", "[".repeat(50_000)),
            Map.entry("brackets and ends", "[".repeat(20_000) + "]".repeat(20_000)),
            Map.entry("links in links", "[a](".repeat(20_000)),
            Map.entry("images", "![a](".repeat(20_000)),
            Map.entry("emphasis", "*a_ ".repeat(30_000)),
            Map.entry("deep emphasis", "*a **b ".repeat(10_000) + "c* d** ".repeat(10_000)),
            Map.entry("nested emphasis", "*".repeat(40_000) + "a" + "*".repeat(40_000)),
            Map.entry("lists", "- ".repeat(20_000) + "deep"),
            Map.entry("indented lists", indented(400)),
            Map.entry("one line", "word ".repeat(200_000)),
            Map.entry("one word", "w".repeat(1_000_000)),
            Map.entry("one line of code", "```json\n" + "{\"a\":[1,2,3]},".repeat(70_000)),
            Map.entry("ticks", ticks()),
            Map.entry("html", "<a b='".repeat(40_000)),
            Map.entry("comments", "<!-- ".repeat(50_000)),
            Map.entry("addresses", "https://a.example/)".repeat(40_000)),
            Map.entry("parens", "https://a.example/" + ")".repeat(200_000)),
            Map.entry("table", "|a|b|\n|-|-|\n" + "|x|y|\n".repeat(20_000)),
            Map.entry("wide table", "|a".repeat(5_000) + "|\n" + "|-".repeat(5_000) + "|\n" + "|x\n".repeat(200)),
            Map.entry("definitions", "[a]: /b\n".repeat(20_000)),
            Map.entry("entities", "&".repeat(100_000)),
            Map.entry("strikes", "~~a ".repeat(30_000)),
            Map.entry("direction", "\u202e\u2066".repeat(50_000)),
            Map.entry("halves", "\ud83e".repeat(50_000)));

    private static String indented(int deep) {
        var text = new StringBuilder();
        for (int i = 0; i < deep; i++) {
            text.append("  ".repeat(i)).append("- x\n");
        }
        return text.toString();
    }

    private static String ticks() {
        var text = new StringBuilder();
        for (int i = 1; i < 700; i++) {
            text.append("`".repeat(i)).append(" a ");
        }
        return text.toString();
    }

    static List<String> names() {
        return HUGE.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void hugeTextsEndAndNoBlockOfThemIsHuge(String name) {
        var text = HUGE.getOrDefault(name, "");
        var document = assertTimeoutPreemptively(PATIENCE, () -> {
            var reader = new MarkdownReader();
            reader.append(text);
            return reader.document();
        });
        for (var block : document.blocks()) {
            assertTrue(block.text().length() <= 300_000 && !(block instanceof Block.Prose && block.text().length() > 2000));
        }
        assertTrue(document.length() <= 60 * text.length() + 100, () -> "grew to " + document.length());
    }

    @Test
    void noMixOfSignsMakesItThrow() {
        var random = new Random(2026);
        var signs = "*_~`[]()<>!#>-+|:\\\n\n  \t1.ab\u202e\u200d\ud83e\udd16&\"'=";
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (int i = 0; i < 3000; i++) {
                var text = new StringBuilder();
                for (int n = random.nextInt(300); n > 0; n--) {
                    text.append(signs.charAt(random.nextInt(signs.length())));
                }
                var reader = new MarkdownReader();
                reader.append(text.toString());
                var document = reader.document();
                assertTrue(document.text().chars().allMatch(c -> c == '\n' || c == '\t' || c >= ' '));
                assertTrue(UTF_8.newEncoder().canEncode(document.text()), "half a character");
            }
        });
    }

    @Test
    void directionsAndWidthsAreSeen() {
        assertEquals("a⟨U+202E⟩gpj.exe ⟨U+200B⟩ ⟨U+FEFF⟩", read("a\u202egpj.exe \u200b \ufeff"));
        assertEquals("half � and � here", read("half \ud83e and \udd16 here"));
        assertEquals("tag ⟨U+E0041⟩", read("tag \udb40\udc41"));
        assertEquals("bell ⟨U+0007⟩", read("bell \u0007"));
    }

    @Test
    void entitiesBringInNothingHidden() {
        var reader = new MarkdownReader();
        reader.append("a&#x202e;b `&#8238;` [c&#x200b;](https://a.example/&#x202e;x) ![d](e&#x202e;f)\n\n```x&#x202e;y\ncode\n```\n");
        var document = reader.document();
        assertEquals(
                "a⟨U+202E⟩b &#8238; c⟨U+200B⟩ (https://a.example/⟨U+202E⟩x) d (e⟨U+202E⟩f)\n\ncode", document.text());
        assertEquals("x⟨U+202E⟩y", ((Block.Code) document.blocks().getLast()).language());
    }

    @Test
    void joinersStayWhereEmojiAndScriptsNeedThem() {
        assertEquals("👩\u200d💻", read("👩\u200d💻"));
        assertEquals("می\u200cخواهم", read("می\u200cخواهم"));
        assertEquals("pay⟨U+200D⟩pal", read("pay\u200dpal"));
    }

    private static String read(String text) {
        var reader = new RawReader();
        reader.append(text);
        return reader.document().text();
    }
}
