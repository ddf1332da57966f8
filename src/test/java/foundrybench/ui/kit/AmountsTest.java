package foundrybench.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0.00029232, $0.00029",
        "0.00005684, $0.000057",
        "0.016484, $0.0165",
        "0.016, $0.0160",
        "0.0001848, $0.00018",
        "0.00000012, $0.00000012",
        "1.5, $1.50",
        "12.345678, $12.35",
        "0, $0",
        "0.00999, $0.0100"
    })
    void aCostHasFourDecimalsOrTwoSignificantDigits(BigDecimal amount, String shown) {
        assertEquals(shown, Amounts.dollars(amount));
    }

    @ParameterizedTest
    @CsvSource({
        "0.00027404, 0.01746404, $0.0003 – 0.0175",
        "0.0000031, 0.00002, $0.000003 – 0.00002",
        "0.00027404, , from $0.0003"
    })
    void anEstimateIsARangeAndCoarser(BigDecimal low, BigDecimal high, String shown) {
        assertEquals(shown, Amounts.range(low, high));
    }

    @Test
    void whatIsUnknownIsADash() {
        assertEquals("–", Amounts.dollars(null));
        assertEquals("–", Amounts.seconds(null));
        assertEquals("–", Amounts.tokens(null));
    }

    @Test
    void secondsTokensAndRates() {
        assertEquals("2.4 s", Amounts.seconds(2401.5));
        assertEquals("0.0 s", Amounts.seconds(12.0));
        assertEquals("1,000", Amounts.tokens(1000L));
        assertEquals("4.00", Amounts.rate(new BigDecimal("4")));
        assertEquals("0.055", Amounts.rate(new BigDecimal("0.0550")));
    }
}
