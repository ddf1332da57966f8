package foundrybench.ui.kit;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Knows whether a region is within its window. One that is not, and has said so, is told once that may have changed.
public final class Sight {
    private final Region region;
    private final InvalidationListener moved;
    private final WeakInvalidationListener watcher; // a scene outlives what is taken out of it
    private @Nullable Scene watched;

    /// @param back is called when it may be in sight again
    public Sight(Region region, Runnable back) {
        this.region = region;
        this.moved = _ -> {
            if (isInSight()) {
                back.run();
            }
        };
        this.watcher = new WeakInvalidationListener(moved);
    }

    /// Whether any of it is within the window; yes when it has none.
    public boolean isInSight() {
        var scene = region.getScene();
        if (scene == null || scene.getWidth() <= 0) {
            return true;
        }
        var bounds = region.localToScene(region.getLayoutBounds());
        return bounds.intersects(0, 0, scene.getWidth(), scene.getHeight());
    }

    /// Tells when it comes back; costs nothing while it is in sight.
    public void watch(boolean isWatching) {
        if (isWatching == (watched != null)) {
            return;
        }
        if (watched != null) {
            region.localToSceneTransformProperty().removeListener(watcher);
            watched.widthProperty().removeListener(watcher);
            watched.heightProperty().removeListener(watcher);
            watched = null;
            return;
        }
        watched = region.getScene();
        region.localToSceneTransformProperty().addListener(watcher);
        watched.widthProperty().addListener(watcher);
        watched.heightProperty().addListener(watcher);
    }
}
