package foundrybench.ui.reading;

import javafx.beans.InvalidationListener;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Knows whether a region is within its window. One that is not, and has said so, is told once that may have changed.
final class Sight {
    private final Region region;
    private final InvalidationListener moved;
    private @Nullable Scene watched;

    /// @param back is called when it may be in sight again
    Sight(Region region, Runnable back) {
        this.region = region;
        this.moved = _ -> {
            if (isInSight()) {
                back.run();
            }
        };
    }

    /// Whether any of it is within the window; yes when it has none.
    boolean isInSight() {
        var scene = region.getScene();
        if (scene == null || scene.getWidth() <= 0) {
            return true;
        }
        var bounds = region.localToScene(region.getLayoutBounds());
        return bounds.intersects(0, 0, scene.getWidth(), scene.getHeight());
    }

    /// Tells when it comes back; costs nothing while it is in sight.
    void watch(boolean isWatching) {
        if (isWatching == (watched != null)) {
            return;
        }
        if (watched != null) {
            region.localToSceneTransformProperty().removeListener(moved);
            watched.widthProperty().removeListener(moved);
            watched.heightProperty().removeListener(moved);
            watched = null;
            return;
        }
        watched = region.getScene();
        region.localToSceneTransformProperty().addListener(moved);
        watched.widthProperty().addListener(moved);
        watched.heightProperty().addListener(moved);
    }
}
