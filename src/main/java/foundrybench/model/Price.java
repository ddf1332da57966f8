package foundrybench.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a deployment's tokens cost, in US dollars per million, and who says so.
///
/// @param table id of the price table it stands in
/// @param asOf the day the table's figures were read
/// @param rates the rates up to the tier's threshold
/// @param tier the rates for long prompts, if there are others
public record Price(String table, @Nullable LocalDate asOf, Rates rates, @Nullable Tier tier) {

    /// Dollars per million tokens.
    ///
    /// @param cachedInput for the part of the prompt read from the service's cache; without it the whole
    ///     prompt costs `input`
    public record Rates(BigDecimal input, @Nullable BigDecimal cachedInput, BigDecimal output) {}

    /// Rates that hold for the whole request once the prompt is longer than `abovePromptTokens`, strictly.
    public record Tier(long abovePromptTokens, Rates rates) {}

    /// The rates for a prompt of this many tokens.
    public Rates ratesFor(long promptTokens) {
        return tier != null && promptTokens > tier.abovePromptTokens() ? tier.rates() : rates;
    }
}
