package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.util.Subscription;

/// A tab for each pane, with how far its answer has come.
final class PaneTabs extends FlowPane implements Landing {
    private static final PseudoClass LANDING = PseudoClass.getPseudoClass("landing");
    private static final PseudoClass LANDING_BEHIND = PseudoClass.getPseudoClass("landing-behind");

    private final ResponsesViewModel model;
    private final PaneDrag drag;
    private final List<Subscription> subscriptions = new ArrayList<>();

    PaneTabs(ResponsesViewModel model, PaneDrag drag) {
        this.model = model;
        this.drag = drag;
        getStyleClass().add("pane-tabs");
        setAccessibleRole(AccessibleRole.TAB_PANE);
        setAccessibleText(Words.of("tabs.name"));
        model.focus().subscribe(_ -> mark());
    }

    /// Shows a tab for each of the panes there are.
    void fill() {
        subscriptions.forEach(Subscription::unsubscribe);
        subscriptions.clear();
        boolean hadKeys = getChildren().stream().anyMatch(Node::isFocused);
        getChildren().setAll(model.panes().stream().map(this::tab).toList());
        mark();
        if (hadKeys) {
            getChildren().stream().filter(tab -> tab.getUserData() == model.focused()).forEach(Node::requestFocus);
        }
    }

    private ToggleButton tab(ResponseViewModel pane) {
        var tab = new ToggleButton();
        tab.setUserData(pane);
        tab.setMnemonicParsing(false);
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.getStyleClass().addAll("flat", "pane-tab");
        tab.setOnAction(_ -> {
            model.focus(pane);
            mark(); // the one that is shown stays pressed
        });
        drag.install(tab, pane, this);
        subscriptions.add(pane.face().subscribe(_ -> name(tab, pane)));
        subscriptions.add(pane.whom().subscribe(_ -> name(tab, pane)));
        return tab;
    }

    private void name(ToggleButton tab, ResponseViewModel pane) {
        var phase = pane.face().get().phase().word();
        var text = Words.of("tab", pane.deployment().name(), phase);
        if (!text.equals(tab.getText())) {
            int place = model.panes().indexOf(pane) + 1;
            tab.setText(text);
            tab.setAccessibleText(Words.of("tab.name", pane.deployment().name(), phase, place, model.panes().size()));
            Controls.tip(tab, Words.of("tab.tip", pane.deployment().name(), place));
        }
    }

    @Override
    public int placeAt(Point2D scenePoint) {
        var point = sceneToLocal(scenePoint);
        var all = getChildren().stream().map(Node::getBoundsInParent).toList();
        int nearest = Landing.nearest(all, point);
        return point.getX() > all.get(nearest).getCenterX() ? nearest + 1 : nearest;
    }

    @Override
    public void mark(int place) {
        for (int i = 0; i < getChildren().size(); i++) {
            var tab = getChildren().get(i);
            tab.pseudoClassStateChanged(LANDING, place == i);
            tab.pseudoClassStateChanged(LANDING_BEHIND, place == i + 1 && place == getChildren().size());
        }
    }

    private void mark() {
        for (var child : getChildren()) {
            ((ToggleButton) child).setSelected(child.getUserData() == model.focused());
        }
    }
}
