package foundrybench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryRuleTest {
    private static final RandomGenerator LOWEST = () -> 0;
    private static final RandomGenerator HIGHEST = () -> -1;

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void onlyWhatMayPassByItselfIsSentAgain(FailureKind kind) {
        var failure = failure(kind, null);
        assertEquals(failure.retryable(), rule(2, LOWEST).allows(1, failure));
    }

    @Test
    void nothingIsSentAgainOnceTextHasCome() {
        assertFalse(rule(2, LOWEST).allows(1, failure(FailureKind.TRUNCATED, null).withPartial(true)));
    }

    @Test
    void itIsSentAgainAsOftenAsIsAllowedAndNoMore() {
        var failure = failure(FailureKind.SERVER_ERROR, null);
        assertTrue(rule(2, LOWEST).allows(2, failure));
        assertFalse(rule(2, LOWEST).allows(3, failure));
        assertFalse(rule(0, LOWEST).allows(1, failure));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1000, 1000, 1100", "59000, 59000, 60000", "60000, 60000, 61000"})
    void theServicesOwnWaitIsSatOutAndALittleMore(long asked, long least, long most) {
        var failure = failure(FailureKind.RATE_LIMIT, asked);
        assertEquals(least, rule(2, LOWEST).waitAfter(1, failure));
        assertEquals(most, rule(2, HIGHEST).waitAfter(1, failure));
    }

    @Test
    void aWaitBeyondAMinuteIsReportedAndNotSatOut() {
        assertFalse(rule(2, LOWEST).allows(1, failure(FailureKind.RATE_LIMIT, 60_001L)));
    }

    @ParameterizedTest
    @CsvSource({"1, 500, 750", "2, 1000, 1500", "3, 2000, 3000", "6, 16000, 24000", "7, 30000, 45000", "500, 30000, 45000"})
    void withoutOneTheWaitsDoubleUpToHalfAMinute(int attempts, long least, long most) {
        var failure = failure(FailureKind.SERVER_ERROR, null);
        assertEquals(least, rule(1000, LOWEST).waitAfter(attempts, failure));
        assertEquals(most, rule(1000, HIGHEST).waitAfter(attempts, failure));
    }

    private static RetryRule rule(int retries, RandomGenerator random) {
        return new RetryRule(retries, random);
    }

    private static Failure failure(FailureKind kind, @Nullable Long retryAfterMs) {
        return FailureText.describe(kind, FailureFacts.message(null).answered(429, null, null, retryAfterMs));
    }
}
