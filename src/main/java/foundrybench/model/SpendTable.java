package foundrybench.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What was spent, added up by something.
public record SpendTable(List<Row> rows) {
    public SpendTable {
        rows = List.copyOf(rows);
    }

    /// A sum.
    ///
    /// @param name of what it is the sum of
    /// @param known dollars; more was spent if there are unknown ones
    public record Row(String name, int calls, int unknown, BigDecimal known) {
        private Row plus(SpendSlice slice) {
            return new Row(name, calls + slice.calls(), unknown + slice.unknown(), known.add(slice.known()));
        }

        /// In dollars, such as `≥ $0.0123` when some costs are not known, or a dash when none is.
        public String money() {
            if (unknown == calls) {
                return calls == 0 ? Figures.money(BigDecimal.ZERO) : Figures.UNKNOWN;
            }
            return (unknown > 0 ? "≥ " : "") + Figures.money(known);
        }
    }

    /// By day, the newest first.
    public static SpendTable byDay(List<SpendSlice> slices) {
        var days = new TreeMap<LocalDate, Row>();
        for (var slice : slices) {
            days.merge(slice.day(), row(slice.day().toString()).plus(slice), (a, _) -> a.plus(slice));
        }
        return new SpendTable(List.copyOf(days.descendingMap().values()));
    }

    /// By month, the newest first.
    public static SpendTable byMonth(List<SpendSlice> slices) {
        return byDay(slices.stream().map(SpendTable::onFirstOfMonth).toList()).renamed(day -> day.substring(0, "yyyy-MM".length()));
    }

    private static SpendSlice onFirstOfMonth(SpendSlice slice) {
        return new SpendSlice(slice.day().withDayOfMonth(1), slice.deployment(), slice.calls(), slice.unknown(), slice.known());
    }

    private SpendTable renamed(UnaryOperator<String> names) {
        return new SpendTable(rows.stream().map(row -> new Row(names.apply(row.name()), row.calls(), row.unknown(), row.known())).toList());
    }

    /// By a name, the dearest first.
    public static SpendTable by(List<SpendSlice> slices, Function<SpendSlice, String> name) {
        var rows = new LinkedHashMap<String, Row>();
        for (var slice : slices) {
            var key = name.apply(slice);
            rows.put(key, rows.getOrDefault(key, row(key)).plus(slice));
        }
        return new SpendTable(rows.values().stream().sorted((a, b) -> b.known().compareTo(a.known())).toList());
    }

    /// All together.
    public Row total() {
        return new Row(
                "total",
                rows.stream().mapToInt(Row::calls).sum(),
                rows.stream().mapToInt(Row::unknown).sum(),
                rows.stream().map(Row::known).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /// What this month comes to when it goes on as it began; the sum itself for a month that is over.
    ///
    /// @param spent in that month until now
    public static BigDecimal atThisPace(BigDecimal spent, YearMonth month, LocalDate today) {
        return YearMonth.from(today).equals(month)
                ? spent.multiply(BigDecimal.valueOf(month.lengthOfMonth()))
                        .divide(BigDecimal.valueOf(today.getDayOfMonth()), spent.scale() + 2, RoundingMode.HALF_UP)
                : spent;
    }

    private static Row row(String name) {
        return new Row(name, 0, 0, BigDecimal.ZERO);
    }
}
