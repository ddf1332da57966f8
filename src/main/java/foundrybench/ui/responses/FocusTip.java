package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;

/// A tooltip above its node, where there is room for many lines, that also shows while the keys have brought the focus
/// there.
final class FocusTip {
    private final Region node;
    private final Tooltip tip;

    FocusTip(Region node) {
        this.node = node;
        this.tip = Controls.tip(node);
        tip.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
        node.focusVisibleProperty().subscribe(isFocused -> {
            if (isFocused) {
                showAbove();
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

    private void showAbove() {
        var place = node.localToScreen(node.getLayoutBounds());
        if (place != null && node.getScene().getWindow() != null) {
            tip.show(node, place.getMinX(), place.getMinY());
        }
    }
}
