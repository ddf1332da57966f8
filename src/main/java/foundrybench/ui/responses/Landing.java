package foundrybench.ui.responses;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;

/// Where a pane that is dragged can land.
interface Landing {
    /// Before which pane one that is dropped here comes: a place from 0; behind the last it is their number.
    int placeAt(Point2D scenePoint);

    /// Marks where a pane would land; a place below 0 marks nothing.
    void mark(int place);

    /// The one of these that is nearest to a point.
    static int nearest(List<Bounds> all, Point2D point) {
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < all.size(); i++) {
            var bounds = all.get(i);
            double x = Math.clamp(point.getX(), bounds.getMinX(), bounds.getMaxX());
            double y = Math.clamp(point.getY(), bounds.getMinY(), bounds.getMaxY());
            double distance = point.distance(x, y);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
