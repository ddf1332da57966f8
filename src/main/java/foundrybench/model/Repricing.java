package foundrybench.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Works out what calls that were made would have cost at other prices, by the usage that was reported then.
public final class Repricing {
    private final Function<String, @Nullable Price> prices;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final TreeSet<String> tables = new TreeSet<>();

    /// @param prices of a deployment, in the other table; `null` where it has none
    public Repricing(Function<String, @Nullable Price> prices) {
        this.prices = prices;
    }

    /// The calls to one deployment.
    ///
    /// @param compared how many have a cost both then and now; the sums are of these
    /// @param unknown how many have not: no usage, or no price in one of the tables
    public record Row(String deployment, int compared, int unknown, BigDecimal then, BigDecimal now) {
        /// How much more; less than zero when it is less.
        public BigDecimal difference() {
            return now.subtract(then);
        }
    }

    /// One more call.
    public void add(Completion completion) {
        var deployment = completion.origin().deployment();
        if (deployment == null || completion.cost() == null && completion.wasFree()) {
            return; // never asked, or refused: it cost nothing and would not
        }
        var before = rows.getOrDefault(deployment, new Row(deployment, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO));
        var then = completion.cost();
        var now = now(completion, prices.apply(deployment));
        if (then != null) {
            tables.add(then.priceTable() + (then.asOf() == null ? "" : " of " + then.asOf()));
        }
        rows.put(deployment, then == null || now == null
                ? new Row(deployment, before.compared(), before.unknown() + 1, before.then(), before.now())
                : new Row(deployment, before.compared() + 1, before.unknown(), before.then().add(then.total()), before.now().add(now.total())));
    }

    private static @Nullable Cost now(Completion completion, @Nullable Price price) {
        return price == null || completion.usage() == null || completion.usageSuspect() ? null : Cost.of(completion.usage(), price);
    }

    /// By deployment.
    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /// All together.
    public Row total() {
        return new Row(
                "total",
                rows.values().stream().mapToInt(Row::compared).sum(),
                rows.values().stream().mapToInt(Row::unknown).sum(),
                rows.values().stream().map(Row::then).reduce(BigDecimal.ZERO, BigDecimal::add),
                rows.values().stream().map(Row::now).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /// The tables that the costs of then are from.
    public List<String> tables() {
        return List.copyOf(tables);
    }
}
