package foundrybench.probe;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Failure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How the probe of one deployment went.
///
/// @param card what is known of it now: all by this probe when it was made to its end, else what was found over what
///     was known before
/// @param calls requests that were made
/// @param cost what they cost; `null` when that is not known
/// @param unpriced how many were answered without their cost being known
/// @param knownCost what the others cost
/// @param priceTable the table by which it was reckoned; `null` without a price
/// @param simulated whether no model answered
/// @param failure why it was not made to its end; `null` when it was
public record ProbeReport(
        Deployment deployment,
        Card card,
        int calls,
        @Nullable BigDecimal cost,
        int unpriced,
        BigDecimal knownCost,
        @Nullable String priceTable,
        boolean simulated,
        @Nullable Failure failure) {

    /// Of one that was not begun.
    public static ProbeReport notBegun(Deployment deployment, Card card, Failure why) {
        return new ProbeReport(deployment, card, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO, null, false, why);
    }
}
