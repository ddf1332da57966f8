package foundrybench.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/// Nodes in one row where there is room for all, else in as many rows as they need, as far apart as its
/// spacing says.
public class WrapRow extends HBox {
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
        double widths = getManagedChildren().stream().mapToDouble(node -> node.prefWidth(-1) + getSpacing()).sum();
        return Math.max(0, widths - getSpacing());
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
                y += row + getSpacing();
                row = 0;
            }
            if (isForGood) {
                node.resizeRelocate(x, y, nodeWidth, nodeHeight);
            }
            x += nodeWidth + getSpacing();
            row = Math.max(row, nodeHeight);
        }
        return y + row;
    }
}
