package foundrybench.model;

import foundrybench.model.RunTable.Row;
import java.util.function.Function;

/// The figures of a [RunTable] as people read them, in the order of its columns.
public enum RunColumn {
    FIRST_ANSWER("first answer", row -> Figures.seconds(row.firstAnswerMs()), _ -> ""),
    THINKING("thinking", row -> Figures.seconds(row.thinkingMs()), _ -> ""),
    TOTAL("total", row -> Figures.seconds(row.totalMs()), _ -> ""),
    TOKENS_IN("tokens in", row -> Figures.count(row.tokensIn()), table -> table.tokensIn().count()),
    TOKENS_OUT("tokens out", row -> Figures.count(row.tokensOut()), table -> table.tokensOut().count()),
    TOKENS_THINKING("of it thinking", row -> Figures.count(row.tokensThinking()), table -> table.tokensThinking().count()),
    TOKENS_PER_SECOND("tokens/s", Row::rate, _ -> ""),
    COST("cost", row -> Figures.money(row.cost()), table -> table.cost().money()),
    COST_PER_1000("per 1,000 calls", row -> Figures.money(row.costPer1000()), table -> table.costPer1000().money());

    private final String head;
    private final Function<Row, String> text;
    private final Function<RunTable, String> total;

    RunColumn(String head, Function<Row, String> text, Function<RunTable, String> total) {
        this.head = head;
        this.text = text;
        this.total = total;
    }

    /// What stands above it.
    public String head() {
        return head;
    }

    /// The figure of one answer; a dash when it is unknown.
    public String of(Row row) {
        return text.apply(row);
    }

    /// What all come to; empty where a sum says nothing.
    public String total(RunTable table) {
        return total.apply(table);
    }
}
