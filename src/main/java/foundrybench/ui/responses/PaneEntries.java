package foundrybench.ui.responses;

import foundrybench.ui.kit.Words;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/// What a pane's menu offers for the pane as a whole: to ask, to place, to keep and to close it.
final class PaneEntries {
    private final ResponseViewModel pane;
    private final ResponsesViewModel panes;
    private final PaneActions actions;

    PaneEntries(ResponseViewModel pane, ResponsesViewModel panes, PaneActions actions) {
        this.pane = pane;
        this.panes = panes;
        this.actions = actions;
    }

    void addTo(PaneMenu menu) {
        menu.add("pane.menu.stop", () -> actions.stop(pane), () -> pane.isOpen() ? "" : Words.of("pane.not-coming"));
        menu.add("pane.menu.rerun", () -> actions.rerun(pane), () -> pane.isOpen() ? Words.of("pane.still-coming") : "");
        addOthers(menu);
        menu.separate();
        menu.add(
                () -> Words.of(isMaximised() ? "pane.menu.restore" : "pane.menu.maximise"),
                () -> actions.maximise(pane, !isMaximised()),
                () -> "");
        menu.add("pane.menu.left", () -> actions.step(pane, -1), () -> isAt(0) ? Words.of("pane.is-first") : "");
        menu.add("pane.menu.right", () -> actions.step(pane, 1), () -> isAt(panes.panes().size() - 1) ? Words.of("pane.is-last") : "");
        menu.add(
                () -> Words.of(pane.isPinned() ? "pane.menu.unpin" : "pane.menu.pin"),
                () -> actions.pin(pane, !pane.isPinned()),
                () -> "");
        menu.add("pane.menu.close", () -> actions.close(pane));
    }

    private boolean isMaximised() {
        return panes.layout().maximised().get();
    }

    private boolean isAt(int place) {
        return panes.panes().indexOf(pane) == place;
    }

    private void addOthers(PaneMenu menu) {
        var others = new Menu(Words.of("pane.menu.swap"));
        menu.onShowing(() -> {
            others.getItems().setAll(actions.deployments().stream()
                    .filter(deployment -> !deployment.name().equals(pane.deployment().name()))
                    .map(deployment -> {
                        var item = new MenuItem(deployment.name());
                        item.setMnemonicParsing(false);
                        item.setOnAction(_ -> actions.swap(pane, deployment));
                        return item;
                    })
                    .toList());
            boolean isNone = others.getItems().isEmpty();
            var words = Words.of("pane.menu.swap");
            others.setDisable(isNone);
            others.setText(isNone ? Words.of("menu.off", words, Words.of("pane.no-other")) : words);
        });
        menu.getItems().add(others);
    }
}
