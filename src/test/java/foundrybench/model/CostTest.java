package foundrybench.model;

import static foundrybench.model.Samples.rates;
import static foundrybench.model.Samples.usage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 2);
    private static final Price TIERED =
            new Price("published", DAY, rates("2.50", "0.25", "15.00"), new Price.Tier(272_000, rates("5.00", "0.50", "22.50")));

    @Test
    void thinkingIsPartOfTheOutputAndNotAddedToIt() {
        assertEquals(
                cost("0.00000336", "0", "0.0000693", "0.0000462", "0.00007266", "guide-2026-05", LocalDate.of(2026, 5, 3)),
                Cost.of(usage(12L, 0L, 90L, 60L), Samples.KIMI_PRICE));
    }

    @Test
    void theCachedPartHasItsOwnRate() {
        assertEquals(
                cost("0.0005", "0.0002", "0.0015", null, "0.0022", "published", DAY),
                Cost.of(usage(1000L, 800L, 100L, null), TIERED));
    }

    @Test
    void withoutARateForItTheCachedPartCostsTheFullOne() {
        var price = new Price("t", DAY, rates("2.50", null, "15"), null);
        assertEquals(
                cost("0.0005", "0.002", "0", "0", "0.0025", "t", DAY),
                Cost.of(usage(1000L, 800L, 0L, 0L), price));
    }

    @ParameterizedTest
    @CsvSource({"271999, 0.6799975", "272000, 0.68", "272001, 1.360005"})
    void aTierHoldsStrictlyAboveItsThresholdAndForTheWholeRequest(long prompt, BigDecimal total) {
        var cost = Cost.of(usage(prompt, 0L, 0L, null), TIERED);
        assertNotNull(cost);
        assertEquals(total, cost.total());
    }

    @Test
    void allRatesOfATierHold() {
        assertEquals(
                cost("1", "0.05", "0.0225", "0.01125", "1.0725", "published", DAY),
                Cost.of(usage(300_000L, 100_000L, 1000L, 500L), TIERED));
    }

    @ParameterizedTest
    @CsvSource({", 1", "1, ", ", "})
    void unknownTokensMeanUnknownCost(@Nullable Long prompt, @Nullable Long completion) {
        assertNull(Cost.of(usage(prompt, 0L, completion, 0L), TIERED));
    }

    @Test
    void nothingUsedCostsNothingAndHasNoZerosBehindThePoint() {
        assertEquals(cost("0", "0", "0", null, "0", "published", DAY), Cost.of(usage(0L, null, 0L, null), TIERED));
    }

    @ParameterizedTest
    @CsvSource({"1000000, 10.00, 10", "100000000, 10.00, 1000", "1, 0.00000001, 0.00000000000001", "1000, 2.5, 0.0025", "3, 0.77, 0.00000231"})
    void amountsAreExactPlainAndWithoutTrailingZeros(long tokens, BigDecimal rate, String dollars) {
        assertEquals(dollars, Cost.dollars(tokens, rate).toPlainString());
    }

    @ParameterizedTest // the law of the public JSON: total = input + cachedInput + output, to the last digit
    @ValueSource(longs = {1, 2, 3, 42})
    void theTotalIsTheSumOfItsParts(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            long prompt = random.nextLong(1_000_000_000);
            var cost = Cost.of(usage(prompt, random.nextLong(prompt + 1), random.nextLong(1_000_000), 1L), TIERED);
            assertNotNull(cost);
            assertEquals(0, cost.total().compareTo(cost.input().add(cost.cachedInput()).add(cost.output())));
        }
    }

    private static Cost cost(
            String input, String cached, String output, @Nullable String reasoning, String total, String table, LocalDate asOf) {
        return new Cost(
                new BigDecimal(input), new BigDecimal(cached), new BigDecimal(output),
                reasoning == null ? null : new BigDecimal(reasoning), new BigDecimal(total), table, asOf);
    }
}
