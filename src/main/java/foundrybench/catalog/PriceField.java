package foundrybench.catalog;

import foundrybench.model.Price;
import foundrybench.model.Price.Rates;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of a price table's row: dollars per million tokens, but for the threshold, which is in tokens.
public enum PriceField {
    INPUT("inputPer1M", price -> price.rates().input()),
    CACHED_INPUT("cachedInputPer1M", price -> price.rates().cachedInput()),
    OUTPUT("outputPer1M", price -> price.rates().output()),
    TIER_ABOVE("tier.abovePromptTokens", price -> price.tier() == null ? null : BigDecimal.valueOf(price.tier().abovePromptTokens())),
    TIER_INPUT("tier.inputPer1M", price -> tier(price, Rates::input)),
    TIER_CACHED_INPUT("tier.cachedInputPer1M", price -> tier(price, Rates::cachedInput)),
    TIER_OUTPUT("tier.outputPer1M", price -> tier(price, Rates::output));

    private final String path;
    private final Function<Price, @Nullable BigDecimal> value;

    PriceField(String path, Function<Price, @Nullable BigDecimal> value) {
        this.path = path;
        this.value = value;
    }

    /// Where it stands in the row, such as `tier.outputPer1M`.
    public String path() {
        return path;
    }

    /// What this price says of it; `null` when nothing.
    @Nullable BigDecimal of(Price price) {
        return value.apply(price);
    }

    private static @Nullable BigDecimal tier(Price price, Function<Rates, @Nullable BigDecimal> rate) {
        var tier = price.tier();
        return tier == null ? null : rate.apply(tier.rates());
    }
}
