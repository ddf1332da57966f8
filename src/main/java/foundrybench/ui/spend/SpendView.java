package foundrybench.ui.spend;

import foundrybench.model.Figures;
import foundrybench.model.MonthlyEstimate;
import foundrybench.model.Repricing;
import foundrybench.model.SpendSlice;
import foundrybench.model.SpendTable;
import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.Chart;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What real calls cost: by day, deployment or layer; this month beside what is expected of one; and what it would cost by
/// another price table. Belongs to the window's thread.
public final class SpendView extends VBox {
    private static final List<String> GROUPS = List.of("spend.by.day", "spend.by.deployment", "spend.by.layer");
    private static final List<String> PERIODS = List.of("spend.month", "spend.days30", "spend.days90", "spend.all");
    private static final int MOST_BARS = 40;
    private static final int MOST_DAYS = 92;
    private static final double FIRST_COLUMN = 240;
    private static final double COLUMN = 130;

    private final ComboBox<String> by = choice("spend.by", GROUPS.stream().map(Words::of).toList());
    private final ComboBox<String> period = choice("spend.period", PERIODS.stream().map(Words::of).toList());
    private final ComboBox<String> prices;
    private final Label total = Controls.label("", "spend-total");
    private final Label note = Controls.label("", "quiet");
    private final StackPane chart = new StackPane();
    private final TableView<List<String>> table = new TableView<>();
    private final MonthlyEstimate estimate;
    private final UnaryOperator<String> layers;
    private final Asked asked;
    private LocalDate today = LocalDate.EPOCH;
    private List<SpendSlice> slices = List.of();
    private List<String> pricedBy = List.of();

    /// What is wanted.
    public interface Asked {
        /// Those since then, to be shown by [SpendView#show(List, List, LocalDate)].
        void spend(Period period);

        /// What they would cost by this table, to be shown by [SpendView#show(Repricing, String)].
        void reprice(Period period, String table);
    }

    /// In which time.
    public enum Period {
        MONTH,
        DAYS_30,
        DAYS_90,
        ALL;

        /// The first day of it.
        public LocalDate from(LocalDate today) {
            return switch (this) {
                case MONTH -> today.withDayOfMonth(1);
                case DAYS_30 -> today.minusDays(29);
                case DAYS_90 -> today.minusDays(89);
                case ALL -> LocalDate.EPOCH;
            };
        }
    }

    /// @param tables ids of price tables
    /// @param layers of a deployment, together
    public SpendView(MonthlyEstimate estimate, List<String> tables, UnaryOperator<String> layers, Asked asked) {
        this.estimate = estimate;
        this.layers = layers;
        this.asked = asked;
        getStyleClass().add("spend-view");
        var priced = new ArrayList<>(List.of(Words.of("spend.as-paid")));
        tables.forEach(table -> priced.add(Words.of("spend.at", table)));
        prices = choice("spend.prices", priced);
        Button copy = Controls.on(Controls.button("spend.copy"), this::copy);
        var choices = new HBox(by, period, prices, Controls.spacer(), copy);
        choices.getStyleClass().add("spend-choices");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        table.getStyleClass().add("run-table");
        table.setAccessibleText(Words.of("spend.table"));
        table.setPlaceholder(Controls.label(Words.of("spend.nothing"), "empty-hint"));
        VBox.setVgrow(chart, Priority.ALWAYS);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(choices, total, chart, table, note);
        by.valueProperty().subscribe(_ -> draw());
        period.valueProperty().subscribe(_ -> ask());
        prices.valueProperty().subscribe(_ -> ask());
    }

    private static ComboBox<String> choice(String key, List<String> choices) {
        var box = Controls.named(new ComboBox<String>(), key);
        box.getItems().setAll(choices);
        box.getSelectionModel().selectFirst();
        return box;
    }

