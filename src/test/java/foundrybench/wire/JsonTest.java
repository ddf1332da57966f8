package foundrybench.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.1", "1.10", "0.30000000000000004", "123456789012345678901234567890.123456789", "0.000000000000000001"})
    void decimalsStayExactWithTheirZeros(String number) throws JsonException {
        var node = Json.parse("[" + number + "]");
        assertEquals(new BigDecimal(number), node.get(0).decimalValue());
        assertEquals("[" + number + "]", Json.write(node));
    }

    @Test
    void exponentsAreWrittenOut() throws JsonException {
        assertEquals("[0.0000001,120]", Json.write(Json.parse("[1E-7, 1.2E+2]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+99999", "1E-99999", "1E+999999999"})
    void aNumberTooLongToWriteOutKeepsItsExponent(String number) throws JsonException {
        assertEquals(number, Json.write(Json.parse(number)));
        assertEquals(number, Json.writePretty(Json.parse(number)));
    }

    @Test
    void wholeNumbersBeyondALongStayExact() throws JsonException {
        assertEquals("18446744073709551616", Json.write(Json.parse("18446744073709551616")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": 1} x             | 1 | 10
            {"a": 1} {"b": 2}      | 1 | 10
            1 2                    | 1 | 3
            [1]]                   | 1 | 4
            """)
    void textAfterTheValueIsAnErrorWithItsPlace(String text, int line, int column) {
        var refusal = assertThrows(JsonException.class, () -> Json.parse(text));
        assertEquals(line, refusal.line(), "line");
        assertEquals(column, refusal.column(), "column");
    }

    @Test
    void aMistakeIsFoundOnItsLine() {
        var refusal = assertThrows(JsonException.class, () -> Json.parse("{\n  \"a\": 1,\n  \"b\": oops\n}"));
        assertEquals(3, refusal.line());
        var message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("oops"), message);
        assertFalse(message.contains("\"b\""), "the text around it is not repeated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t ", "{", "[1,", "{\"a\"}", "{'a': 1}", "nul", "NaN", "+1", "01", "\"a", "\"\u0001\"", "{\"a\":1,}"})
    void whatIsNotOneValueIsRefused(String text) {
        assertThrows(JsonException.class, () -> Json.parse(text));
        assertEquals(Optional.empty(), Json.tryParseForeign(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "{\"a\":-1.5E+99999999999}", "[1e-99999999999]"})
    void anExponentThatNoDecimalHasIsRefused(String text) {
        assertThrows(JsonException.class, () -> Json.parse(text));
        assertEquals(Optional.empty(), Json.tryParseForeign(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[],[]]", "[{\"a\":1}]", "[]", "[\"a\",1e9]"})
    void manyTinyValuesOfOthersAreRefusedBeforeTheyFillTheMemory(String value) throws JsonException {
        var few = "[%s]".formatted(String.join(",", Collections.nCopies(1000, value)));
        assertEquals(Json.parse(few), Json.parseForeign(new StringReader(few), few.length()));
        var many = "[%s]".formatted(String.join(",", Collections.nCopies(300_000, value)));
        assertEquals(Optional.empty(), Json.tryParseForeign(many));
    }

    @Test
    void aLongTextOfOthersIsReadAsAnyOther() throws JsonException {
        var text = "{\"a\":\"%s\"}".formatted("long ".repeat(100_000));
        assertEquals(Optional.of(Json.parse(text)), Json.tryParseForeign(text));
        assertEquals(Optional.empty(), Json.tryParseForeign(text + " {}"), "text after the value");
        assertThrows(JsonException.class, () -> Json.parseForeign(new StringReader(" "), 1));
    }

    @Test
    void nestingWithoutEndIsRefusedAndDoesNotExhaustTheStack() {
        assertEquals(Optional.empty(), Json.tryParseForeign("[".repeat(100_000)));
        assertEquals(Optional.empty(), Json.tryParseForeign("[".repeat(100_000) + "]".repeat(100_000)));
    }

    @Test
    void halfASurrogatePairIsWrittenAsAnEscape() {
        var node = Json.object().put("\uDD16", "a\uD83Eb\uDD16c\uD83E");
        assertEquals("{\"\\udd16\":\"a\\ud83eb\\udd16c\\ud83e\"}", Json.write(node));
    }

    @Test
    void aWholeSurrogatePairIsWrittenAsItIs() {
        assertEquals("{\"🤖\":\"🤖🤖\"}", Json.write(Json.object().put("🤖", "🤖🤖")));
    }

    @Test
    void halvesReadFromEscapesJoinInTheText() throws JsonException {
        var first = Json.parse("\"\\ud83e\"").textValue();
        var second = Json.parse("\"\\udd16\"").textValue();
        assertEquals("🤖", first + second);
    }

    @Test
    void aStringOfMoreThanTwentyMegabytesIsRead() throws JsonException {
        var text = "x".repeat(21_000_000);
        assertEquals(text.length(), Json.parse("[\"" + text + "\"]").get(0).textValue().length());
    }

    @Test
    void lineSeparatorsAndControlCharactersReadBack() throws JsonException {
        var text = "\u0000\u001f\u007f\u2028\u2029\u0085\uFEFF\"\\/\r\n\t";
        assertEquals(text, Json.parse(Json.write(Json.object().put("t", text))).get("t").textValue());
    }

    @Test
    void oneLineForMachinesSeveralForPeople() {
        var node = Json.object().put("a", 1).set("b", Json.array().add("x"));
        assertEquals("{\"a\":1,\"b\":[\"x\"]}", Json.write(node));
        assertEquals("{\n  \"a\" : 1,\n  \"b\" : [ \"x\" ]\n}", Json.writePretty(node).replace(System.lineSeparator(), "\n"));
    }

    @ParameterizedTest // any text of UTF-16 units, halves of pairs included, survives being written and read
    @ValueSource(longs = {1, 2, 3, 42})
    void anyTextReadsBack(long seed) throws JsonException {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append((char) (random.nextBoolean() ? 0xD800 + random.nextInt(0x800) : random.nextInt(0x10000)));
            }
            var written = Json.write(Json.object().put("t", text.toString()));
            assertEquals(text.toString(), Json.parse(written).get("t").textValue(), "round " + round);
        }
    }
}
