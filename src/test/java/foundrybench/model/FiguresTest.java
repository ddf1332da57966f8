package foundrybench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void inALocaleWithOtherPointsAndDigits() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    }

    @AfterEach
    void backInTheFormerLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,          –
            0,          $0
            0.000,      $0
            1234.565,   $1234.57
            1,          $1.00
            0.99,       $0.9900
            0.01,       $0.0100
            0.0123456,  $0.0123
            0.0099,     $0.0099
            0.00007266, $0.000073
            0.0000001,  $0.00000010
            """)
    void moneyHasAsManyDigitsAsItsSizeNeeds(@Nullable BigDecimal dollars, String shown) {
        assertEquals(shown, Figures.money(dollars));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            -;       – | –
            0;       0.0 s | 0
            2449.9;  2.4 s | 2,449
            2450.1;  2.5 s | 2,450
            1234567; 1234.6 s | 1,234,567
            """)
    void secondsHaveOneDecimalAndCountsTheirThousandsApart(@Nullable Double number, String shown) {
        var count = number == null ? null : Long.valueOf(number.longValue());
        assertEquals(shown, Figures.seconds(number) + " | " + Figures.count(count));
    }

    @Test
    void pricesAreNamedByMonthElseByTable() {
        assertEquals("prices 2026-05", Figures.priceMonth(LocalDate.of(2026, 5, 3), "guide"));
        assertEquals("prices guide", Figures.priceMonth(null, "guide"));
    }

    @Test
    void tokensTellWhatIsUnknownAndWhatThinkingTook() {
        assertEquals("– in → – out", Figures.tokens(null));
        assertEquals("1,200 in → 336 out (240 thinking)", Figures.tokens(new Usage(1200L, null, 336L, 240L)));
        assertEquals("12 in → – out", Figures.tokens(new Usage(12L, 0L, null, null)));
        assertEquals("12 in → 5 out", Figures.tokens(new Usage(12L, 0L, 5L, 0L)));
    }

    @Test
    void theMetricLineTellsTimesTokensCostAndPrices() {
        var builder = builder(false)
                .add(new Sent(Instant.EPOCH, 1, 0), 0)
                .add(new Reasoning(Slot.ONLY, "hm"), 300_000_000L)
                .add(new Text(Slot.ONLY, "a"), 2_400_000_000L)
                .add(new UsageReported(new Usage(12L, 0L, 90L, 60L)), 3_300_000_000L)
                .add(new Finished(FinishReason.STOP), 3_300_000_000L);
        assertEquals(
                "first answer 2.4 s (thinking 2.1) · 3.3 s · 12 in → 90 out (60 thinking) · $0.000073 · prices 2026-05",
                Figures.metricLine(builder.snapshot()));
    }

    @Test
    void theMetricLineOfAnUnknownAnswerIsDashes() {
        assertEquals(
                "SIMULATED · RECORDED · first answer – · – · – in → – out · –",
                Figures.metricLine(builder(true).snapshot()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", emptyValue = "", textBlock = """
            -; -;       ''
            1; 0;       ''
            1; 99.9;    ''
            1; 2400;    waited 2.4 s
            3; 2400;    3 attempts, waited 2.4 s
            2; 10;      2 attempts
            """)
    void whatCameBeforeTheAttemptThatCountedIsToldWhenItIsWorthAWord(
            @Nullable Integer attempts, @Nullable Double waitedMs, String shown) {
        assertEquals(shown, Figures.before(new Timing(null, null, null, null, null, null, null, attempts, waitedMs)));
    }

    private static CompletionBuilder builder(boolean special) {
        var origin = new Completion.Origin("id", null, null, special, "Kimi-K2.6", Protocol.CHAT, Parameters.NONE, 0, null);
        return new CompletionBuilder(origin, null, Samples.KIMI_PRICE, special);
    }
}
