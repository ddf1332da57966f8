package foundrybench.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Figures as people read them, the same in the window and on the command line. What is unknown is a dash.
public final class Figures {
    /// Stands for what is unknown.
    public static final String UNKNOWN = "–";

    private static final double NOTED_WAIT_MILLIS = 100;
    private static final int CENTS = 2;
    private static final int FEWEST_DECIMALS = 4;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");

    private Figures() {}

    /// Dollars: cents from one dollar up, else four decimals, or as many as two significant digits need.
    public static String money(@Nullable BigDecimal dollars) {
        if (dollars == null) {
            return UNKNOWN;
        }
        if (dollars.signum() == 0) {
            return "$0";
        }
        int firstDigit = dollars.scale() - dollars.precision() + 1; // decimals up to the first digit that is not 0
        int decimals = dollars.abs().compareTo(BigDecimal.ONE) >= 0 ? CENTS : Math.max(FEWEST_DECIMALS, firstDigit + 1);
        return "$" + dollars.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /// A limit in dollars, with the decimals it was given: `$0.01`.
    public static String limit(BigDecimal dollars) {
        return "$" + dollars.toPlainString();
    }

    /// Milliseconds as seconds with one decimal, such as `2.4 s`.
    public static String seconds(@Nullable Double millis) {
        return millis == null ? UNKNOWN : String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }

    /// A count with thousands apart, such as `1,024`.
    public static String count(@Nullable Long number) {
        return number == null ? UNKNOWN : String.format(Locale.ROOT, "%,d", number);
    }

    /// Which prices: `prices 2026-05`.
    public static String priceMonth(@Nullable LocalDate asOf, String table) {
        return "prices " + (asOf == null ? table : MONTH.format(asOf));
    }

    /// The line of a completion's figures: times, tokens, cost and where the prices are from.
    public static String metricLine(Completion completion) {
        var parts = new ArrayList<String>();
        if (completion.simulated()) {
            parts.add("SIMULATED");
        }
        if (completion.origin().recorded()) {
            parts.add("RECORDED");
        }
        var timing = completion.timing();
        var thinking = timing.reasoningMs() == null
                ? ""
                : String.format(Locale.ROOT, " (thinking %.1f)", timing.reasoningMs() / 1000);
        parts.add("first answer " + seconds(timing.firstAnswerMs()) + thinking);
        parts.add(seconds(timing.totalMs()));
        var before = before(timing);
        if (!before.isEmpty()) {
            parts.add(before);
        }
        parts.add(tokens(completion.usage()));
        var cost = completion.cost();
        parts.add(money(cost == null ? null : cost.total()));
        if (cost != null) {
            parts.add(priceMonth(cost.asOf(), cost.priceTable()));
        }
        return String.join(" · ", parts);
    }

    /// What came before the attempt that counted: `3 attempts, waited 2.4 s`; empty when nothing worth a word did.
    public static String before(Timing timing) {
        var waited = timing.waitedMs() == null || timing.waitedMs() < NOTED_WAIT_MILLIS
                ? ""
                : "waited " + seconds(timing.waitedMs());
        if (timing.attempts() == null || timing.attempts() < 2) {
            return waited;
        }
        return timing.attempts() + " attempts" + (waited.isEmpty() ? "" : ", " + waited);
    }

    /// `120 in → 336 out (240 thinking)`.
    public static String tokens(@Nullable Usage usage) {
        if (usage == null) {
            return UNKNOWN + " in → " + UNKNOWN + " out";
        }
        var reasoning = usage.reasoningTokens();
        var thinking = reasoning == null || reasoning == 0 ? "" : " (" + count(reasoning) + " thinking)";
        return count(usage.promptTokens()) + " in → " + count(usage.completionTokens()) + " out" + thinking;
    }
}
