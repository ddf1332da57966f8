package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// A tooltip that also shows while the keys have brought the focus to its node.
final class FocusTip {
    private final Region node;
    private final Tooltip tip;

    FocusTip(Region node) {
        this.node = node;
        this.tip = Controls.tip(node);
        node.focusVisibleProperty().subscribe(isFocused -> {
            if (isFocused) {
                showBelow();
            } else {
                tip.hide();
            }
        });
    }

    void setText(String text) {
        if (!text.equals(tip.getText())) {
            tip.setText(text);
        }
    }

    private void showBelow() {
        var place = node.localToScreen(node.getLayoutBounds());
        if (place != null && node.getScene().getWindow() != null) {
            tip.show(node, place.getMinX(), place.getMaxY());
        }
    }
}
