package foundrybench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlighterTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "java|int a = 0x1F; // no|[KEYWORD int] a = [NUMBER 0x1F]; [COMMENT // no]",
        "kotlin|val s = \"a\\\"b\"|[KEYWORD val] s = [STRING \"a\\\"b\"]",
        "python|def f(): # why|[KEYWORD def] f(): [COMMENT # why]",
        "ts|const a = `b`|[KEYWORD const] a = [STRING `b`]",
        "sh|echo \"$#\" # n|[KEYWORD echo] [STRING \"$#\"] [COMMENT # n]",
        "sql|SELECT 1 -- one|[KEYWORD SELECT] [NUMBER 1] [COMMENT -- one]",
        "json|{\"a\": true}|{[STRING \"a\"]: [KEYWORD true]}",
        "yaml|a: yes # b|a: [KEYWORD yes] [COMMENT # b]",
        "go|func f() /* x */|[KEYWORD func] f() [COMMENT /* x */]",
        "rust|let x = 1u8;|[KEYWORD let] x = [NUMBER 1u8];",
        "c++|class A; /* open|[KEYWORD class] A; [COMMENT /* open]",
        "xml|<a b=\"c\">d</a>|[KEYWORD <a b=][STRING \"c\"][KEYWORD >]d[KEYWORD </a>]",
        "diff|+a|[ADDED +a]",
        "unknown|int a|int a",
    })
    void colours(String language, String code, String expected) {
        assertEquals(expected, Highlighter.spans(language, code).stream().map(HighlighterTest::shown).collect(Collectors.joining()));
    }

    private static String shown(Span span) {
        return span.styles().isEmpty() ? span.text() : "[" + span.styles().iterator().next() + " " + span.text() + "]";
    }
}
