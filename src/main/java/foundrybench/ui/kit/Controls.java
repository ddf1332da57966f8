package foundrybench.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// Small controls, each with its name for screen readers, its tooltip and its key.
public final class Controls {
    private static final Duration TIP_DELAY = Duration.millis(400);
    private static final Duration TIP_STAYS = Duration.minutes(1);

    private Controls() {}

    /// A button with an icon that everyone knows.
    ///
    /// @param icon the style class that draws it
    /// @param key what it is called in the words
    public static Button icon(String icon, String key) {
        var button = new Button();
        button.setGraphic(drawing(icon));
        button.getStyleClass().addAll("flat", "icon-button");
        return named(button, key);
    }

    /// A button with an icon that stays pressed.
    ///
    /// @param icon the style class that draws it
    /// @param key what it is called in the words
    public static ToggleButton toggle(String icon, String key) {
        var button = new ToggleButton();
        button.setGraphic(drawing(icon));
        button.getStyleClass().addAll("flat", "icon-button");
        return named(button, key);
    }

    /// An icon.
    ///
    /// @param icon the style class that draws it
    public static Node drawing(String icon) {
        var drawing = new Region();
        drawing.getStyleClass().addAll("icon", icon);
        return drawing;
    }

    /// A button with a word on it.
    public static Button button(String key) {
        var button = new Button(Words.of(key));
        return named(button, key);
    }

    /// Names a control: `KEY.name` for screen readers, `KEY.tip` as tooltip.
    public static <T extends Control> T named(T control, String key) {
        control.setAccessibleText(Words.of(key + ".name"));
        tip(control, Words.of(key + ".tip"));
        return control;
    }

    /// Gives a control a tooltip.
    public static void tip(Control control, String text) {
        var tooltip = control.getTooltip();
        if (tooltip == null) {
            tooltip = newTip();
            control.setTooltip(tooltip);
        }
        tooltip.setText(text);
    }

    /// Gives a node that is no control a tooltip, and returns that to be changed later.
    public static Tooltip tip(Node node) {
        var tooltip = newTip();
        Tooltip.install(node, tooltip);
        return tooltip;
    }

    private static Tooltip newTip() {
        var tooltip = new Tooltip();
        tooltip.setShowDelay(TIP_DELAY);
        tooltip.setShowDuration(TIP_STAYS);
        tooltip.setWrapText(true);
        tooltip.setHideOnEscape(false); // Esc stops an answer, also while a tooltip shows
        return tooltip;
    }

    /// A small rounded label.
    public static Label chip(String text, String... styleClasses) {
        var chip = label(text, "chip");
        chip.getStyleClass().addAll(styleClasses);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    /// The chip that marks what is simulated.
    public static Label simulatedChip() {
        var chip = chip(Words.of("simulated"), "simulated");
        tip(chip, Words.of("simulated.tip"));
        return chip;
    }

    /// A label of this style.
    public static Label label(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }

    /// Takes all the room that is left in a row.
    public static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /// What scrolls when its content has no room. It keeps no picture of the content, as the stock one does, or each
    /// frame of a text that streams would draw all of it anew.
    ///
    /// @param styleClass whose style says how it looks
    public static ScrollPane scroll(Node content, String styleClass) {
        var scroll = new ScrollPane(content);
        scroll.getStyleClass().addAll("edge-to-edge", styleClass);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.skinProperty().subscribe(skin -> {
            if (skin != null && scroll.lookup(".viewport") instanceof Node viewport) {
                viewport.setCache(false);
            }
        });
        return scroll;
    }

    /// Shows or hides a node; hidden, it takes no room.
    public static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /// A button that does this.
    public static <T extends ButtonBase> T on(T button, Runnable action) {
        button.setOnAction(_ -> action.run());
        return button;
    }
}
