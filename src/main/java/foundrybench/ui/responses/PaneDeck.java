package foundrybench.ui.responses;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Where the panes lie. They stay its children whatever the arrangement, so that each keeps what is scrolled and
/// selected in it; only their places and which of them are seen change.
final class PaneDeck extends Pane implements Landing {
    private final Region landing = new Region();
    private List<ResponsePane> panes = List.of();
    private Arrangement.Cells cells = new Arrangement.Cells(1, 1);
    private boolean isSingle;

    PaneDeck() {
        getStyleClass().add("panes");
        landing.getStyleClass().add("landing");
        landing.setManaged(false);
        landing.setVisible(false);
        landing.setMouseTransparent(true);
        getChildren().add(landing);
    }

    /// Holds these in this order; those that were there already stay what they are.
    void hold(List<ResponsePane> held) {
        panes = List.copyOf(held);
        getChildren().removeIf(node -> node != landing && !panes.contains(node));
        panes.stream().filter(pane -> !getChildren().contains(pane)).forEach(getChildren()::add);
        panes.forEach(ResponsePane::toFront); // the order in which the Tab key goes through them
        landing.toFront();
        requestLayout();
    }

    /// Shows all, in cells.
    void arrange(Arrangement.Cells shown) {
        isSingle = false;
        cells = shown;
        panes.forEach(pane -> pane.setVisible(true));
        requestLayout();
    }

    /// Shows one alone.
    void showOnly(ResponsePane shown) {
        isSingle = true;
        cells = new Arrangement.Cells(1, 1);
        shown.setVisible(true); // before the others go: the keys may stay in it
        panes.forEach(pane -> pane.setVisible(pane == shown));
        requestLayout();
    }

    List<ResponsePane> panes() {
        return panes;
    }

    /// The least width at which a pane can be read.
    double readable() {
        return panes.isEmpty() ? 0 : panes.getFirst().minWidth(-1);
    }

    private boolean isStacked() {
        return cells.rows() > 1;
    }

    @Override
    protected double computeMinWidth(double height) {
        return readable() * cells.columns();
    }

    @Override
    protected double computeMinHeight(double width) {
        return isStacked() ? panes.getFirst().minHeight(-1) * cells.rows() : 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected void layoutChildren() {
        for (int i = 0; i < panes.size(); i++) {
            if (isSingle) {
                panes.get(i).resizeRelocate(0, 0, getWidth(), getHeight());
            } else {
                place(panes.get(i), i / cells.columns(), i % cells.columns());
            }
        }
    }

    /// The panes of the last row share it.
    private void place(ResponsePane pane, int row, int column) {
        int inRow = Math.min(cells.columns(), panes.size() - row * cells.columns());
        double left = snapPositionX(getWidth() * column / inRow);
        double right = snapPositionX(getWidth() * (column + 1) / inRow);
        double top = snapPositionY(getHeight() * row / cells.rows());
        double bottom = snapPositionY(getHeight() * (row + 1) / cells.rows());
        pane.resizeRelocate(left, top, right - left, bottom - top);
    }

    // Landing

    /// Nowhere while one alone is seen.
    @Override
    public int placeAt(Point2D scenePoint) {
        if (isSingle) {
            return -1;
        }
        var point = sceneToLocal(scenePoint);
        var all = panes.stream().map(Node::getBoundsInParent).toList();
        int nearest = Landing.nearest(all, point);
        var bounds = all.get(nearest);
        boolean isBehind = isInRows() ? point.getY() > bounds.getCenterY() : point.getX() > bounds.getCenterX();
        return isBehind ? nearest + 1 : nearest;
    }

    private boolean isInRows() {
        return cells.columns() == 1 && cells.rows() > 1;
    }

    @Override
    public void mark(int place) {
        landing.setVisible(place >= 0);
        if (place < 0) {
            return;
        }
        boolean isBehind = place == panes.size();
        var next = panes.get(isBehind ? place - 1 : place).getBoundsInParent();
        double thick = landing.prefWidth(-1);
        if (isInRows()) {
            double y = isBehind ? next.getMaxY() - thick : Math.max(0, next.getMinY() - thick / 2);
            landing.resizeRelocate(next.getMinX(), y, next.getWidth(), thick);
        } else {
            double x = isBehind ? next.getMaxX() - thick : Math.max(0, next.getMinX() - thick / 2);
            landing.resizeRelocate(x, next.getMinY(), thick, next.getHeight());
        }
    }
}
