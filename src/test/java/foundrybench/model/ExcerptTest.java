package foundrybench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {
    @ParameterizedTest
    @CsvSource({"' a\n\tb ', a b", "abcd, abcd", "abcde, abcd…", "abc😀d, abc…", "ab😀, ab😀"})
    void itIsOneLineAndCutsNoCharacter(String words, String excerpt) {
        assertEquals(excerpt, Excerpt.of(words, 4));
    }
}
