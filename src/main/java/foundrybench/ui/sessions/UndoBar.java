package foundrybench.ui.sessions;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/// Says what was put in the trash, and takes that back, for some seconds.
final class UndoBar extends HBox {
    private static final Duration STAYS = Duration.seconds(12);

    private final Label what = Controls.label("", "session-detail");
    private final PauseTransition end = new PauseTransition(STAYS);
    private Runnable onUndo = () -> {};

    UndoBar() {
        getStyleClass().add("session-undo");
        Button undo = Controls.on(Controls.button("session.undo"), this::undo);
        undo.getStyleClass().addAll("flat", "rail-button");
        undo.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(what, Controls.spacer(), undo);
        Controls.show(this, false);
        end.setOnFinished(_ -> Controls.show(this, false));
    }

    void offer(String said, Runnable undo) {
        what.setText(said);
        onUndo = undo;
        Controls.show(this, true);
        end.playFromStart();
        setAccessibleText(said + " " + Words.of("session.undo"));
    }

    /// Takes it back, if that is offered.
    void undo() {
        if (isVisible()) {
            Controls.show(this, false);
            end.stop();
            onUndo.run();
        }
    }
}
