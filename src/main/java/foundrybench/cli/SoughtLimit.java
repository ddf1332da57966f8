package foundrybench.cli;

import foundrybench.model.Estimate;
import foundrybench.run.LimitSearch;
import foundrybench.run.LimitTarget;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A deployment whose least output limit is looked for, and what that may cost.
///
/// @param atCap the range of one call at the cap
record SoughtLimit(LimitTarget search, Estimate atCap) {
    /// Its deployment's.
    String name() {
        return search.deployment().name();
    }

    /// How many calls there are at most, however the model varies.
    int mostCalls() {
        return LimitSearch.mostCalls(search.cap(), search.repeats());
    }

    /// What all of them cost at most; `null` when the price is unknown.
    @Nullable BigDecimal most() {
        return atCap.high() == null ? null : atCap.high().multiply(BigDecimal.valueOf(mostCalls()));
    }
}
