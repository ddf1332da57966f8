package foundrybench.app;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Theme;
import foundrybench.ui.kit.Words;
import javafx.application.ColorScheme;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/// Light or dark, contrast, and the size of the text.
final class WorkbenchLookMenu extends MenuButton {
    private final Theme theme;
    private final ToggleGroup schemes = new ToggleGroup();

    WorkbenchLookMenu(Theme theme, WorkbenchTextSize text) {
        this.theme = theme;
        getStyleClass().addAll("flat", "icon-button", "look-menu");
        setGraphic(Controls.drawing("icon-theme"));
        Controls.named(this, "look");
        getItems()
                .addAll(
                        scheme("look.light", ColorScheme.LIGHT),
                        scheme("look.dark", ColorScheme.DARK),
                        contrast(),
                        item("look.system", theme::followSystem),
                        new SeparatorMenuItem(),
                        item("look.larger", () -> text.step(1)),
                        item("look.smaller", () -> text.step(-1)),
                        item("look.usual", text::reset));
    }

    private MenuItem scheme(String key, ColorScheme scheme) {
        var item = new RadioMenuItem(Words.of(key));
        item.setToggleGroup(schemes);
        item.setOnAction(_ -> theme.show(scheme));
        theme.shown().subscribe(shown -> item.setSelected(shown.scheme() == scheme));
        return item;
    }

    private MenuItem contrast() {
        var item = new CheckMenuItem(Words.of("look.contrast"));
        item.setOnAction(_ -> theme.showContrast(item.isSelected()));
        theme.shown().subscribe(shown -> item.setSelected(shown.isHighContrast()));
        return item;
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Words.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
