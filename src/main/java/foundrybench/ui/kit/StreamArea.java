package foundrybench.ui.kit;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;

/// Shows a text that grows, to be read and selected. Follows the end until the reader scrolls away from it,
/// and again once the reader is back there; never moves under a selection.
public class StreamArea extends TextArea {
    private static final double NEAR = 2;

    private boolean isLeft;

    @SuppressWarnings("this-escape") // only hands itself to JavaFX
    public StreamArea(String styleClass) {
        setEditable(false);
        Wrapping.in(this);
        getStyleClass().addAll("stream-area", styleClass);
        scrollTopProperty().addListener((_, old, now) -> scrolled(old.doubleValue(), now.doubleValue()));
    }

    /// Only a reader scrolls up: a text that grows leaves what is above it where it is.
    private void scrolled(double old, double now) {
        if (isAtEnd()) {
            isLeft = false;
        } else if (now < old - NEAR) {
            isLeft = true;
        }
    }

    /// Shows this text; appends when it only grew.
    ///
    /// @param isGrowing whether more may come: one that is whole is read from its beginning
    public final void show(String text, boolean isGrowing) {
        var old = getText();
        if (text.equals(old)) {
            return;
        }
        if (!old.isEmpty() && text.startsWith(old)) {
            append(text.substring(old.length()));
            return;
        }
        setText(text);
        isLeft = false;
        if (isGrowing) {
            end();
        }
    }

    private void append(String more) {
        int anchor = getAnchor();
        int caret = getCaretPosition();
        double top = getScrollTop();
        isLeft |= anchor != caret;
        boolean follows = !isLeft;
        appendText(more);
        if (follows) {
            end();
        } else {
            selectRange(anchor, caret);
            setScrollTop(top);
            isLeft = true;
        }
    }

    /// Whether the last line is on the screen.
    public final boolean isAtEnd() {
        if (!(lookup(".scroll-pane") instanceof ScrollPane scroll)) {
            return true;
        }
        double hidden = scroll.getContent().getLayoutBounds().getHeight()
                - scroll.getViewportBounds().getHeight();
        return getScrollTop() >= hidden - NEAR;
    }
}
