package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.Arrays;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/// Chooses how the panes share the room.
public final class LayoutMenu extends MenuButton {
    private final ResponsesViewModel model;
    private final MenuItem maximise = new MenuItem();
    private final MenuItem bringBack = new MenuItem();
    private final MenuItem retry = new MenuItem();

    public LayoutMenu(ResponsesViewModel model, PaneActions actions) {
        super(Words.of("layout"));
        setMinWidth(USE_PREF_SIZE);
        this.model = model;
        var layout = model.layout();
        var group = new ToggleGroup();
        for (var arrangement : Arrangement.values()) {
            var item = new RadioMenuItem(arrangement.word());
            item.setToggleGroup(group);
            item.setUserData(arrangement);
            item.setOnAction(_ -> layout.choose(arrangement));
            getItems().add(item);
        }
        var next = item("layout.next", layout::next);
        maximise.setOnAction(_ -> toggleMaximised(actions));
        bringBack.setOnAction(_ -> actions.bringBack());
        retry.setOnAction(_ -> actions.retryFailed());
        getItems().addAll(new SeparatorMenuItem(), next, maximise, bringBack, retry);
        layout.arrangement().subscribe(this::mark);
        setOnShowing(_ -> refresh());
        refresh();
        Controls.tip(this, Words.of("layout.tip"));
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Words.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void mark(Arrangement arrangement) {
        setAccessibleText(Words.of("layout.name", arrangement.word()));
        getItems().stream()
                .filter(item -> item.getUserData() == arrangement)
                .forEach(item -> ((RadioMenuItem) item).setSelected(true));
    }

    private void refresh() {
        boolean isMaximised = model.layout().maximised().get();
        boolean isNone = model.focused() == null;
        var words = Words.of(isMaximised ? "pane.menu.restore" : "pane.menu.maximise");
        maximise.setText(isNone ? Words.of("menu.off", words, Words.of("pane.none")) : words);
        maximise.setDisable(isNone);
        bringBack.setDisable(!model.canBringBack());
        int failed = model.failed().get();
        retry.setDisable(failed == 0);
        retry.setText(failed == 0 ? Words.of("retry.menu.none") : Words.of("retry.menu", failed));
        bringBack.setText(Words.of(model.canBringBack() ? "layout.bring-back" : "layout.bring-back.none"));
    }

    private void toggleMaximised(PaneActions actions) {
        var pane = model.focused();
        if (pane != null) {
            actions.maximise(pane, !model.layout().maximised().get());
        }
    }
}
