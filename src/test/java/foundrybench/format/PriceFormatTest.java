package foundrybench.format;

import static foundrybench.model.Samples.rates;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.Price;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceFormatTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 2);
    private static final String TIERED =
            "{\"inputPer1M\":\"2.5\",\"cachedInputPer1M\":\"0.25\",\"outputPer1M\":\"15\",\"tier\":"
                    + "{\"inputPer1M\":\"5\",\"cachedInputPer1M\":\"0.5\",\"outputPer1M\":\"22.5\",\"abovePromptTokens\":272000}}";

    @Test
    void ratesAndTierAreRead() throws Exception {
        assertEquals(
                new Price("t", DAY, rates("2.5", "0.25", "15"), new Price.Tier(272_000, rates("5", "0.5", "22.5"))),
                PriceFormat.read(Json.parse(TIERED), "t", DAY));
    }

    @Test
    void aTierIsWrittenAsItIsRead() throws Exception {
        assertEquals(TIERED, PriceFormat.toJson(PriceFormat.read(Json.parse(TIERED), "t", DAY)).toString());
    }

    @Test
    void whatIsMissingOrNullIsUnknown() throws Exception {
        var expected = new Price("t", null, rates("0.28", null, "0.77"), null);
        assertEquals(expected, read("{\"inputPer1M\": \"0.28\", \"outputPer1M\": \"0.77\"}"));
        assertEquals(
                expected,
                read("{\"inputPer1M\": \" 0.28 \", \"cachedInputPer1M\": null, \"outputPer1M\": 0.77, \"tier\": null}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                      | inputPer1M is missing
            {"inputPer1M": "1"}                                     | outputPer1M is missing
            {"inputPer1M": "1", "outputPer1M": null}                | outputPer1M is missing
            {"inputPer1M": "a lot", "outputPer1M": "1"}             | inputPer1M is no amount of dollars: a lot
            {"inputPer1M": "$1", "outputPer1M": "1"}                | inputPer1M is no amount of dollars: $1
            {"inputPer1M": "1,5", "outputPer1M": "1"}               | inputPer1M is no amount of dollars: 1,5
            {"inputPer1M": "1", "outputPer1M": "-1"}                | outputPer1M is negative: -1
            {"inputPer1M": "1e999999999", "outputPer1M": "1"}       | inputPer1M is no amount of a usual size: 1e999999999
            {"inputPer1M": "1", "outputPer1M": "1", "cachedInputPer1M": {}} | cachedInputPer1M is no amount of dollars:
            {"inputPer1M": "1", "outputPer1M": "1", "tier": {}}     | tier.abovePromptTokens is not a whole number
            {"inputPer1M": "1", "outputPer1M": "1", "tier": {"abovePromptTokens": 1.5}}  | tier.abovePromptTokens is not a whole number
            {"inputPer1M": "1", "outputPer1M": "1", "tier": {"abovePromptTokens": "272000"}}  | tier.abovePromptTokens is not a whole number
            {"inputPer1M": "1", "outputPer1M": "1", "tier": {"abovePromptTokens": 5, "inputPer1M": "1"}} | tier.outputPer1M is missing
            """)
    void whatIsWrongIsNamed(String json, String message) {
        assertEquals(
                message,
                String.valueOf(assertThrows(FormatException.class, () -> read(json)).getMessage()).strip());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42})
    void anyPriceReadsBack(long seed) throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var tier = random.nextBoolean() ? null : new Price.Tier(random.nextLong(1_000_000), randomRates(random));
            var price = new Price("t", DAY, randomRates(random), tier);
            assertEquals(price, PriceFormat.read(Json.parse(PriceFormat.toJson(price).toString()), "t", DAY));
        }
    }

    private static Price.Rates randomRates(Random random) {
        return new Price.Rates(amount(random), random.nextBoolean() ? null : amount(random), amount(random));
    }

    private static BigDecimal amount(Random random) {
        return BigDecimal.valueOf(1 + random.nextInt(100_000), random.nextInt(8)).stripTrailingZeros().add(BigDecimal.ZERO);
    }

    private static Price read(String json) throws Exception {
        return PriceFormat.read(Json.parse(json), "t", null);
    }
}
