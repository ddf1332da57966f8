package foundrybench.ui.kit;

import java.text.Bidi;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;

/// Wraps texts, except those with a part that runs from right to left: JavaFX 26.0.2 cannot lay such a text out in
/// several lines (`PrismTextLayout.computeTrailingSpaceWidth` throws, with every frame anew). Those stay on their lines.
public final class Wrapping {
    private Wrapping() {}

    /// Whether a text may be broken into lines.
    public static boolean isSafe(String text) {
        return !Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    /// Wraps what is in this area, also what will be.
    public static void in(TextArea area) {
        area.wrapTextProperty().bind(area.textProperty().map(Wrapping::isSafe));
    }

    /// Wraps what this says, also what it will.
    public static void in(Labeled label) {
        label.wrapTextProperty().bind(label.textProperty().map(Wrapping::isSafe).orElse(true));
    }
}
