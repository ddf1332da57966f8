package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The bar of one answer. Pointed at, or reached by Tab, it shows its numbers.
final class TimelineLine extends HBox {
    private final Label name = Controls.label("", "timeline-name");
    private final StackPane bars = new StackPane();
    private final Label note = Controls.label("", "timeline-note");
    private final FocusTip tip;

    TimelineLine() {
        getStyleClass().addAll("timeline-line", "timeline-answer");
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
        HBox.setHgrow(bars, Priority.ALWAYS);
        getChildren().addAll(name, bars, note);
        tip = new FocusTip(this);
    }

    void show(Timeline.Row row, Timeline timeline) {
        name.setText(row.name());
        note.setText(row.note());
        bars.getChildren().setAll(bars(row, timeline));
        setAccessibleText(String.join(". ", row.details()));
        tip.setText(String.join("\n", row.details()));
    }

    private static TimeScale bars(Timeline.Row row, Timeline timeline) {
        var scale = new TimeScale(timeline.endMs());
        for (var mark : timeline.marks()) {
            scale.put(styled("timeline-grid"), mark.atMs(), mark.atMs());
        }
        for (var segment : row.span().segments()) {
            scale.put(styled("timeline-" + segment.kind().styleClass()), segment.fromMs(), segment.toMs());
        }
        return scale;
    }

    private static Region styled(String styleClass) {
        var region = new Region();
        region.getStyleClass().add(styleClass);
        return region;
    }
}
