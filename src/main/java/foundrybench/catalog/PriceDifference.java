package foundrybench.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One field of one deployment's price of which the tables do not all say the same.
///
/// @param figures what each table says that has the deployment, in the tables' order
public record PriceDifference(String deployment, PriceField field, List<Figure> figures) {
    private static final int FACTOR_DECIMALS = 2;

    public PriceDifference {
        figures = List.copyOf(figures);
    }

    /// @param value `null` when the table says nothing of it
    public record Figure(PriceTable table, @Nullable BigDecimal value) {}

    /// All of them, by deployment and field. A table without a deployment does not differ about it; one with it that
    /// leaves a field out does, because it will charge that part of a prompt at another rate.
    public static List<PriceDifference> between(Collection<PriceTable> tables) {
        var deployments = new LinkedHashSet<String>();
        tables.forEach(table -> deployments.addAll(table.prices().keySet()));
        var differences = new ArrayList<PriceDifference>();
        for (var deployment : deployments) {
            for (var field : PriceField.values()) {
                var difference = new PriceDifference(deployment, field, figures(tables, deployment, field));
                if (difference.isOne()) {
                    differences.add(difference);
                }
            }
        }
        return differences;
    }

    /// How many times the smallest figure the largest is, to two decimals; empty when fewer than two are known, or one is 0.
    public Optional<BigDecimal> factor() {
        var known = figures.stream().map(Figure::value).filter(Objects::nonNull).sorted().toList();
        return known.size() < 2 || known.getFirst().signum() == 0
                ? Optional.empty()
                : Optional.of(known.getLast().divide(known.getFirst(), FACTOR_DECIMALS, RoundingMode.HALF_UP));
    }

    private boolean isOne() {
        return figures.stream().anyMatch(figure -> !same(figure.value(), figures.getFirst().value()));
    }

    private static List<Figure> figures(Collection<PriceTable> tables, String deployment, PriceField field) {
        return tables.stream()
                .flatMap(table -> table.price(deployment).map(price -> new Figure(table, field.of(price))).stream())
                .toList();
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
