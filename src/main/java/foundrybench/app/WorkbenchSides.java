package foundrybench.app;

import foundrybench.ui.kit.Controls;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The rail with deployments and sessions, and the main part beside it. Where the window is too narrow for both, or the
/// text too large, one is shown at a time, and a button goes to the other.
final class WorkbenchSides extends HBox {
    private static final double PICKER_SHARE = 0.6;
    private static final double RAIL_SHARE = 0.4; // of the window, at most; a measure that no answer and no estimate changes

    private final VBox rail;
    private final ScrollPane main;
    private final ToggleButton toggle = Controls.toggle("icon-rail", "rail");

    WorkbenchSides(Region picker, Region saved, Region content) {
        main = Controls.scroll(content, "main-scroll");
        rail = new VBox(picker, saved);
        rail.getStyleClass().add("rail");
        VBox.setVgrow(saved, Priority.ALWAYS);
        picker.maxHeightProperty().bind(rail.heightProperty().multiply(PICKER_SHARE));
        HBox.setHgrow(main, Priority.ALWAYS);
        getChildren().addAll(rail, main);
        toggle.selectedProperty().subscribe(_ -> arrange());
    }

    /// Goes from one to the other where only one is shown; to be put somewhere else.
    ToggleButton toggle() {
        return toggle;
    }

    /// Shows the rail where it is hidden, or hides it again.
    void flip() {
        if (toggle.isVisible()) {
            toggle.setSelected(!toggle.isSelected());
        }
    }

    /// Shows the rail where the main part is in its place.
    void showRail() {
        if (toggle.isVisible()) {
            toggle.setSelected(true);
        }
    }

    /// Shows the main part where the rail is in its place.
    void showMain() {
        toggle.setSelected(false);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        arrange();
        super.layoutChildren();
    }

    private void arrange() {
        boolean isNarrow = getWidth() > 0 && rail.minWidth(-1) > getWidth() * RAIL_SHARE;
        Controls.show(toggle, isNarrow);
        Controls.show(rail, !isNarrow || toggle.isSelected());
        Controls.show(main, !isNarrow || !toggle.isSelected());
    }
}
