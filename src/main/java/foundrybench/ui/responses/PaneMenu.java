package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;

/// The "…" of a pane: everything that can be done with it, also what its header has no room for. What cannot be done
/// now says why.
final class PaneMenu extends MenuButton {
    private final List<Runnable> refreshers = new ArrayList<>();

    PaneMenu() {
        var drawing = new Region();
        drawing.getStyleClass().addAll("icon", "icon-more");
        setGraphic(drawing);
        getStyleClass().addAll("flat", "icon-button", "pane-menu");
        Controls.named(this, "pane.menu");
        setOnShowing(_ -> refreshers.forEach(Runnable::run));
    }

    /// Adds an entry.
    ///
    /// @param key its words
    MenuItem add(String key, Runnable action) {
        return add(key, action, () -> "");
    }

    /// Adds an entry that cannot always be chosen.
    ///
    /// @param whyNot why it cannot be now; empty when it can
    MenuItem add(String key, Runnable action, Supplier<String> whyNot) {
        return add(() -> Words.of(key), action, whyNot);
    }

    /// Adds an entry whose words change.
    MenuItem add(Supplier<String> words, Runnable action, Supplier<String> whyNot) {
        var item = new MenuItem();
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        onShowing(() -> {
            var why = whyNot.get();
            item.setDisable(!why.isEmpty());
            item.setText(why.isEmpty() ? words.get() : Words.of("menu.off", words.get(), why));
        });
        getItems().add(item);
        return item;
    }

    /// Begins another group of entries.
    void separate() {
        getItems().add(new SeparatorMenuItem());
    }

    /// Done now and each time the menu opens.
    void onShowing(Runnable refresh) {
        refreshers.add(refresh);
        refresh.run();
    }
}