    /// Asks for what is to be shown.
    public void ask() {
        int table = prices.getSelectionModel().getSelectedIndex();
        by.setDisable(table > 0); // another table's prices are compared by deployment
        if (table <= 0) {
            asked.spend(period());
        } else {
            asked.reprice(period(), prices.getValue().substring(Words.of("spend.at", "").length()));
        }
    }

    private Period period() {
        return Period.values()[Math.max(0, period.getSelectionModel().getSelectedIndex())];
    }

    /// Shows what was spent.
    ///
    /// @param tables the price tables that say so, each with its day
    public void show(List<SpendSlice> spent, List<String> tables, LocalDate itsToday) {
        slices = List.copyOf(spent);
        pricedBy = List.copyOf(tables);
        today = itsToday;
        draw();
    }

    /// Says why nothing can be shown.
    public void fail(String why) {
        today = LocalDate.EPOCH;
        slices = List.of();
        total.setText(why);
        note.setText("");
        chart.getChildren().clear();
        table.getItems().clear();
    }

    private void draw() {
        if (today.equals(LocalDate.EPOCH)) {
            return; // nothing has been told yet
        }
        if (prices.getSelectionModel().getSelectedIndex() > 0) {
            ask();
            return;
        }
        boolean isByDay = by.getSelectionModel().getSelectedIndex() == 0;
        var sums = switch (by.getSelectionModel().getSelectedIndex()) {
            case 1 -> SpendTable.by(slices, SpendSlice::deployment);
            case 2 -> SpendTable.by(slices, slice -> layers.apply(slice.deployment()));
            default -> SpendTable.byDay(slices);
        };
        var month = YearMonth.from(today);
        var spent = sums.total();
        total.setText(period() == Period.MONTH
                ? Words.of(
                        "spend.total.month", spent.money(), Figures.money(SpendTable.atThisPace(spent.known(), month, today)), estimate.words())
                : Words.of("spend.total", spent.money(), spent.calls()));
        note.setText((pricedBy.isEmpty() ? "" : Words.of("spend.priced", String.join(", ", pricedBy)) + " ")
                + Words.of("spend.note", estimate.source()));
        chart.getChildren().setAll(isByDay && period() == Period.MONTH ? running(month) : bars(sums, isByDay));
        columns(List.of(by.getValue(), Words.of("spend.calls"), Words.of("spend.unknown"), Words.of("spend.cost")));
        var rows = new ArrayList<List<String>>();
        sums.rows().forEach(row -> rows.add(cells(row)));
        if (!rows.isEmpty()) {
            rows.add(cells(spent));
        }
        table.getItems().setAll(rows);
    }

    private static List<String> cells(SpendTable.Row row) {
        return List.of(row.name(), String.valueOf(row.calls()), row.unknown() == 0 ? "" : String.valueOf(row.unknown()), row.money());
    }

    /// The month's running total between what is expected of it.
    private Chart running(YearMonth month) {
        var days = new NumberAxis(1, month.lengthOfMonth(), 5);
        days.setLabel(Words.of("spend.day-of-month"));
        var lines = new LineChart<>(days, dollars());
        lines.setTitle(Words.of("spend.running", month));
        lines.getData().add(series(Words.of("spend.so-far"), SpendPoint.of(slices, month, today)));
        for (var limit : List.of(estimate.low(), estimate.high())) {
            lines.getData().add(series(
                    Words.of("spend.estimate", limit.toPlainString()),
                    List.of(new SpendPoint(1, limit), new SpendPoint(month.lengthOfMonth(), limit))));
        }
        lines.setCreateSymbols(false);
        return calm(lines);
    }

    private static XYChart.Series<Number, Number> series(String name, List<SpendPoint> points) {
        var series = new XYChart.Series<Number, Number>();
        series.setName(name);
        points.forEach(point -> series.getData().add(new XYChart.Data<>(point.day(), point.dollars())));
        return series;
    }

