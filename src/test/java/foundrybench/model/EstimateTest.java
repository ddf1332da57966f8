package foundrybench.model;

import static foundrybench.model.Samples.rates;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 2);
    private static final Price PRICE =
            new Price("published", DAY, rates("2.50", "0.25", "15"), new Price.Tier(272_000, rates("5", "0.5", "22.5")));

    @Test
    void itReachesFromThePromptAloneToTheWholeOutputLimit() {
        assertEquals(
                new Estimate(1000, "o200k", new BigDecimal("0.0025"), new BigDecimal("0.0175"), "published", DAY),
                Estimate.of(1000, "o200k", 1000, PRICE));
    }

    @Test
    void withoutALimitThereIsNoUpperEnd() {
        assertEquals(
                new Estimate(1000, "o200k", new BigDecimal("0.0025"), null, "published", DAY),
                Estimate.of(1000, "o200k", null, PRICE));
    }

    @Test
    void withoutAPriceOnlyTheTokensAreKnown() {
        assertEquals(
                new Estimate(1000, "o200k approx.", null, null, null, null),
                Estimate.of(1000, "o200k approx.", 500, null));
    }

    @Test
    void aLongPromptTakesTheRatesOfItsTier() {
        assertEquals(
                new Estimate(300_000, "o200k", new BigDecimal("1.5"), new BigDecimal("1.5225"), "published", DAY),
                Estimate.of(300_000, "o200k", 1000, PRICE));
    }
}
