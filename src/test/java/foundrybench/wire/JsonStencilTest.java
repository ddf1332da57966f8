package foundrybench.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStencilTest {
    private static final String FIRST = "{\"a\": 1, \"text\" : \"one\", \"n\":12, \"noise\":\"xyz\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": 1, "text" : "two", "n":7, "noise":""}             | two
            {"a": 1, "text" : "", "n":0, "noise":"q"}               | ''
            {"a": 1, "text" : "naïve 🤖 的", "n":12345, "noise":"é"} | naïve 🤖 的
            """)
    void anEventThatDiffersInItsHolesAloneIsRead(String event, String text) throws IOException {
        assertEquals(text, read(event));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"a\": 2, \"text\" : \"two\", \"n\":7, \"noise\":\"\"}",
        "{\"a\": 1,\"text\" : \"two\", \"n\":7, \"noise\":\"\"}",
        "{\"a\": 1, \"text\" : \"t\\u0020o\", \"n\":7, \"noise\":\"\"}",
        "{\"a\": 1, \"text\" : \"t\\qo\", \"n\":7, \"noise\":\"\"}",
        "{\"a\": 1, \"text\" : \"t\\",
        "{\"a\": 1, \"text\" : \"t\two\", \"n\":7, \"noise\":\"\"}",
        "{\"a\": 1, \"text\" : \"two\", \"n\":07, \"noise\":\"\"}",
        "{\"a\": 1, \"text\" : \"two\", \"n\":-7, \"noise\":\"\"}",
        "{\"a\": 1, \"text\" : \"two\", \"n\":7.5, \"noise\":\"\"}",
        "{\"a\": 1, \"text\" : \"two\", \"n\":1234567890123456789, \"noise\":\"\"}",
        "{\"a\": 1, \"text\" : \"two\", \"n\":7, \"noise\":\"\"} ",
        "{\"a\": 1, \"text\" : \"two\", \"n\":7, \"noise\":\"\",\"more\":1}",
        "{\"a\": 1, \"text\" : \"two\", \"n\":7, \"noise\":\"",
        "{\"a\": 1, \"text\" : null, \"n\":7, \"noise\":\"\"}",
        ""
    })
    void everyOtherEventIsNot(String event) throws IOException {
        assertNull(read(event));
    }

    @Test
    void escapesOfOneLetterOrSignAreRead() throws IOException {
        assertEquals("a\n\r\t\b\f\"\\/\\\\z", read("{\"a\": 1, \"text\" : \"a\\n\\r\\t\\b\\f\\\"\\\\\\/\\\\\\\\z\", \"n\":7, \"noise\":\"\\n\"}"));
        assertEquals("\n", read("{\"a\": 1, \"text\" : \"\\n\", \"n\":7, \"noise\":\"\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"text\":\"wi\\u0074h escape\"}",
        "{\"text\":\"naïve\"}",
        "{\"other\":\"one\"}",
        "{\"text\":\"one\",\"text\":\"two\"}"
    })
    void fromSomeEventsNoneIsCut(String event) throws IOException {
        assertNull(cut(event));
    }

    @Test
    void aByteThatIsNoUtf8IsReadAsTheWholeEventWouldBe() throws IOException {
        var stencil = cut("{\"text\":\"one\"}");
        assertNotNull(stencil);
        var bytes = "{\"text\":\"on?\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        bytes[11] = (byte) 0xC3;
        assertEquals("on\uFFFD", stencil.read(new SseEvent("message", bytes, true)));
    }

    private static @Nullable String read(String event) throws IOException {
        var stencil = cut(FIRST);
        assertNotNull(stencil);
        return stencil.read(new SseEvent("message", event, true));
    }

    private static @Nullable JsonStencil cut(String data) throws IOException {
        var event = new SseEvent("message", data, true);
        var cutter = new JsonStencil.Cutter(event);
        try (var tokens = Json.tokens(event)) {
            for (var token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                boolean isValue = token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT;
                if (isValue && !tokens.currentName().equals("a")) {
                    cutter.hole(tokens, tokens.currentName().equals("text"));
                }
            }
        }
        return cutter.stencil();
    }
}
