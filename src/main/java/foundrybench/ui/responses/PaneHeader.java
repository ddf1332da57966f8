package foundrybench.ui.responses;

import foundrybench.model.Deployment;
import foundrybench.model.Layer;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// The head of a pane: who answers, how far it has come, and what can be done about it.
final class PaneHeader extends StackPane {
    private final Label name = Controls.label("", "pane-name");
    private final Label layer = Controls.chip("");
    private final Label status = Controls.chip("", "status");
    private final Button stop = Controls.icon("icon-stop", "pane.stop");
    private final Button rerun = Controls.icon("icon-rerun", "pane.rerun");
    private final PaneMenu menu = new PaneMenu();

    /// @param tools buttons of the answer; they go into the menu where there is no room, the first one first
    PaneHeader(ResponseViewModel model, PaneActions actions, List<? extends Node> tools) {
        Controls.on(stop, () -> actions.stop(model));
        Controls.on(rerun, () -> actions.rerun(model));
        menu.add("pane.menu.stop", () -> actions.stop(model), () -> model.isOpen() ? "" : Words.of("pane.not-coming"));
        menu.add("pane.menu.rerun", () -> actions.rerun(model), () -> model.isOpen() ? Words.of("pane.still-coming") : "");
        var right = new ArrayList<Node>(tools);
        right.addAll(List.of(stop, rerun, menu));
        var important = new ArrayList<Node>(List.of(stop, rerun));
        important.addAll(tools.reversed());
        important.add(layer);
        getChildren().add(new HeaderRow(name, List.of(layer, status), right, Set.of(status, menu), important));
        show(model.deployment());
    }

    private void show(Deployment deployment) {
        name.setText(deployment.name());
        Controls.tip(name, deployment.name());
        var layers = deployment.layers().stream().map(Layer::id).collect(Collectors.joining(" "));
        layer.setText(layers);
        layer.setManaged(!layers.isEmpty());
    }

    void show(Phase phase) {
        status.setText(phase.word());
        status.getStyleClass().setAll("label", "chip", "status", "status-" + phase.styleClass());
        stop.setManaged(phase.isOpen());
        rerun.setManaged(!phase.isOpen());
    }

    /// The menu, for further entries.
    PaneMenu menu() {
        return menu;
    }

    /// The button that is always there.
    Node button() {
        return rerun.isVisible() ? rerun : menu;
    }
}
