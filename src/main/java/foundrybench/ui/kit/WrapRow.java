package foundrybench.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Nodes in one row where there is room for all, else in as many rows as they need.
public class WrapRow extends Pane {
    private static final double GAP = 8;

    public WrapRow(Node... nodes) {
        super(nodes);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return getManagedChildren().stream().mapToDouble(node -> node.minWidth(-1)).max().orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        double widths = getManagedChildren().stream().mapToDouble(node -> node.prefWidth(-1) + GAP).sum();
        return Math.max(0, widths - GAP);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return place(width < 0 ? Double.MAX_VALUE : width, false);
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    /// @return how high all of it is
    private double place(double width, boolean isForGood) {
        double x = 0;
        double y = 0;
        double row = 0;
        for (var node : getManagedChildren()) {
            double nodeWidth = Math.min(width, snapSizeX(node.prefWidth(-1)));
            double nodeHeight = snapSizeY(node.prefHeight(-1));
            if (x > 0 && x + nodeWidth > width) {
                x = 0;
                y += row + GAP;
                row = 0;
            }
            if (isForGood) {
                node.resizeRelocate(x, y, nodeWidth, nodeHeight);
            }
            x += nodeWidth + GAP;
            row = Math.max(row, nodeHeight);
        }
        return y + row;
    }
}
