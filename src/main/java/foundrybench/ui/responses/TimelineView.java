package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

/// Draws a [Timeline]. Its lines stay while it goes on, so that one can be pointed at and have the focus.
final class TimelineView extends VBox {
    private final Label title = Controls.label(Words.of("timeline"), "timeline-title");
    private final HBox axis = new HBox();
    private final List<TimelineLine> lines = new ArrayList<>();

    TimelineView() {
        getStyleClass().add("timeline");
        axis.getStyleClass().add("timeline-line");
        axis.setId("timeline-axis");
        setMinWidth(0);
    }

    /// Whether its name stands above it.
    void showTitle(boolean isShown) {
        title.setVisible(isShown);
    }

    /// How high its letters are.
    ObservableValue<Double> textSize() {
        return title.fontProperty().map(Font::getSize);
    }

    void show(Timeline timeline) {
        while (lines.size() < timeline.rows().size()) {
            lines.add(new TimelineLine());
        }
        lines.subList(timeline.rows().size(), lines.size()).clear();
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).show(timeline.rows().get(i), timeline);
        }
        showAxis(timeline);
        if (getChildren().size() != lines.size() + 1) {
            getChildren().setAll(lines);
            getChildren().addFirst(axis);
        }
    }

    private void showAxis(Timeline timeline) {
        var marks = new TimeScale(timeline.endMs());
        for (var mark : timeline.marks()) {
            var label = Controls.label(mark.text(), "timeline-mark");
            label.setMinWidth(USE_PREF_SIZE);
            marks.put(label, mark.atMs(), mark.atMs());
        }
        HBox.setHgrow(marks, Priority.ALWAYS);
        axis.getChildren().setAll(title, marks, Controls.label("", "timeline-note"));
    }
}
