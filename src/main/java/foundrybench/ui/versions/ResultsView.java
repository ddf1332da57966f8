package foundrybench.ui.versions;

import foundrybench.compare.VersionResults;
import foundrybench.model.Figures;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import foundrybench.ui.versions.VersionsView.Comparison;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What came of one version, or of two: their figures in a table, and below it, beside each other, what the deployment that
/// is chosen there answered.
final class ResultsView extends VBox {
    private static final List<String> HEADS = List.of("deployment", "answered", "cost", "first", "total", "tokens");
    private static final double FIRST_COLUMN = 170;
    private static final double COLUMN = 112;

    private final TableView<Row> table = new TableView<>();
    private final Label prices = Controls.label("", "quiet");
    private final AnswerColumn before;
    private final AnswerColumn after;
    private @Nullable Comparison shown;

    ResultsView(ZoneId zone, VersionsView.Asked asked) {
        before = new AnswerColumn(zone, asked, "versions.before");
        after = new AnswerColumn(zone, asked, "versions.after");
        getStyleClass().add("versions-results");
        table.getStyleClass().add("run-table");
        table.setAccessibleText(Words.of("versions.results"));
        table.setPlaceholder(Controls.label(Words.of("versions.results.none"), "empty-hint"));
        for (int i = 0; i < HEADS.size(); i++) {
            table.getColumns().add(column(i));
        }
        table.getSelectionModel().selectedItemProperty().subscribe(this::showAnswers);
        var answers = new HBox(before, after);
        answers.getStyleClass().add("versions-answers");
        List.of(before, after).forEach(column -> HBox.setHgrow(column, Priority.ALWAYS));
        VBox.setVgrow(answers, Priority.ALWAYS);
        getChildren().addAll(table, prices, answers);
        clear();
    }

    private static TableColumn<Row, String> column(int place) {
        var column = new TableColumn<Row, String>(Words.of("versions.column." + HEADS.get(place)));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().cells().get(place)));
        column.setSortable(false);
        column.setPrefWidth(place == 0 ? FIRST_COLUMN : COLUMN);
        if (place > 0) {
            column.getStyleClass().add("number-column");
        }
        return column;
    }

    void clear() {
        shown = null;
        table.getItems().clear();
        prices.setText("");
        showAnswers(null);
    }

    void show(Comparison comparison) {
        shown = comparison;
        table.getItems().setAll(rows(comparison));
        var tables = VersionResults.priceTables(
                Stream.concat(comparison.before().stream(), comparison.after().stream()).toList());
        prices.setText(Words.of("versions.medians") + (tables.isEmpty() ? "" : " " + Words.of("versions.prices", String.join(", ", tables))));
        table.getSelectionModel().selectFirst();
        showAnswers(table.getSelectionModel().getSelectedItem());
    }

    private void showAnswers(@Nullable Row row) {
        var comparison = shown;
        boolean areTwo = comparison != null && comparison.first() != null;
        Controls.show(before, row != null && areTwo);
        Controls.show(after, row != null);
        if (row == null || comparison == null) {
            return;
        }
        if (comparison.first() != null) {
            before.show(comparison.first(), row.deployment(), find(comparison.before(), row.deployment()));
        }
        after.show(comparison.second(), row.deployment(), find(comparison.after(), row.deployment()));
    }

    private static List<Row> rows(Comparison comparison) {
        var names = new TreeSet<String>();
        comparison.after().forEach(result -> names.add(result.deployment()));
        comparison.before().forEach(result -> names.add(result.deployment()));
        var rows = new ArrayList<Row>();
        for (var name : names) {
            if (comparison.first() != null) {
                rows.add(row("− " + name, name, find(comparison.before(), name)));
            }
            rows.add(row((comparison.first() == null ? "" : "+ ") + name, name, find(comparison.after(), name)));
        }
        return rows;
    }

    private static @Nullable VersionResults find(List<VersionResults> results, String name) {
        return results.stream().filter(result -> result.deployment().equals(name)).findFirst().orElse(null);
    }

    private static Row row(String heading, String name, @Nullable VersionResults result) {
        return new Row(
                name,
                result == null
                        ? List.of(heading, Words.of("versions.unasked"), "", "", "", "")
                        : List.of(
                                heading + (result.simulated() ? " " + Words.of("simulated") : ""),
                                result.answered() + " / " + result.calls(),
                                Figures.money(result.cost()),
                                Figures.seconds(result.firstAnswerMs()),
                                Figures.seconds(result.totalMs()),
                                Figures.count(result.tokensOut())));
    }

    /// What came of one version at one deployment.
    record Row(String deployment, List<String> cells) {}
}
