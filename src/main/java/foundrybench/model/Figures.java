package foundrybench.model;

import java.math.BigDecimal;
import java.math.MathContext;
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

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");

    private Figures() {}

    /// Dollars: cents from one dollar up, four decimals from one cent up, else two significant digits.
    public static String money(@Nullable BigDecimal dollars) {
        if (dollars == null) {
            return UNKNOWN;
        }
        if (dollars.signum() == 0) {
            return "$0";
        }
        var size = dollars.abs();
        BigDecimal rounded;
        if (size.compareTo(ONE) >= 0) {
            rounded = dollars.setScale(2, RoundingMode.HALF_UP);
        } else if (size.compareTo(CENT) >= 0) {
            rounded = dollars.setScale(4, RoundingMode.HALF_UP);
        } else {
            rounded = dollars.round(new MathContext(2, RoundingMode.HALF_UP));
        }
        return "$" + rounded.toPlainString();
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
        parts.add(tokens(completion.usage()));
        var cost = completion.cost();
        parts.add(money(cost == null ? null : cost.total()));
        if (cost != null) {
            parts.add(priceMonth(cost.asOf(), cost.priceTable()));
        }
        return String.join(" · ", parts);
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
