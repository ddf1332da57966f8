package foundrybench.ui.responses;

import foundrybench.model.RunColumn;
import foundrybench.model.RunTable;
import foundrybench.model.RunTable.Row;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The figures of a run, a line an answer and one for all, and a way to take them elsewhere.
final class RunTableView extends VBox {
    private static final PseudoClass BEST = PseudoClass.getPseudoClass("best");
    private static final String GAP = ", ";

    private final Label title = Controls.label(Words.of("table.deployment"), "run-head");
    private final GridPane grid = new GridPane();
    private final Label prices = Controls.label("", "run-prices");
    private final Label simulated = Controls.simulatedChip();
    private RunTable shown = new RunTable(List.of());
    private List<String> texts = List.of();

    RunTableView(PaneActions actions) {
        getStyleClass().add("run-table");
        grid.getStyleClass().add("run-grid");
        var markdown = Controls.on(Controls.button("table.markdown"), () -> actions.copyMarkdown(shown));
        var csv = Controls.on(Controls.button("table.csv"), () -> actions.copyCsv(shown));
        markdown.getStyleClass().addAll("flat", "run-copy");
        csv.getStyleClass().addAll("flat", "run-copy");
        markdown.setMinWidth(USE_PREF_SIZE);
        csv.setMinWidth(USE_PREF_SIZE);
        prices.setMinWidth(0);
        var foot = new HBox(simulated, prices, Controls.spacer(), markdown, csv);
        foot.getStyleClass().add("run-foot");
        getChildren().addAll(scrolled(), foot);
    }

    private Node scrolled() {
        var scroll = new ScrollPane(grid);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "run-scroll");
        scroll.setFocusTraversable(false);
        return scroll;
    }

    /// Whether the first column has its name above it.
    void showTitle(boolean isShown) {
        title.setVisible(isShown);
    }

    /// Costs little, and keeps the focus, when nobody would see a difference.
    void show(RunTable table) {
        shown = table;
        var next = texts();
        if (next.equals(texts)) {
            return;
        }
        texts = next;
        grid.getChildren().clear();
        head();
        table.rows().forEach(this::line);
        total();
        prices.setText(priceWords());
        Controls.show(simulated, table.isAllSimulated() && !table.rows().isEmpty());
    }

    /// All that is to be read in it.
    private List<String> texts() {
        var all = new ArrayList<String>();
        for (var row : shown.rows()) {
            all.add(row.deployment());
            all.add(status(row));
            Arrays.stream(RunColumn.values()).map(column -> column.of(row)).forEach(all::add);
            all.addAll(shown.marks(row));
        }
        all.add(priceWords());
        return all;
    }

    private String status(Row row) {
        boolean isOneSimulated = row.completion().simulated() && !shown.isAllSimulated();
        return row.status() + (isOneSimulated ? GAP + Words.of("simulated") : "");
    }

    private String priceWords() {
        var words = shown.prices().isEmpty()
                ? Words.of("table.no-prices")
                : Words.of("table.prices", String.join(GAP, shown.prices()));
        return shown.isPartial() ? words + "  " + Words.of("table.partial") : words;
    }

    private void head() {
        var cells = new ArrayList<Label>();
        cells.add(title);
        cells.add(Controls.label("", "run-head"));
        for (var column : RunColumn.values()) {
            var cell = Controls.label(column.head(), "run-head");
            Controls.tip(cell, Words.of("table." + column.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".tip"));
            cells.add(cell);
        }
        place(0, cells);
    }

    private void line(Row row) {
        var marks = shown.marks(row);
        var cells = new ArrayList<Label>();
        cells.add(Controls.label(row.deployment(), "run-name"));
        cells.add(Controls.label(status(row), "run-status"));
        var spoken = new ArrayList<String>(List.of(row.deployment(), row.status()));
        for (var column : RunColumn.values()) {
            var cell = Controls.label(column.of(row), "run-figure");
            cell.pseudoClassStateChanged(BEST, isBest(column, marks));
            cells.add(cell);
            spoken.add(column.head() + " " + column.of(row));
        }
        cells.add(Controls.label(marks.stream().map(mark -> "✓ " + mark).collect(Collectors.joining("  ")), "run-marks"));
        if (row.completion().simulated()) {
            spoken.add(Words.of("simulated"));
        }
        spoken.addAll(marks);
        place(backed(spoken), cells);
    }

    private static boolean isBest(RunColumn column, List<String> marks) {
        return switch (column) {
            case COST, COST_PER_1000 -> marks.contains(RunTable.CHEAPEST);
            case TOTAL -> marks.contains(RunTable.FASTEST);
            default -> false;
        };
    }

    private void total() {
        var cells = new ArrayList<Label>();
        cells.add(Controls.label(Words.of("table.total"), "run-name"));
        cells.add(Controls.label("", "run-status"));
        var spoken = new ArrayList<String>(List.of(Words.of("table.total")));
        for (var column : RunColumn.values()) {
            var sum = column.total(shown);
            cells.add(Controls.label(sum, "run-figure"));
            if (!sum.isEmpty()) {
                spoken.add(column.head() + " " + sum);
            }
        }
        int row = backed(spoken);
        grid.getChildren().getLast().getStyleClass().add("run-total");
        place(row, cells);
    }

    /// Begins the next row with what has the focus for all of it.
    private int backed(List<String> spoken) {
        int row = grid.getRowCount();
        var back = new Region();
        back.getStyleClass().add("run-line");
        back.setFocusTraversable(true);
        back.setAccessibleRole(AccessibleRole.TEXT);
        back.setAccessibleText(String.join(GAP, spoken));
        grid.add(back, 0, row, RunColumn.values().length + 3, 1);
        return row;
    }

    private void place(int row, List<Label> cells) {
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            cell.setMinWidth(USE_PREF_SIZE);
            boolean isFigure = i > 1 && i <= RunColumn.values().length + 1;
            GridPane.setHalignment(cell, isFigure ? HPos.RIGHT : HPos.LEFT);
            grid.add(cell, i, row);
        }
    }
}
