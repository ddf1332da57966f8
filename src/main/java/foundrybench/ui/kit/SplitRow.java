package foundrybench.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/// Two groups in a row, one at each end; the second goes below the first where the row is too narrow, as far
/// away as its spacing says.
public final class SplitRow extends HBox {
    private final Node start;
    private final Node end;

    public SplitRow(Node start, Node end) {
        super(start, end);
        getStyleClass().add("split-row");
        this.start = start;
        this.end = end;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(start.minWidth(-1), end.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return start.prefWidth(-1) + getSpacing() + end.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double first = start.prefHeight(width);
        double second = end.prefHeight(width);
        return fits(width) ? Math.max(first, second) : first + getSpacing() + second;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double startWidth = Math.min(width, start.prefWidth(-1));
        double endWidth = Math.min(width, end.prefWidth(-1));
        double first = start.prefHeight(startWidth);
        double second = end.prefHeight(endWidth);
        double top = fits(width) ? 0 : first + getSpacing();
        double row = fits(width) ? Math.max(first, second) : second;
        start.resizeRelocate(0, fits(width) ? (row - first) / 2 : 0, startWidth, first);
        end.resizeRelocate(width - endWidth, top + (row - second) / 2, endWidth, second);
    }

    private boolean fits(double width) {
        return width < 0 || prefWidth(-1) <= width;
    }
}
