package foundrybench.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The figures of answers to one prompt, side by side, and what they come to.
public record RunTable(List<Row> rows) {
    /// Marks the least known cost.
    public static final String CHEAPEST = "cheapest";

    /// Marks the least total time.
    public static final String FASTEST = "fastest";

    public RunTable {
        rows = List.copyOf(rows);
    }

    /// Of answers that have settled.
    public static RunTable of(List<Completion> completions) {
        return new RunTable(completions.stream()
                .map(completion -> new Row(
                        completion.origin().deployment() == null ? Figures.UNKNOWN : completion.origin().deployment(),
                        completion.status().wireName(),
                        completion))
                .toList());
    }

    /// The figures of one answer.
    ///
    /// @param deployment who answered
    /// @param status how far it has come, in a word or two
    public record Row(String deployment, String status, Completion completion) {
        private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

        public @Nullable Double firstAnswerMs() {
            return completion.timing().firstAnswerMs();
        }

        public @Nullable Double thinkingMs() {
            return completion.timing().reasoningMs();
        }

        /// From when it was sent, waits before that left out.
        public @Nullable Double totalMs() {
            return completion.timing().totalMs();
        }

        public @Nullable Long tokensIn() {
            return usage(Usage::promptTokens);
        }

        public @Nullable Long tokensOut() {
            return usage(Usage::completionTokens);
        }

        public @Nullable Long tokensThinking() {
            return usage(Usage::reasoningTokens);
        }

        private @Nullable Long usage(Function<Usage, @Nullable Long> field) {
            return completion.usage() == null ? null : field.apply(completion.usage());
        }

        /// Output tokens, thinking included, a second of the total time, with one decimal.
        public @Nullable BigDecimal tokensPerSecond() {
            var tokens = tokensOut();
            var millis = totalMs();
            if (tokens == null || millis == null || millis <= 0 || completion.usageSuspect()) {
                return null;
            }
            return BigDecimal.valueOf(tokens).multiply(MILLIS).divide(BigDecimal.valueOf(millis), 1, RoundingMode.HALF_UP);
        }

        /// That as people read it.
        String rate() {
            var rate = tokensPerSecond();
            return rate == null ? Figures.UNKNOWN : rate.toPlainString();
        }

        public @Nullable BigDecimal cost() {
            return completion.cost() == null ? null : completion.cost().total();
        }

        public @Nullable BigDecimal costPer1000() {
            return completion.cost() == null ? null : completion.cost().per1000();
        }
    }

    /// A sum over all rows.
    ///
    /// @param known of those that are known; `null` when none is
    /// @param unknown how many are not
    public record Sum(@Nullable BigDecimal known, int unknown) {
        /// Whether it is more than is known of it.
        public boolean isPartial() {
            return known != null && unknown > 0;
        }

        /// As a number of tokens, such as `≥ 1,024` when some are not known.
        public String count() {
            return atLeast(Figures.count(known == null ? null : known.longValueExact()));
        }

        /// As dollars.
        public String money() {
            return atLeast(Figures.money(known));
        }

        private String atLeast(String text) {
            return isPartial() ? "≥ " + text : text;
        }
    }

    /// Whether some sum lacks what is not known.
    public boolean isPartial() {
        return Stream.of(tokensIn(), tokensOut(), tokensThinking(), cost()).anyMatch(Sum::isPartial);
    }

    /// The whole answers with the least known cost. None when nothing is dearer: then there is nothing to tell.
    public List<Row> cheapest() {
        return least(Row::cost);
    }

    /// The whole answers with the least total time. None when nothing is slower.
    public List<Row> fastest() {
        return least(Row::totalMs);
    }

    private <T extends Comparable<T>> List<Row> least(Function<Row, @Nullable T> figure) {
        var known = rows.stream()
                .filter(row -> row.completion().hasAnswer() && figure.apply(row) != null)
                .toList();
        var figures = known.stream().map(figure).flatMap(Stream::ofNullable).sorted(Comparator.naturalOrder()).toList();
        if (figures.isEmpty() || figures.getFirst().compareTo(figures.getLast()) == 0) {
            return List.of();
        }
        return known.stream().filter(row -> {
            var own = figure.apply(row);
            return own != null && own.compareTo(figures.getFirst()) == 0;
        }).toList();
    }

    public Sum tokensIn() {
        return sum(row -> decimal(row.tokensIn()));
    }

    public Sum tokensOut() {
        return sum(row -> decimal(row.tokensOut()));
    }

    public Sum tokensThinking() {
        return sum(row -> decimal(row.tokensThinking()));
    }

    public Sum cost() {
        return sum(Row::cost);
    }

    /// What a thousand such runs cost.
    public Sum costPer1000() {
        return sum(Row::costPer1000);
    }

    private static @Nullable BigDecimal decimal(@Nullable Long number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }

    private Sum sum(Function<Row, @Nullable BigDecimal> figure) {
        var known = rows.stream().map(figure).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
        return new Sum(known.stream().reduce(BigDecimal::add).orElse(null), rows.size() - known.size());
    }

    /// Whether no model gave any of the answers.
    public boolean isAllSimulated() {
        return rows.stream().allMatch(row -> row.completion().simulated());
    }

    /// Whether no model gave some of the answers.
    public boolean isSimulated() {
        return rows.stream().anyMatch(row -> row.completion().simulated());
    }

    /// The price tables that the costs are by, each with its day: `guide-2026-05 (2026-05-03)`.
    public List<String> prices() {
        var tables = new ArrayList<String>();
        for (var row : rows) {
            var cost = row.completion().cost();
            if (cost != null) {
                var day = cost.asOf() == null ? Figures.UNKNOWN : cost.asOf().toString();
                tables.add("%s (%s)".formatted(cost.priceTable(), day));
            }
        }
        return tables.stream().distinct().toList();
    }

    /// What stands out in a row, in words: `cheapest`, `fastest`, both or nothing.
    public List<String> marks(Row row) {
        var marks = new ArrayList<String>();
        if (cheapest().contains(row)) {
            marks.add(CHEAPEST);
        }
        if (fastest().contains(row)) {
            marks.add(FASTEST);
        }
        return marks;
    }
}
