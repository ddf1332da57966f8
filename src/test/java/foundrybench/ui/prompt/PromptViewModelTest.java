package foundrybench.ui.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Estimate;
import foundrybench.model.Feature;
import foundrybench.model.Message;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Price;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptViewModelTest {
    private static final Deployment KIMI = deployment("Kimi-K2.6", price("0.28", "0.77"));
    private static final Deployment GPT = deployment("gpt-5.4", price("4", "16"));

    private final PromptViewModel prompt = new PromptViewModel();

    @Test
    void runSaysWhyItCannotStart() {
        assertEquals("Pick a deployment on the left.", prompt.problem().get());
        assertEquals("Run  Ctrl+Enter", prompt.runLabel().get());
        prompt.pick(List.of(KIMI, GPT));
        assertEquals("Write a user message first.", prompt.problem().get());
        prompt.user().set("Why?");
        assertEquals("", prompt.problem().get());
        assertEquals("Run 2  Ctrl+Enter", prompt.runLabel().get());
        prompt.setOpen(2);
        assertEquals("2 answers are still coming.", prompt.problem().get());
        prompt.setOpen(0);
        assertEquals("", prompt.problem().get());
    }

    @Test
    void aPromptOfManyTurnsIsSentAsItWasUntilAWordIsChanged() {
        var turns = new Prompt(List.of(
                new Message(Role.USER, "Why?"), new Message(Role.ASSISTANT, "Because."), new Message(Role.USER, "And?")));
        prompt.show(turns, Parameters.NONE);
        assertEquals(turns, prompt.request(KIMI).prompt());
        prompt.user().set("Why, then?");
        assertEquals(Prompt.of("", "Why, then?"), prompt.request(KIMI).prompt());
    }

    @Test
    void whatIsNotFilledInIsNotSent() {
        prompt.user().set("Why?");
        prompt.pick(List.of(KIMI));
        var request = prompt.requests().get().getFirst();
        assertEquals(Parameters.NONE, request.parameters());
        assertEquals(List.of(new Message(Role.USER, "Why?")), request.prompt().messages());
    }

    @Test
    void whatIsFilledInIsSentAsTyped() {
        prompt.show(
                Prompt.of("Be brief.", "Why?"),
                new Parameters(1000, new BigDecimal("0.20"), new BigDecimal("1"), "low"));
        assertEquals(
                new Parameters(1000, new BigDecimal("0.20"), new BigDecimal("1"), "low"),
                prompt.request(KIMI).parameters());
        assertEquals(Prompt.of("Be brief.", "Why?"), prompt.request(KIMI).prompt());
        assertEquals(4000, prompt.request(KIMI, 4000).parameters().maxTokens());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1000, ok", "0, 0, 'Max tokens: “0” is not a whole number above 0.'",
        "0, many, 'Max tokens: “many” is not a whole number above 0.'", "0, '128,000', ok",
        "1, 2, ok", "1, 2.1, 'Temperature: “2.1” is not a number from 0 to 2.'",
        "1, -1, 'Temperature: “-1” is not a number from 0 to 2.'",
        "2, 1, ok", "2, 1.01, 'Top-p: “1.01” is not a number from 0 to 1.'",
        "3, xhigh, ok", "3, most, 'Effort: “most” is none of those that can be sent.'"
    })
    void whatCannotBeSentIsNamed(int field, String typed, String problem) {
        prompt.user().set("Why?");
        prompt.pick(List.of(KIMI));
        prompt.fields().skip(field).findFirst().orElseThrow().text().set(typed);
        assertEquals(problem.equals("ok") ? "" : problem, prompt.problem().get());
        assertEquals(problem.equals("ok") ? "" : problem, prompt.whyNotAskable());
    }

    @Test
    void theEstimateAddsUpAllThatWouldBeAsked() {
        ready();
        estimate(1000, KIMI.price(), GPT.price());
        assertEquals("62 tokens · estimate $0.0003 – 0.0170", prompt.estimate().get().text());
        assertTrue(prompt.estimate().get().tip().contains("Kimi-K2.6: 62 tokens (o200k approx.)"));
        assertTrue(prompt.estimate().get().tip().contains("prices guide-2026-05, 2026-05-03"));
    }

    @Test
    void anUnknownPriceOrLimitIsSaidNotGuessed() {
        ready();
        estimate(null, KIMI.price(), GPT.price());
        assertEquals("62 tokens · estimate from $0.0003", prompt.estimate().get().text());
        estimate(1000, null, GPT.price());
        assertEquals("62 tokens · estimate –", prompt.estimate().get().text());
        assertTrue(prompt.estimate().get().tip().startsWith("Kimi-K2.6: 62 tokens (o200k approx.) · no price known\n"));
    }

    @Test
    void aLimitThatHoldsTheRunUpIsSaidBesideTheEstimate() {
        ready();
        var estimate = Estimate.of(62, "o200k approx.", 1000, KIMI.price());
        prompt.showEstimates(prompt.requests().get(), List.of(estimate, estimate), List.of("GPT: it counts too much."));
        assertTrue(prompt.estimate().get().text().endsWith(" · more than a limit"), prompt.estimate().get()::text);
        assertTrue(prompt.estimate().get().tip().startsWith("GPT: it counts too much.\n"), prompt.estimate().get()::tip);
    }

    @Test
    void whatNoneOfThePickedTakesIsNeitherOfferedNorSent() {
        ready();
        prompt.show(Prompt.of("", "Why?"), new Parameters(100, new BigDecimal("0.2"), null, "none"));
        var refused = new Card.Mark(false, "Unsupported parameter: 'temperature'.", Instant.EPOCH);
        var gpt = Card.blank(GPT.name()).with(Feature.of(GPT.protocol(), "temperature"), refused);
        prompt.showCards(Map.of(GPT.name(), gpt));
        assertEquals(new BigDecimal("0.2"), prompt.request(GPT).parameters().temperature());
        prompt.pick(List.of(GPT));
        assertNull(prompt.request(GPT).parameters().temperature());
        assertEquals(100, prompt.request(GPT).parameters().maxTokens());
        assertEquals("none", prompt.request(GPT).parameters().effort());
        prompt.pick(List.of(KIMI, GPT));
        assertEquals(new BigDecimal("0.2"), prompt.request(KIMI).parameters().temperature());
    }

    @Test
    void anEstimateForAnOlderPromptIsIgnored() {
        ready();
        var older = prompt.requests().get();
        prompt.user().set("Why not?");
        prompt.showEstimates(older, List.of(Estimate.of(1, "x", 1, KIMI.price()), Estimate.of(1, "x", 1, KIMI.price())), List.of());
        assertEquals("", prompt.estimate().get().text());
    }

    @Test
    void anEmptySessionKeepsTheParameters() {
        prompt.show(Prompt.of("Be brief.", "Why?"), new Parameters(7, null, null, null));
        prompt.clear();
        assertEquals("", prompt.user().get());
        assertEquals("", prompt.system().get());
        assertEquals(7, prompt.request(KIMI).parameters().maxTokens());
        assertEquals("Write a user message first.", prompt.whyNotAskable());
    }

    private void ready() {
        prompt.user().set("Why?");
        prompt.pick(List.of(KIMI, GPT));
    }

    private void estimate(@Nullable Integer limit, @Nullable Price first, @Nullable Price second) {
        prompt.showEstimates(
                prompt.requests().get(),
                List.of(
                        Estimate.of(62, "o200k approx.", limit, first),
                        Estimate.of(62, "o200k approx.", limit, second)),
                List.of());
    }

    private static Price price(String in, String out) {
        return new Price(
                "guide-2026-05",
                LocalDate.of(2026, 5, 3),
                new Price.Rates(new BigDecimal(in), null, new BigDecimal(out)),
                null);
    }

    private static Deployment deployment(String name, Price price) {
        return new Deployment(
                name,
                null,
                List.of(),
                Protocol.CHAT,
                OutputLimitField.MAX_TOKENS,
                null,
                price,
                null,
                null,
                List.of());
    }
}
