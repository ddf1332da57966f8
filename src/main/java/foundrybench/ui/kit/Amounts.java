package foundrybench.ui.kit;

import foundrybench.model.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as the window shows them, by the rules of [Figures] and some more of its own.
public final class Amounts {
    /// Stands for what is not known.
    public static final String UNKNOWN = Figures.UNKNOWN;

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
        return Figures.seconds(millis);
    }

    /// A whole number: `1,000`.
    public static String tokens(@Nullable Long tokens) {
        return Figures.count(tokens);
    }

    /// What something cost: `$0.00029`, as [Figures#money] has it.
    public static String dollars(@Nullable BigDecimal amount) {
        return Figures.money(amount);
    }

    /// What something may cost, more coarsely: `$0.0003 – 0.0175`, or `from $0.0003` without an upper end.
    public static String range(BigDecimal low, @Nullable BigDecimal high) {
        var from = "$" + rounded(low);
        return high == null ? Words.of("estimate.from", from) : from + " – " + rounded(high);
    }

    /// A list price: `4.00`, with more decimals where it has them.
    public static String rate(BigDecimal perMillion) {
        return perMillion
                .setScale(Math.max(RATE_DECIMALS, perMillion.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static String rounded(BigDecimal amount) {
        if (amount.signum() == 0) {
            return "0";
        }
        int firstDigit = amount.scale() - amount.precision() + 1; // decimals up to the first digit that is not 0
        int decimals = Math.max(FEWEST_DECIMALS, firstDigit);
        return amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
