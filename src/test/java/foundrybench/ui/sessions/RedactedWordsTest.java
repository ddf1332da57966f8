package foundrybench.ui.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words to redact are read as a person writes them.
class RedactedWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Bo                  | Bo
            Bo, Ann             | Bo;Ann
            "Doe, Jane"         | Doe, Jane
            "Doe, Jane" , Bo    | Doe, Jane;Bo
            a "b" c, d          | a "b" c;d
            " padded "          | ~ padded ~
            "open, Bo           | "open;Bo
            "a"b,c              | "a"b;c
            , ,                 | ~~
            "",Bo               | "";Bo
            """)
    void wordsAreSetApartByCommasUnlessTheyAreQuoted(String line, String words) {
        assertEquals(words, String.join(";", RedactedWords.of(line)));
        assertEquals(List.of("x"), RedactedWords.of("x"));
    }
}
