package foundrybench.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.text.Text;

/// A [StreamArea] as high as its text, up to its maximum height; beyond that it scrolls.
public final class GrowingArea extends StreamArea {
    private static final int LONG_TEXT = 1500;
    private static final double TALL = 4000;
    private static final double SLACK = 4;

    private final Text ruler = new Text();

    public GrowingArea(String styleClass) {
        super(styleClass);
        setPrefRowCount(1);
        textProperty().subscribe(_ -> requestLayout());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// Long texts are not measured: they are taller than any maximum.
    @Override
    protected double computePrefHeight(double width) {
        if (width <= 0 || getLength() > LONG_TEXT) {
            return width <= 0 ? super.computePrefHeight(width) : TALL;
        }
        var insets = getInsets();
        ruler.setFont(getFont());
        ruler.setText(getText());
        ruler.setWrappingWidth(Math.max(1, width - insets.getLeft() - insets.getRight()));
        return Math.ceil(ruler.getLayoutBounds().getHeight()) + insets.getTop() + insets.getBottom() + SLACK;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
