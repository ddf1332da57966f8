package foundrybench.ui.responses;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Puts things where their times are.
final class TimeScale extends Pane {
    private final double endMs;

    TimeScale(double endMs) {
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
