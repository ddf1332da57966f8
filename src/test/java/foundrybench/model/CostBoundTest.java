package foundrybench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A million tokens cost a million dollars in, and two million out.
class CostBoundTest {
    private static final Price PRICE = new Price("test", null, Samples.rates("1000000", null, "2000000"), null);
    private static final Deployment ANY = Samples.deployment("any", Protocol.CHAT).withPrice(PRICE);
    private static final Parameters TEN = new Parameters(10, null, null, null);

    private static String bound(Request request, Estimate estimate) {
        return CostBound.of(request, estimate).map(BigDecimal::toPlainString).orElse("none");
    }

    private static Request request(String prompt) {
        return new Request(ANY, Prompt.of("", prompt), TEN, true);
    }

    private static Estimate counted(long tokens, String by) {
        return Estimate.of(tokens, by, 10, PRICE);
    }

    @Test
    void theModelsOwnVocabularyIsTakenAtItsWord() {
        assertEquals("25", bound(request("Hello"), counted(5, "o200k")));
    }

    @Test
    void anotherVocabularyIsNotTrusted() {
        assertEquals("105", bound(request("Hello"), counted(2, "o200k approx.")), "5 bytes, 80 around them, 20 out");
        var ideographs = "字".repeat(2000); // 6000 bytes
        assertEquals("3100", bound(request(ideographs), counted(2000, "o200k approx.")), "half as many again");
    }

    @Test
    void whatNobodyCountedHasATokenAByteAtTheMost() {
        assertEquals(
                "6100", CostBound.of(request("字".repeat(2000)), null).map(BigDecimal::toPlainString).orElse("none"));
    }

    @Test
    void aLongPromptCostsItsTier() {
        var tiered = new Price("test", null, PRICE.rates(), new Price.Tier(100, Samples.rates("3000000", null, "2000000")));
        var request = new Request(ANY.withPrice(tiered), Prompt.of("", "x".repeat(101)), TEN, true);
        assertEquals("323", bound(request, counted(101, "o200k")));
    }

    @Test
    void aLimitThatIsNotSentIsNone() {
        var unsent = new Request(ANY, Prompt.of("", "Hi"), TEN, true, Set.of("max_tokens"));
        assertEquals("none", bound(unsent, counted(1, "o200k")));
        assertEquals("none", bound(new Request(ANY, Prompt.of("", "Hi"), Parameters.NONE, true), counted(1, "o200k")));
        var known = new Deployment(
                "any", null, List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, PRICE, null, null,
                new Deployment.Limits(null, null, null, 50L), List.of());
        assertEquals("101", bound(new Request(known, Prompt.of("", "Hi"), Parameters.NONE, true), counted(1, "o200k")));
    }

    @Test
    void withoutAPriceThereIsNone() {
        var free = new Request(ANY.withPrice(null), Prompt.of("", "Hi"), TEN, true);
        assertEquals(Optional.empty(), CostBound.of(free, null));
    }
}
