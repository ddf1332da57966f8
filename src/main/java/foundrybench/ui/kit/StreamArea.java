package foundrybench.ui.kit;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;

/// Shows a text that grows, to be read and selected. Follows the end only while the reader is at the end, and
/// never moves under a selection.
public class StreamArea extends TextArea {
    private static final double AT_END = 0.995;

    @SuppressWarnings("this-escape") // only hands itself to JavaFX
    public StreamArea(String styleClass) {
        setEditable(false);
        setWrapText(true);
        getStyleClass().addAll("stream-area", styleClass);
    }

    /// Shows this text; appends when it only grew.
    public final void show(String text) {
        var old = getText();
        if (text.equals(old)) {
            return;
        }
        if (old.isEmpty() || !text.startsWith(old)) {
            setText(text);
            return;
        }
        append(text.substring(old.length()));
    }

    private void append(String more) {
        int anchor = getAnchor();
        int caret = getCaretPosition();
        double top = getScrollTop();
        boolean follows = anchor == caret && isAtEnd();
        appendText(more);
        if (follows) {
            end();
        } else {
            selectRange(anchor, caret);
            setScrollTop(top);
        }
    }

    /// Whether the last line is on the screen.
    public final boolean isAtEnd() {
        if (!(lookup(".scroll-pane") instanceof ScrollPane scroll)) {
            return true;
        }
        double hidden = scroll.getContent().getLayoutBounds().getHeight()
                - scroll.getViewportBounds().getHeight();
        return hidden <= 1 || scroll.getVvalue() >= AT_END;
    }
}