    /// A bar for each; for each month where there are too many days, and none for the smallest of too many others.
    private Chart bars(SpendTable sums, boolean isByDay) {
        var bars = new BarChart<>(new CategoryAxis(), dollars());
        var series = new XYChart.Series<String, Number>();
        boolean isByMonth = isByDay && sums.rows().size() > MOST_DAYS;
        var all = isByMonth ? SpendTable.byMonth(slices).rows() : sums.rows();
        var rows = all.stream().limit(isByDay ? MOST_DAYS : MOST_BARS).toList();
        if (isByMonth) {
            bars.setTitle(Words.of("spend.bars.month"));
        } else if (rows.size() < all.size()) {
            bars.setTitle(Words.of("spend.bars.most", rows.size(), all.size()));
        }
        for (var row : isByDay ? rows.reversed() : rows) {
            series.getData().add(new XYChart.Data<>(row.name(), row.known()));
        }
        bars.getData().add(series);
        bars.setLegendVisible(false);
        return calm(bars);
    }

    private static NumberAxis dollars() {
        var axis = new NumberAxis();
        axis.setLabel(Words.of("spend.dollars"));
        return axis;
    }

    private static Chart calm(Chart chart) {
        chart.setAnimated(false);
        chart.setAccessibleText(Words.of("spend.chart"));
        return chart;
    }

    /// Shows what the past would cost by another table.
    public void show(Repricing repricing, String priceTable) {
        var sum = repricing.total();
        total.setText(Words.of("spend.repriced", Figures.money(sum.then()), Figures.money(sum.now()), priceTable));
        note.setText(Words.of("spend.repriced.note", String.join(", ", repricing.tables()), sum.unknown()));
        var bars = new BarChart<>(new CategoryAxis(), dollars());
        bars.getData().add(series(Words.of("spend.then"), repricing, Repricing.Row::then));
        bars.getData().add(series(priceTable, repricing, Repricing.Row::now));
        chart.getChildren().setAll(calm(bars));
        columns(List.of(
                Words.of("spend.by.deployment"), Words.of("spend.calls"), Words.of("spend.unknown"), Words.of("spend.then"), priceTable,
                Words.of("spend.difference")));
        var rows = new ArrayList<List<String>>();
        repricing.rows().forEach(row -> rows.add(cells(row)));
        if (!rows.isEmpty()) {
            rows.add(cells(sum));
        }
        table.getItems().setAll(rows);
    }

    private static XYChart.Series<String, Number> series(String name, Repricing repricing, Function<Repricing.Row, BigDecimal> amount) {
        var series = new XYChart.Series<String, Number>();
        series.setName(name);
        repricing.rows().forEach(row -> series.getData().add(new XYChart.Data<>(row.deployment(), amount.apply(row))));
        return series;
    }

    private static List<String> cells(Repricing.Row row) {
        int sign = row.difference().signum();
        return List.of(
                row.deployment(), String.valueOf(row.compared()), row.unknown() == 0 ? "" : String.valueOf(row.unknown()),
                Figures.money(row.then()), Figures.money(row.now()),
                (sign < 0 ? "−" : sign > 0 ? "+" : "") + Figures.money(row.difference().abs()));
    }

    private void columns(List<String> heads) {
        table.getColumns().clear();
        for (int i = 0; i < heads.size(); i++) {
            int place = i;
            var column = new TableColumn<List<String>, String>(heads.get(i));
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper(place < row.getValue().size() ? row.getValue().get(place) : ""));
            column.setSortable(false);
            column.setPrefWidth(i == 0 ? FIRST_COLUMN : COLUMN);
            if (i > 0) {
                column.getStyleClass().add("number-column");
            }
            table.getColumns().add(column);
        }
    }

    /// The table, cells set apart by tabs.
    private void copy() {
        var heads = table.getColumns().stream().map(column -> column.getText()).collect(Collectors.joining("\t"));
        var rows = table.getItems().stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n"));
        Clip.copy(heads + "\n" + rows + "\n");
    }
}
