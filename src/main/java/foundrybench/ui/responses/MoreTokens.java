package foundrybench.ui.responses;

import foundrybench.model.Figures;
import foundrybench.model.MoreRoom;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import org.jspecify.annotations.Nullable;

/// The way out when the whole budget went to thinking, as a button: the same again with a larger one.
///
/// @param maxTokens the larger output limit
/// @param label what the button says: what it does, what it may cost at most, and by the prices of which month
/// @param prices which price table that is by; empty when the price is unknown
public record MoreTokens(int maxTokens, String label, String prices) {
    static @Nullable MoreTokens of(@Nullable MoreRoom room) {
        return room instanceof MoreRoom.Offer offer ? of(offer) : null;
    }

    private static MoreTokens of(MoreRoom.Offer offer) {
        var label = Words.of("more-tokens", Amounts.tokens((long) offer.maxTokens()));
        var cost = offer.cost();
        if (cost == null || cost.high() == null || cost.priceTable() == null) {
            return new MoreTokens(offer.maxTokens(), label, "");
        }
        return new MoreTokens(
                offer.maxTokens(),
                Words.of("more-tokens.up-to", label, Amounts.dollars(cost.high()), Figures.priceMonth(cost.asOf(), cost.priceTable())),
                Words.of("more-tokens.prices", cost.priceTable(), cost.asOf()));
    }
}
