package foundrybench.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a completion cost in US dollars, exactly: `total = input + cachedInput + output`.
///
/// @param input the uncached part of the prompt
/// @param cachedInput the cached part of the prompt
/// @param output all that was generated
/// @param reasoning the part of `output` that thinking took; unknown when its tokens are
/// @param priceTable id of the table the price is from
/// @param asOf the day of that table's figures
public record Cost(
        BigDecimal input,
        BigDecimal cachedInput,
        BigDecimal output,
        @Nullable BigDecimal reasoning,
        BigDecimal total,
        String priceTable,
        @Nullable LocalDate asOf) {

    private static final int PER_MILLION = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int CALLS_POWER = 3;

    /// The cost of a reported usage at a price; `null` when prompt or completion tokens are unknown. A cached
    /// part costs the full input rate when the price names no rate for it.
    public static @Nullable Cost of(Usage usage, Price price) {
        var prompt = usage.promptTokens();
        var completion = usage.completionTokens();
        if (prompt == null || completion == null) {
            return null;
        }
        var rates = price.ratesFor(prompt);
        long cached = usage.cachedTokens() == null ? 0 : usage.cachedTokens();
        var cachedRate = rates.cachedInput() == null ? rates.input() : rates.cachedInput();
        var input = dollars(prompt - cached, rates.input());
        var cachedInput = dollars(cached, cachedRate);
        var output = dollars(completion, rates.output());
        var reasoning = usage.reasoningTokens() == null ? null : dollars(usage.reasoningTokens(), rates.output());
        return new Cost(
                input, cachedInput, output, reasoning, exact(input.add(cachedInput).add(output)), price.table(), price.asOf());
    }

    /// How much of the money thinking took, in whole percent; `null` when that is unknown or nothing was paid.
    public @Nullable BigDecimal reasoningPercent() {
        return reasoning == null || total.signum() <= 0
                ? null
                : reasoning.multiply(HUNDRED).divide(total, 0, RoundingMode.HALF_UP);
    }

    /// What the answer itself cost, without the thinking; `null` when that is unknown.
    public @Nullable BigDecimal answer() {
        return reasoning == null ? null : exact(output.subtract(reasoning));
    }

    /// What a thousand such calls cost.
    public BigDecimal per1000() {
        return exact(total.movePointRight(CALLS_POWER));
    }

    /// Tokens at a rate per million, exact and without trailing zeros.
    static BigDecimal dollars(long tokens, BigDecimal ratePerMillion) {
        return exact(ratePerMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(PER_MILLION));
    }

    private static BigDecimal exact(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }
}
