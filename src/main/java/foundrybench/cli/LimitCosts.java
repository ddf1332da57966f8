package foundrybench.cli;

import foundrybench.model.Completion;
import foundrybench.model.Cost;
import foundrybench.model.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the calls of a search cost.
///
/// @param known of those whose cost is known, together; `null` when none is
/// @param unknown how many there are whose cost is not
/// @param priceTable id of the table the prices are from; `null` when no cost is known
/// @param asOf the day of that table's figures
record LimitCosts(@Nullable BigDecimal known, long unknown, @Nullable String priceTable, @Nullable LocalDate asOf) {
    static LimitCosts of(List<Completion> completions) {
        var costs = completions.stream().map(Completion::cost).filter(Objects::nonNull).toList();
        var first = costs.isEmpty() ? null : costs.getFirst();
        return new LimitCosts(
                first == null ? null : costs.stream().map(Cost::total).reduce(BigDecimal.ZERO, BigDecimal::add),
                completions.size() - costs.size(),
                first == null ? null : first.priceTable(),
                first == null ? null : first.asOf());
    }

    /// Of all calls together; `null` when that of one is unknown.
    @Nullable BigDecimal whole() {
        return unknown == 0 ? known : null;
    }

    /// `$0.0123 (prices 2026-05)`, and how many are not in it.
    String words() {
        if (known == null || priceTable == null) {
            return "cost unknown";
        }
        var rest = unknown == 0 ? "" : " and %d of unknown cost".formatted(unknown);
        return "%s%s (%s)".formatted(Figures.money(known), rest, Figures.priceMonth(asOf, priceTable));
    }
}
