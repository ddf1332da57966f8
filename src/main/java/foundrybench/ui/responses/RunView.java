package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// What is under the panes: the timeline and the table of the run, side by side where there is room for both, else one
/// of them at a time.
final class RunView extends StackPane {
    private static final double ROOM_FOR_BOTH = 120; // as many letters' heights wide
    private static final double ROOM_FOR_ONE = 31; // as many high, panes included

    private final ResponsesViewModel model;
    private final TimelineView timeline = new TimelineView();
    private final RunTableView table;
    private final ToggleButton timelineChosen = choice("run.timeline");
    private final ToggleButton tableChosen = choice("run.table");
    private final HBox choice = new HBox(timelineChosen, tableChosen);
    private double heightWithPanes;

    RunView(ResponsesViewModel model, PaneActions actions) {
        this.model = model;
        this.table = new RunTableView(actions);
        getStyleClass().add("run-view");
        setMinHeight(USE_PREF_SIZE);
        choice.getStyleClass().add("run-choice");
        choice.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(choice, Pos.TOP_LEFT);
        HBox.setHgrow(timeline, Priority.ALWAYS);
        HBox.setHgrow(table, Priority.SOMETIMES);
        var both = new HBox(timeline, table);
        both.setFillHeight(true);
        getChildren().addAll(both, choice);
        choose();
        model.timeline().subscribe(_ -> show());
        visibleProperty().subscribe((_, _) -> draw());
        widthProperty().subscribe(_ -> arrange());
        timeline.textSize().subscribe(_ -> arrange());
    }

    private static ToggleButton choice(String key) {
        var button = Controls.named(new ToggleButton(Words.of(key)), key);
        button.getStyleClass().addAll("flat", "run-choose");
        return button;
    }

    private void choose() {
        var group = new ToggleGroup();
        group.getToggles().addAll(timelineChosen, tableChosen);
        timelineChosen.setSelected(true);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before); // one of them is shown
            } else {
                arrange();
            }
        });
    }

    /// So much height is there for it and the panes, which come first.
    void allow(double height) {
        heightWithPanes = height;
        boolean isRoom = height > ROOM_FOR_ONE * timeline.textSize().getValue();
        Controls.show(this, isRoom && !model.panes().isEmpty());
    }

    private void show() {
        allow(heightWithPanes);
        draw();
    }

    /// What nobody sees is not drawn.
    private void draw() {
        if (isVisible() && timeline.isVisible()) {
            timeline.show(model.timeline().get());
        }
        if (isVisible() && table.isVisible()) {
            table.show(model.table());
        }
    }

    private void arrange() {
        boolean isWide = getWidth() >= ROOM_FOR_BOTH * timeline.textSize().getValue();
        Controls.show(choice, !isWide);
        Controls.show(timeline, isWide || timelineChosen.isSelected());
        Controls.show(table, isWide || tableChosen.isSelected());
        timeline.showTitle(isWide);
        table.showTitle(isWide);
        show();
    }
}
