package foundrybench.ui.reading;

import foundrybench.ui.kit.Controls;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import org.jspecify.annotations.Nullable;

/// What stands around a long text: its scroll bar, the way to its end, and where a link leads.
final class Around {
    private static final double UNITS = 10; // steps of the bar in the height of the view

    private final ScrollBar bar = new ScrollBar();
    private final Button toEnd = Controls.icon("icon-down", "reading.to-end");
    private final Label hint = Controls.label("", "reading-hint");
    private boolean isSetting;

    Around(DoubleConsumer scrollTo, Runnable goToEnd) {
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.getStyleClass().add("reading-bar");
        bar.valueProperty().addListener((_, _, value) -> {
            if (!isSetting) {
                scrollTo.accept(value.doubleValue());
            }
        });
        toEnd.getStyleClass().add("reading-to-end");
        toEnd.setFocusTraversable(false);
        toEnd.setVisible(false);
        Controls.on(toEnd, goToEnd);
        hint.setMouseTransparent(true);
        hint(null);
    }

    List<Node> nodes() {
        return List.of(bar, toEnd, hint);
    }

    /// Says where the link under the pointer leads.
    void hint(@Nullable String target) {
        hint.setText(target == null ? "" : target);
        hint.setVisible(target != null);
    }

    /// @param total the height of the whole text
    void show(double total, BlockColumn column, boolean isGrowing) {
        double height = column.getHeight();
        double hidden = Math.max(0, total - height);
        isSetting = true;
        bar.setMax(Math.max(1, hidden));
        bar.setVisibleAmount(bar.getMax() * height / Math.max(1, height + hidden));
        bar.setBlockIncrement(height);
        bar.setUnitIncrement(height / UNITS);
        bar.setValue(column.isAtEnd() ? bar.getMax() : Math.min(bar.getMax(), column.scrolled()));
        isSetting = false;
        bar.setVisible(hidden > 1);
        toEnd.setVisible(isGrowing && !column.isAtEnd());
    }

    void layOut(double x, double y, double width, double height, double barWidth) {
        bar.resizeRelocate(x + width, y, barWidth, height);
        double side = toEnd.prefWidth(-1);
        double low = toEnd.prefHeight(-1);
        toEnd.resizeRelocate(x + width - side, y + height - low, side, low);
        double hintHeight = hint.prefHeight(-1);
        hint.resizeRelocate(x, y + height - hintHeight, Math.min(width, hint.prefWidth(-1)), hintHeight);
    }
}
