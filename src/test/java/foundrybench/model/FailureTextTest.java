package foundrybench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTextTest {
    private static final FailureFacts FACTS = new FailureFacts(
            "Kimi-K2.7", List.of("Kimi-K2.6", "gpt-5.4"), Samples.connection("https://res.openai.azure.com/"), 429, "RateLimitReached", "Slow\n down.", 12_500L);

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void everyKindSaysWhatHappenedWhyAndWhatToDo(FailureKind kind) {
        for (var facts : List.of(FACTS, FailureFacts.message(null))) {
            var failure = FailureText.describe(kind, facts);
            assertFalse(failure.title().isBlank());
            assertTrue(failure.detail().matches("[A-Zr].*[.]"), failure::detail);
            assertTrue(failure.fix().matches("[A-Z].*[.]"), failure::fix);
            assertFalse((failure.title() + failure.detail() + failure.fix()).contains("null"), failure::toString);
            assertFalse(failure.detail().matches(".* (The deployment|The endpoint)\\b.*"), failure::detail);
            assertEquals(false, failure.partial());
        }
    }

    @Test
    void noTwoKindsShareATitle() {
        var titles = new HashSet<String>();
        for (var kind : FailureKind.values()) {
            assertTrue(titles.add(Samples.failure(kind).title()), kind::name);
        }
    }

    @Test
    void aFailureIsWordForWordWhatItsFactsGive() {
        assertEquals(
                new Failure(
                        FailureKind.RATE_LIMIT,
                        "Too many requests or tokens",
                        "Kimi-K2.7 has reached its requests or tokens per minute. It says: Slow down.",
                        429,
                        "RateLimitReached",
                        "Slow\n down.",
                        true,
                        12_500L,
                        false,
                        "Wait 12.5 s. Fewer calls at once, a smaller output limit or a higher capacity of the deployment avoid it.",
                        "az cognitiveservices account deployment show --name res --resource-group GROUP --deployment-name Kimi-K2.7 --query \"{sku:sku, rateLimits:properties.rateLimits}\""),
                FailureText.describe(FailureKind.RATE_LIMIT, FACTS));
    }

    @Test
    void anUnknownDeploymentIsNamedWithItsPlaceAndTheNamesNearIt() {
        var failure = FailureText.describe(FailureKind.DEPLOYMENT_NOT_FOUND, FACTS.saying(null));
        assertEquals("res.openai.azure.com has no deployment called Kimi-K2.7.", failure.detail());
        assertTrue(failure.fix().startsWith("The nearest known names: Kimi-K2.6, gpt-5.4. "), failure::fix);
        assertNull(failure.retryAfterMs());
    }

    @ParameterizedTest
    @CsvSource({"1000, Wait 1 s.", "60000, Wait 60 s.", "10000, Wait 10 s.", "1050, Wait 1.1 s.", "86400000, Wait 86400 s.", "20, Wait 0.1 s."})
    void theWaitAskedForIsNamed(long millis, String words) {
        var failure = FailureText.describe(FailureKind.UNAVAILABLE, FailureFacts.message(null).answered(503, null, null, millis));
        assertTrue(failure.fix().startsWith(words + " "), failure::fix);
    }

    @Test
    void onlyKindsThatPassByThemselvesAreRetryable() {
        var retryable = EnumSet.noneOf(FailureKind.class);
        for (var kind : FailureKind.values()) {
            if (Samples.failure(kind).retryable()) {
                retryable.add(kind);
            }
        }
        assertEquals(
                Set.of(
                        FailureKind.RATE_LIMIT, FailureKind.SERVER_ERROR, FailureKind.UNAVAILABLE, FailureKind.BAD_GATEWAY,
                        FailureKind.TIMEOUT, FailureKind.TRUNCATED, FailureKind.CONNECTION),
                retryable);
    }

    @Test
    void aWaitIsNotToldWhereTryingAgainIsNoUse() {
        assertNull(FailureText.describe(FailureKind.QUOTA, FACTS).retryAfterMs());
        assertNull(FailureText.describe(FailureKind.TIMEOUT, FACTS, false).retryAfterMs());
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED, cancelled", "DEPLOYMENT_NOT_FOUND, deployment_not_found", "CONTEXT_LENGTH, context_length"})
    void kindsAreSpelledAsInThePublicJson(FailureKind kind, String name) {
        assertEquals(name, kind.wireName());
    }
}
