package foundrybench.ui.kit;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Knows its least height at the width it has: what scrolls it asks for that without saying how wide it is.
public final class FittedBox extends VBox {
    public FittedBox(Node... parts) {
        super(parts);
    }

    @Override
    protected double computeMinHeight(double width) {
        return super.computeMinHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
    }
}
