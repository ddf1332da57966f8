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
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// The head of a pane: who answers, how far it has come, and what can be done about it. By it the pane is dragged,
/// and maximised with a double click.
final class PaneHeader extends StackPane {
    private final ResponseViewModel model;
    private final PaneActions actions;
    private final Label name = Controls.label("", "pane-name");
    private final Label layer = Controls.chip("");
    private final Label status = Controls.chip("", "status");
    private final Label pinned = Controls.chip(Words.of("pinned"), "pinned");
    private final Button stop = Controls.icon("icon-stop", "pane.stop");
    private final Button rerun = Controls.icon("icon-rerun", "pane.rerun");
    private final ToggleButton maximise = Controls.toggle("icon-maximise", "pane.maximise");
    private final PaneMenu menu = new PaneMenu();

    /// @param tools buttons of the answer; they go into the menu where there is no room, the first one first
    PaneHeader(ResponseViewModel model, PaneActions actions, List<? extends Node> tools) {
        this.model = model;
        this.actions = actions;
        Controls.on(stop, () -> actions.stop(model));
        Controls.on(rerun, () -> actions.rerun(model));
        Controls.on(maximise, () -> actions.maximise(model, maximise.isSelected()));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        var right = new ArrayList<Node>(tools);
        right.addAll(List.of(stop, rerun, maximise, menu));
        var important = new ArrayList<Node>(List.of(stop, rerun, maximise, pinned));
        important.addAll(tools.reversed());
        important.add(layer);
        getChildren().add(new HeaderRow(name, List.of(layer, status, pinned), right, Set.of(status, menu), important));
        model.whom().subscribe(this::show);
        model.pinNote().subscribe(note -> {
            pinned.setManaged(!note.isEmpty());
            Controls.tip(pinned, note.isEmpty() ? Words.of("pinned") : note);
        });
    }

    private void show(Deployment deployment) {
        name.setText(deployment.name());
        Controls.tip(name, Words.of("pane.name.tip", deployment.name()));
        menu.setAccessibleText(Words.of("pane.menu.of", deployment.name()));
        var layers = deployment.layers().stream().map(Layer::id).collect(Collectors.joining(" "));
        layer.setText(layers);
        layer.setManaged(!layers.isEmpty());
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            actions.maximise(model, !maximise.isSelected());
        }
    }

    void show(Phase phase) {
        status.setText(phase.word());
        status.getStyleClass().setAll("label", "chip", "status", "status-" + phase.styleClass());
        stop.setManaged(phase.isOpen());
        rerun.setManaged(!phase.isOpen());
    }

    /// Says whether its pane has all the room.
    void showMaximised(boolean isMaximised) {
        maximise.setSelected(isMaximised);
        Controls.named(maximise, isMaximised ? "pane.restore" : "pane.maximise");
    }

    /// The menu, for further entries.
    PaneMenu menu() {
        return menu;
    }

    /// A button that is seen and leads on.
    Node button() {
        return rerun.isVisible() ? rerun : menu;
    }
}
