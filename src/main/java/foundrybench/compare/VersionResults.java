package foundrybench.compare;

import foundrybench.model.Completion;
import foundrybench.model.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What came of one version of a prompt at one deployment: medians over its calls.
///
/// @param completions of its calls, in the order they were given
/// @param answered calls that completed with an answer
/// @param cost in dollars, of those that are known; `null` when none is
/// @param firstAnswerMs `null` when none is known
/// @param totalMs `null` when none is known
/// @param tokensOut `null` when none is known
public record VersionResults(
        String deployment,
        List<Completion> completions,
        int answered,
        @Nullable BigDecimal cost,
        @Nullable Double firstAnswerMs,
        @Nullable Double totalMs,
        @Nullable Long tokensOut,
        boolean simulated) {

    public VersionResults {
        completions = List.copyOf(completions);
    }

    /// How many calls there were.
    public int calls() {
        return completions.size();
    }

    /// The price tables by which any of the calls was priced, each with its day, in order.
    public static List<String> priceTables(List<VersionResults> results) {
        return results.stream()
                .flatMap(result -> result.completions().stream())
                .map(Completion::cost)
                .filter(Objects::nonNull)
                .map(cost -> cost.priceTable() + (cost.asOf() == null ? "" : " of " + cost.asOf()))
                .distinct()
                .sorted()
                .toList();
    }

    /// By deployment, in the order of their names.
    public static List<VersionResults> of(List<Completion> completions) {
        var byDeployment = new TreeMap<String, List<Completion>>();
        for (var completion : completions) {
            var name = String.valueOf(completion.origin().deployment());
            byDeployment.merge(name, List.of(completion), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        }
        return byDeployment.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).toList();
    }

    private static VersionResults of(String deployment, List<Completion> calls) {
        var completed = calls.stream().filter(c -> c.status() == Status.COMPLETED).toList();
        return new VersionResults(
                deployment,
                calls,
                (int) calls.stream().filter(Completion::hasAnswer).count(),
                median(completed.stream().map(c -> c.cost() == null ? null : c.cost().total())),
                number(completed.stream().map(c -> c.timing().firstAnswerMs())),
                number(completed.stream().map(c -> c.timing().totalMs())),
                tokens(completed.stream().map(c -> c.usage() == null ? null : c.usage().completionTokens())),
                calls.stream().anyMatch(Completion::simulated));
    }

    private static @Nullable Double number(Stream<@Nullable Double> values) {
        var median = median(values.map(value -> value == null ? null : BigDecimal.valueOf(value)));
        return median == null ? null : Double.valueOf(median.doubleValue());
    }

    private static @Nullable Long tokens(Stream<@Nullable Long> values) {
        var median = median(values.map(value -> value == null ? null : BigDecimal.valueOf(value)));
        return median == null ? null : Long.valueOf(median.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /// The middle one, or half way between both in the middle.
    private static @Nullable BigDecimal median(Stream<@Nullable BigDecimal> values) {
        var sorted = values.filter(Objects::nonNull).sorted().toList();
        if (sorted.isEmpty()) {
            return null;
        }
        var high = sorted.get(sorted.size() / 2);
        var low = sorted.get((sorted.size() - 1) / 2);
        return high.equals(low) ? high : high.add(low).divide(BigDecimal.TWO);
    }
}
