package foundrybench.app;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// What a window can say of how it is shown. Belongs to the window's thread.
final class WindowFacts {
    private WindowFacts() {}

    /// @param scene `null` while it is on none
    static Map<String, String> of(@Nullable Scene scene) {
        var facts = new LinkedHashMap<String, String>();
        boolean isDrawnByHardware = Platform.isSupported(ConditionalFeature.SCENE3D);
        facts.put("javafx", System.getProperty("javafx.runtime.version", "unknown") + ", drawn by "
                + (isDrawnByHardware ? "hardware" : "software") + ", prism.order "
                + System.getProperty("prism.order", "not set"));
        var window = scene == null ? null : scene.getWindow();
        if (scene != null && window != null) {
            facts.put("window", Math.round(scene.getWidth()) + " × " + Math.round(scene.getHeight()) + ", scale "
                    + window.getOutputScaleX());
        }
        return facts;
    }
}
