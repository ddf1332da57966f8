package foundrybench.ui.details;

import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import foundrybench.ui.kit.Wrapping;
import foundrybench.ui.reading.ReadingView;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The events as they came: a line each, and the whole of the one that is chosen.
final class EventsPart extends VBox {
    private static final double TABLE_SHARE = 0.68;
    private static final double NARROW = 64; // columns know no style sheet
    private static final double MIDDLE = 84;
    private static final double WIDE = 210;
    private static final double ROOM = 1.5; // to make them wider
    private static final double WIDEST = 480;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final EventsModel model;
    private final TableView<LoggedEvent> table = new TableView<>();
    private final TableColumn<LoggedEvent, String> attempt = column("attempt", MIDDLE, event -> String.valueOf(event.attempt()));
    private final ReadingView whole = new ReadingView("details-event");
    private final TextField filter = new TextField();
    private final Label note = Controls.label("", "details-caution");

    EventsPart(EventsModel model) {
        this.model = model;
        getStyleClass().add("details-part");
        Wrapping.in(note);
        note.setMinHeight(USE_PREF_SIZE);
        var split = new SplitPane(table(), whole());
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(TABLE_SHARE);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(bar(), note, split);
    }

    private HBox bar() {
        Controls.named(filter, "details.filter");
        filter.setPromptText(Words.of("details.filter"));
        filter.getStyleClass().add("details-find");
        filter.textProperty().subscribe(model::filter);
        var count = Controls.label("", "details-note");
        count.textProperty().bind(model.count());
        var copy = Controls.on(Controls.button("details.events.copy"), () -> model.jsonLines(Clip::copy));
        var bar = new HBox(filter, count, Controls.spacer(), copy);
        bar.getStyleClass().add("details-bar");
        return bar;
    }

    private TableView<LoggedEvent> table() {
        table.getStyleClass().addAll("details-events", "dense");
        table.setAccessibleText(Words.of("details.events.name"));
        table.getColumns().setAll(List.of(
                column("index", NARROW, event -> String.valueOf(event.index())),
                attempt,
                column("ms", MIDDLE, event -> Millis.of(event.ms())),
                column("kind", WIDE, LoggedEvent::kind),
                column("raw", WIDEST, LoggedEvent::preview)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setItems(model.listed());
        table.setPlaceholder(Controls.label(Words.of("details.events.empty"), "details-note"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copyChosen();
                event.consume();
            }
        });
        return table;
    }

    private static TableColumn<LoggedEvent, String> column(String key, double width, Function<LoggedEvent, String> text) {
        var column = new TableColumn<LoggedEvent, String>(Words.of("details.events." + key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setSortable(false); // they stand in the order they came
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setMaxWidth(width == WIDEST ? Double.MAX_VALUE : width * ROOM);
        column.getStyleClass().add("details-events-" + key);
        return column;
    }

    private ReadingView whole() {
        whole.setAccessibleText(Words.of("details.event.name"));
        return whole;
    }

    private void choose(@Nullable LoggedEvent event) {
        whole.show(event == null ? "" : event.text(), false);
    }

    private void copyChosen() {
        Clip.copy(table.getSelectionModel().getSelectedItems().stream()
                .map(LoggedEvent::text)
                .collect(Collectors.joining("\n\n")));
    }

    void show(EventLog log) {
        note.setText(log.note());
        Controls.show(note, !log.note().isEmpty());
        attempt.setVisible(log.isOfSeveralAttempts());
        model.show(log);
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }
}
