package foundrybench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.document.JsonValue.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
    private static final String ORDERS =
            "{\"orders\": [{\"id\": 1.50, \"odd key\": \"a\\nb\"}, null], \"open\": true, \"open\": []}";

    @Test
    void valuesKeepTheirOrderTheirWritingAndTheirDoubles() {
        var root = JsonTree.of(ORDERS).orElseThrow().root();
        assertEquals(List.of("orders", "open", "open"), root.children().stream().map(JsonValue::name).toList());
        var order = root.children().getFirst().children().getFirst();
        assertEquals("1.50", order.children().getFirst().shown());
        assertEquals("\"a⏎b\"", order.children().get(1).shown());
        assertEquals(Kind.NULL, root.children().getFirst().children().get(1).kind());
        assertEquals(Kind.BOOLEAN, root.children().get(1).kind());
    }

    @Test
    void aValueAndTheWayToItCanBeCopied() {
        var tree = JsonTree.of(ORDERS).orElseThrow();
        var order = tree.root().children().getFirst().children().getFirst();
        assertEquals("{\"id\": 1.50, \"odd key\": \"a\\nb\"}", tree.copied(order));
        assertEquals("a\nb", tree.copied(order.children().get(1)));
        assertEquals("1.50", tree.copied(order.children().getFirst()));
        assertEquals("$.orders[0][\"odd key\"]", tree.path(List.of(0, 0, 1)));
        assertEquals("$", tree.path(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  [1]\n", "```json\n[1]\n```", "```\n[1]\n```\n", "```JSON\r\n[1]\r\n```"})
    void aWholeAnswerIsJsonAlsoInOneFence(String text) {
        assertEquals("[1]", JsonTree.of(text).orElseThrow().source());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "42", "\"text\"", "[1", "[1] and more", "[1][2]", "{a: 1}", "Here: [1]", "```python\n[1]\n```",
        "```json\n[1]\n```\nmore", "```json\n[1]\n```\n```json\n[2]\n```", "[NaN]", "[01]"
    })
    void whatIsNotJsonAloneIsNoTree(String text) {
        assertEquals(Optional.empty(), JsonTree.of(text));
    }

    @Test
    void whatIsTooDeepTooManyOrTooLongIsNoTree() {
        assertEquals(Optional.empty(), JsonTree.of("[".repeat(100_000)));
        assertEquals(Optional.empty(), JsonTree.of("[".repeat(500) + "]".repeat(500)));
        assertEquals(Optional.empty(), JsonTree.of("[" + "1,".repeat(400_000) + "1]"));
        assertEquals(Optional.empty(), JsonTree.of("[\"" + "x".repeat(9_000_000) + "\"]"));
        assertTrue(JsonTree.of("[".repeat(150) + "]".repeat(150)).isPresent());
    }

    @Test
    void whatIsShownIsShortAndHidesNothing() {
        var root = JsonTree.of("{\"a\\u202e\": \"\\u200b\\ud83e" + "x".repeat(1000) + "\"}").orElseThrow().root();
        var value = root.children().getFirst();
        assertEquals("a⟨U+202E⟩", JsonValue.shown(String.valueOf(value.name())));
        assertTrue(value.shown().startsWith("\"⟨U+200B⟩�xxx"), value::shown);
        assertTrue(value.shown().endsWith("x… (1,002 characters)\""), value::shown);
    }

    @Test
    void namesAndValuesAreFoundInOrder() {
        var tree = JsonTree.of(ORDERS).orElseThrow();
        assertEquals(List.of(List.of(0)), JsonFinder.find(tree, "ORDERS"));
        assertEquals(List.of(List.of(0, 0, 1)), JsonFinder.find(tree, "odd"));
        assertEquals(List.of(List.of(1), List.of(2)), JsonFinder.find(tree, "open"));
        assertEquals(List.of(), JsonFinder.find(tree, ""));
    }
}
