package foundrybench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            12, 0, 90, 60, true,  false
            12, 12, 60, 60, true, false
            12, -, 90, -,  true,  false
            -,  -, -,  -,  true,  false
            12, 0, 0,  0,  false, false
            -,  5, -,  5,  true,  false
            12, 0, 0,  0,  true,  true
            12, 0, 90, 91, true,  true
            12, 13, 90, 0, true,  true
            -5, 0, 90, 0,  true,  true
            12, 0, -5, -9, false, true
            12, -1, 90, 0, true,  true
            12, 0, 90, -1, true,  true
            """)
    void aReportThatContradictsItselfOrTheTextIsSuspect(
            @Nullable String prompt, @Nullable String cached, @Nullable String completion, @Nullable String reasoning,
            boolean hasText, boolean suspect) {
        assertEquals(
                suspect,
                new Usage(number(prompt), number(cached), number(completion), number(reasoning)).isSuspect(hasText));
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }
}
