package foundrybench.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/// A [StreamArea] as high as its text, up to its maximum height; beyond that it scrolls. One that is whole is never
/// lower than its text.
public final class GrowingArea extends StreamArea {
    private static final int LONG_TEXT = 1500;
    private static final double TALL = 4000;
    private static final double SLACK = 4;

    private final Text ruler = new Text();
    private final boolean isWhole;

    public GrowingArea(String styleClass) {
        this(styleClass, false);
    }

    private GrowingArea(String styleClass, boolean isWhole) {
        super(styleClass);
        this.isWhole = isWhole;
        setPrefRowCount(1);
        ruler.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER); // as a text area draws
        textProperty().subscribe(_ -> requestLayout());
    }

    /// For a text that does not grow: all of it is always there.
    public static GrowingArea whole(String styleClass) {
        return new GrowingArea(styleClass, true);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// Long texts that grow are not measured: they are taller than any maximum.
    @Override
    protected double computePrefHeight(double width) {
        if (width <= 0) {
            return super.computePrefHeight(width);
        }
        if (getLength() > LONG_TEXT && !isWhole) {
            return TALL;
        }
        var insets = getInsets();
        ruler.setFont(getFont());
        ruler.setText(getText());
        ruler.setWrappingWidth(isWrapText() ? Math.max(1, width - insets.getLeft() - insets.getRight()) : 0);
        return Math.ceil(ruler.getLayoutBounds().getHeight()) + insets.getTop() + insets.getBottom() + SLACK;
    }

    @Override
    protected double computeMinHeight(double width) {
        return isWhole ? computePrefHeight(width) : 0;
    }
}
