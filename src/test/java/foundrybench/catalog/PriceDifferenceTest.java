package foundrybench.catalog;

import static foundrybench.model.Samples.rates;
import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.Price;
import foundrybench.model.Price.Tier;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceDifferenceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 3);

    @Test
    void equalFiguresDoNotDifferHoweverTheyAreWritten() {
        assertEquals(List.of(), lines(table("one", "x", "2.00", null, "8"), table("two", "x", "2", null, "8.000")));
    }

    @Test
    void whatDiffersIsToldByFieldWithTheFactor() {
        assertEquals(
                List.of("x inputPer1M one=0.14 two=0.58 factor 4.14", "x outputPer1M one=0.42 two=1.68 factor 4.00"),
                lines(table("one", "x", "0.14", null, "0.42"), table("two", "x", "0.58", null, "1.68")));
    }

    @Test
    void threeTablesAreLaidSideBySideAndTheFactorIsOfTheExtremes() {
        assertEquals(
                List.of("x inputPer1M one=4 two=1 three=2 factor 4.00"),
                lines(table("one", "x", "4", null, "8"), table("two", "x", "1", null, "8"), table("three", "x", "2", null, "8")));
    }

    @Test
    void aFigureThatOneTableLacksDiffersWithoutAFactor() {
        assertEquals(
                List.of("x cachedInputPer1M one=null two=0.125 factor –"),
                lines(table("one", "x", "1", null, "8"), table("two", "x", "1", "0.125", "8")));
    }

    @Test
    void aPriceOfNothingHasNoFactor() {
        assertEquals(
                List.of("x inputPer1M one=0 two=1 factor –"),
                lines(table("one", "x", "0", null, "8"), table("two", "x", "1", null, "8")));
    }

    @Test
    void tiersAreComparedByThresholdAndPrices() {
        assertEquals(
                List.of(
                        "x tier.abovePromptTokens one=200000 two=272000 factor 1.36",
                        "x tier.outputPer1M one=20 two=22.5 factor 1.13"),
                lines(tiered("one", new Tier(200_000, rates("5", "0.5", "20"))), tiered("two", new Tier(272_000, rates("5", "0.5", "22.5")))));
        assertEquals(
                List.of(
                        "x tier.abovePromptTokens one=null two=272000 factor –",
                        "x tier.inputPer1M one=null two=5 factor –",
                        "x tier.outputPer1M one=null two=22.5 factor –"),
                lines(tiered("one", null), tiered("two", new Tier(272_000, rates("5", null, "22.5")))));
    }

    @Test
    void aTableWithoutTheDeploymentDoesNotDifferAboutIt() {
        assertEquals(
                List.of("y inputPer1M two=1 three=3 factor 3.00"),
                lines(table("one", "x", "1", null, "2"), table("two", "y", "1", null, "2"), table("three", "y", "3", null, "2")));
    }

    private static List<String> lines(PriceTable... tables) {
        return PriceDifference.between(List.of(tables)).stream().map(PriceDifferenceTest::line).toList();
    }

    private static String line(PriceDifference difference) {
        var line = new StringBuilder(difference.deployment()).append(' ').append(difference.field().path());
        difference.figures().forEach(figure -> line.append(' ').append(figure.table().id()).append('=').append(figure.value()));
        return line.append(" factor ").append(difference.factor().map(Object::toString).orElse("–")).toString();
    }

    private static PriceTable table(String id, String deployment, String input, @Nullable String cached, String output) {
        return new PriceTable(id, DAY, "a test", Map.of(deployment, new Price(id, DAY, rates(input, cached, output), null)));
    }

    private static PriceTable tiered(String id, @Nullable Tier tier) {
        return new PriceTable(id, DAY, "a test", Map.of("x", new Price(id, DAY, rates("1", null, "2"), tier)));
    }
}
