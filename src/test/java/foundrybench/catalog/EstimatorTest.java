package foundrybench.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Deployment;
import foundrybench.model.Estimate;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.Samples;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimatorTest {
    private static final Estimator ESTIMATOR = new Estimator();

    @Test
    void aPromptIsItsTokensAndAFewForEachMessage() {
        // o200k: "Hello", " world" and "!" are a token each
        assertEquals(new Estimate(3 + 4 + 3, "o200k", null, null, null, null), estimate("gpt-5.4", "", "Hello world!"));
        assertEquals(
                new Estimate(3 + 4 + 3 + 4 + 3, "o200k", null, null, null, null),
                estimate("gpt-5.4", "Hello world!", "Hello world!"));
    }

    @Test
    void aPromptCountedLastIsKnownForAnyDeploymentAndLimit() {
        var estimator = new Estimator();
        var kimi = Samples.deployment("Kimi-K2.6", Protocol.CHAT).withPrice(Samples.KIMI_PRICE);
        var request = new Request(kimi, Prompt.of("", "Hello world!"), new Parameters(100, null, null, null), true);
        assertEquals(Optional.empty(), estimator.known(request));
        estimator.estimate(new Request(Samples.deployment("gpt-5.4", Protocol.CHAT), request.prompt(), Parameters.NONE, true));
        assertEquals(Optional.of(ESTIMATOR.estimate(request)), estimator.known(request));
        assertEquals(Optional.empty(), estimator.known(new Request(kimi, Prompt.of("", "Bye"), Parameters.NONE, true)));
    }

    @Test
    void thePriceAndTheLimitOfTheRequestCount() {
        var kimi = Samples.deployment("Kimi-K2.6", Protocol.CHAT).withPrice(Samples.KIMI_PRICE);
        assertEquals(
                new Estimate(
                        10, "o200k approx.", new BigDecimal("0.0000028"), new BigDecimal("0.0000798"), "guide-2026-05",
                        LocalDate.of(2026, 5, 3)),
                ESTIMATOR.estimate(new Request(kimi, Prompt.of("", "Hello world!"), new Parameters(100, null, null, null), true)));
    }

    @ParameterizedTest
    @CsvSource({"gpt-5.4, o200k", "GPT-6, o200k", "gpt-5.1-codex, o200k", "Kimi-K2.6, o200k approx.", "my-gpt, o200k approx."})
    void theCountIsLabelledByHowWellItFitsTheModel(String name, String label) {
        assertEquals(label, estimate(name, "", "a").promptTokensBy());
    }

    @Test
    void theModelDecidesTheLabelWhenItIsKnown() {
        var plain = Samples.deployment("team-chat", Protocol.CHAT);
        var known = new Deployment(
                plain.name(), "gpt-5.4", plain.layers(), plain.protocol(), plain.outputLimitField(), null, null, null, null,
                plain.similarNames());
        assertEquals(
                "o200k", ESTIMATOR.estimate(new Request(known, Prompt.of("", "a"), Parameters.NONE, true)).promptTokensBy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<|endoftext|>", "a <|endofprompt|> b", "<|im_start|>system", "\uD83E", "\u0000", "的回答 🤖"})
    void oddTextIsCountedAndNotThrown(String text) {
        assertTrue(estimate("gpt-5.4", "", text).promptTokens() > 7, text);
    }

    @Test
    void anEmptyPromptHasOnlyTheTokensAround() {
        assertEquals(7, estimate("gpt-5.4", "", "").promptTokens());
    }

    private static Estimate estimate(String name, String system, String user) {
        return ESTIMATOR.estimate(
                new Request(Samples.deployment(name, Protocol.CHAT), Prompt.of(system, user), Parameters.NONE, true));
    }
}
