package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Draws a [Timeline]: grey waits, purple thinks, blue answers.
final class TimelineView extends VBox {
    private Timeline shown = Timeline.of(List.of());
    private boolean isAllowed;

    TimelineView() {
        getStyleClass().add("timeline");
        setMinHeight(USE_PREF_SIZE);
        show(shown);
    }

    /// Whether there is room for it.
    void allow(boolean allowed) {
        isAllowed = allowed;
        Controls.show(this, allowed && !shown.rows().isEmpty());
    }

    void show(Timeline timeline) {
        shown = timeline;
        allow(isAllowed);
        getChildren().setAll(axis(timeline));
        timeline.rows().forEach(row -> getChildren().add(row(row, timeline)));
    }

    private static Node axis(Timeline timeline) {
        var marks = new Scale(timeline.endMs());
        for (var mark : timeline.marks()) {
            marks.put(mark(mark.text()), mark.atMs(), mark.atMs());
        }
        return line(Controls.label(Words.of("timeline"), "timeline-title"), marks, "");
    }

    private static Label mark(String text) {
        var mark = Controls.label(text, "timeline-mark");
        mark.setMinWidth(USE_PREF_SIZE);
        return mark;
    }

    private static Node row(Timeline.Row row, Timeline timeline) {
        var bars = new Scale(timeline.endMs());
        bars.getStyleClass().add("timeline-bars");
        for (var mark : timeline.marks()) {
            bars.put(styled("timeline-grid"), mark.atMs(), mark.atMs());
        }
        for (var segment : row.span().segments()) {
            var style = "timeline-" + segment.kind().name().toLowerCase(Locale.ROOT);
            bars.put(styled(style), segment.fromMs(), segment.toMs());
        }
        return line(Controls.label(row.name(), "timeline-name"), bars, row.span().note());
    }

    private static Node line(Label name, Pane scale, String note) {
        var noteLabel = Controls.label(note, "timeline-note");
        HBox.setHgrow(scale, Priority.ALWAYS);
        var line = new HBox(name, scale, noteLabel);
        line.getStyleClass().add("timeline-line");
        return line;
    }

    private static Region styled(String styleClass) {
        var region = new Region();
        region.getStyleClass().add(styleClass);
        return region;
    }

    /// Puts things where their times are.
    private static final class Scale extends Pane {
        private final double endMs;

        Scale(double endMs) {
            this.endMs = endMs;
        }

        void put(Region node, double fromMs, double toMs) {
            node.setUserData(new double[] {fromMs, toMs});
            getChildren().add(node);
        }

        @Override
        protected void layoutChildren() {
            for (var child : getManagedChildren()) {
                var times = (double[]) child.getUserData();
                double from = getWidth() * times[0] / endMs;
                double width = Math.max(child.minWidth(-1), getWidth() * (times[1] - times[0]) / endMs);
                double height = child.prefHeight(-1) > 0 ? child.prefHeight(-1) : getHeight();
                child.resizeRelocate(from, (getHeight() - height) / 2, width, height);
            }
        }
    }
}
