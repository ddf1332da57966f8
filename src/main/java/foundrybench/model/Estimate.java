package foundrybench.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A range for the cost of a call, before it is made.
///
/// @param promptTokens tokens of the prompt, counted here
/// @param promptTokensBy who counted, and how well that fits the model, such as `o200k` or `o200k approx.`
/// @param low the prompt alone; `null` when the price is unknown
/// @param high with the whole output limit used; `null` when price or limit is unknown
/// @param priceTable id of the table the price is from; `null` when the price is unknown
/// @param asOf the day of that table's figures
public record Estimate(
        long promptTokens,
        String promptTokensBy,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable String priceTable,
        @Nullable LocalDate asOf) {

    /// Counted with the vocabulary of the model itself.
    public static final String EXACT = "o200k";
    /// Counted with another model's vocabulary.
    public static final String APPROXIMATE = "o200k approx.";

    /// Whether the model's own vocabulary counted the prompt.
    boolean isExact() {
        return promptTokensBy.equals(EXACT);
    }

    /// The range for a prompt of this many tokens, nothing of it cached.
    ///
    /// @param outputLimit tokens that may be generated at most; `null` when nothing limits them
    public static Estimate of(long promptTokens, String promptTokensBy, @Nullable Integer outputLimit, @Nullable Price price) {
        if (price == null) {
            return new Estimate(promptTokens, promptTokensBy, null, null, null, null);
        }
        var rates = price.ratesFor(promptTokens);
        var low = Cost.dollars(promptTokens, rates.input());
        var high = outputLimit == null ? null : low.add(Cost.dollars(outputLimit, rates.output()));
        return new Estimate(promptTokens, promptTokensBy, low, high, price.table(), price.asOf());
    }
}
