package foundrybench.format;

import foundrybench.model.RunColumn;
import foundrybench.model.RunTable;
import foundrybench.model.RunTable.Row;
import foundrybench.model.RunTable.Sum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A [RunTable] to paste elsewhere: as Markdown for people, as CSV for spreadsheets and scripts. Names come from
/// services and are nothing but text in both.
public final class RunTableText {
    private static final String SIMULATED = "SIMULATED";
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_|<>\\[\\]~&]");
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");
    private static final int MILLIS_POWER = 3;
    private static final List<String> HEADS = List.of(
            "deployment", "status", "simulated", "attempts", "waited_s", "first_answer_s", "thinking_s", "total_s",
            "tokens_in", "tokens_out", "tokens_thinking", "tokens_per_s", "cost_usd", "cost_per_1000_calls_usd", "mark",
            "price_table", "prices_as_of");

    private RunTableText() {}

    /// As CSV by RFC 4180, with a header line; what is unknown is an empty field. Exact money, times in seconds. A text
    /// that a spreadsheet would take for a formula begins with an apostrophe.
    public static String csv(RunTable table) {
        var records = new ArrayList<List<String>>();
        records.add(HEADS);
        table.rows().forEach(row -> records.add(fields(row, table)));
        records.add(totals(table));
        return records.stream()
                .map(fields -> fields.stream().map(RunTableText::quoted).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    private static List<String> fields(Row row, RunTable table) {
        var timing = row.completion().timing();
        var cost = row.completion().cost();
        return List.of(
                text(row.deployment()),
                text(row.status()),
                row.completion().simulated() ? SIMULATED : "",
                plain(timing.attempts()),
                seconds(timing.waitedMs()),
                seconds(row.firstAnswerMs()),
                seconds(row.thinkingMs()),
                seconds(row.totalMs()),
                plain(row.tokensIn()),
                plain(row.tokensOut()),
                plain(row.tokensThinking()),
                plain(row.tokensPerSecond()),
                plain(row.cost()),
                plain(row.costPer1000()),
                String.join(" ", table.marks(row)),
                cost == null ? "" : text(cost.priceTable()),
                cost == null || cost.asOf() == null ? "" : cost.asOf().toString());
    }

    private static List<String> totals(RunTable table) {
        return List.of(
                "total", "", table.isSimulated() ? SIMULATED : "", "", "", "", "", "",
                plain(table.tokensIn()), plain(table.tokensOut()), plain(table.tokensThinking()), "",
                plain(table.cost()), plain(table.costPer1000()), "", "", "");
    }

    /// As a Markdown table, with the day of the prices below it, and what the signs in it mean.
    public static String markdown(RunTable table) {
        var lines = new ArrayList<String>();
        if (table.isSimulated()) {
            lines.add("**SIMULATED**: where it says so, no model gave the answer, and it cost nothing.");
            lines.add("");
        }
        var columns = RunColumn.values();
        lines.add(line("deployment", "status", Arrays.stream(columns).map(RunColumn::head), "mark"));
        lines.add("| --- | --- |" + " ---: |".repeat(columns.length) + " --- |");
        for (var row : table.rows()) {
            var status = row.status() + (row.completion().simulated() ? ", " + SIMULATED : "");
            var marks = String.join(", ", table.marks(row));
            lines.add(line(escaped(row.deployment()), escaped(status), Arrays.stream(columns).map(c -> c.of(row)), marks));
        }
        lines.add(line("**total**", "", Arrays.stream(columns).map(column -> column.total(table)), ""));
        lines.add("");
        lines.add(table.prices().isEmpty() ? "No cost is known." : escaped("Prices: " + String.join(", ", table.prices()) + "."));
        if (table.isPartial()) {
            lines.add("");
            lines.add("A total with ≥ lacks what is not known.");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(String first, String second, Stream<String> figures, String last) {
        return Stream.of(Stream.of(first, second), figures, Stream.of(last))
                .flatMap(cells -> cells)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String escaped(String text) {
        return MARKUP.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("\\\\$0");
    }

    private static String quoted(String field) {
        boolean needsQuotes = field.chars().anyMatch(c -> "\",\r\n'".indexOf(c) >= 0);
        return needsQuotes ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }

    /// A text that begins like a formula, perhaps behind blanks, is kept from being one.
    private static String text(String text) {
        var start = text.stripLeading();
        boolean isFormula = !start.isEmpty() && "=+-@".indexOf(start.charAt(0)) >= 0;
        return isFormula || !start.equals(text) ? "'" + text : text;
    }

    private static String seconds(@Nullable Double millis) {
        return millis == null
                ? ""
                : BigDecimal.valueOf(millis).movePointLeft(MILLIS_POWER).setScale(MILLIS_POWER, RoundingMode.HALF_UP).toPlainString();
    }

    private static String plain(@Nullable Number number) {
        return number == null ? "" : number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }

    /// Less than all of it is no number to go on with.
    private static String plain(Sum sum) {
        return (sum.isPartial() ? "≥ " : "") + plain(sum.known());
    }
}
