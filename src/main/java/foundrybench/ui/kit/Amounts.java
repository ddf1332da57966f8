package foundrybench.ui.kit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as the window shows them. What is unknown is a dash, never a zero.
public final class Amounts {
    /// Stands for what is not known.
    public static final String UNKNOWN = "–";

    private static final double MILLIS_PER_SECOND = 1000;
    private static final int FEWEST_DECIMALS = 4;
    private static final int RATE_DECIMALS = 2;

    private Amounts() {}

    /// Milliseconds as seconds: `2.4`.
    public static String bareSeconds(@Nullable Double millis) {
        return millis == null ? UNKNOWN : String.format(Locale.ROOT, "%.1f", millis / MILLIS_PER_SECOND);
    }

    /// Milliseconds as seconds with their unit: `2.4 s`.
    public static String seconds(@Nullable Double millis) {
        return millis == null ? UNKNOWN : bareSeconds(millis) + " s";
    }

    /// A whole number: `1,000`.
    public static String tokens(@Nullable Long tokens) {
        return tokens == null ? UNKNOWN : String.format(Locale.ROOT, "%,d", tokens);
    }

    /// What something cost: `$0.00029`. Four decimals, or as many as two significant digits need.
    public static String dollars(@Nullable BigDecimal amount) {
        return amount == null ? UNKNOWN : "$" + rounded(amount, 2);
    }

    /// What something may cost, more coarsely: `$0.0003 – 0.0175`, or `from $0.0003` without an upper end.
    public static String range(BigDecimal low, @Nullable BigDecimal high) {
        var from = "$" + rounded(low, 1);
        return high == null ? Words.of("estimate.from", from) : from + " – " + rounded(high, 1);
    }

    /// A list price: `4.00`, with more decimals where it has them.
    public static String rate(BigDecimal perMillion) {
        return perMillion
                .setScale(Math.max(RATE_DECIMALS, perMillion.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static String rounded(BigDecimal amount, int significant) {
        if (amount.signum() == 0) {
            return "0";
        }
        int firstDigit = amount.scale() - amount.precision() + 1; // decimals up to the first digit that is not 0
        int decimals = Math.max(FEWEST_DECIMALS, firstDigit + significant - 1);
        return amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
