package foundrybench.ui.prompt;

import foundrybench.ui.kit.Controls;
import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.layout.HBox;

/// A control with its name to the left of it, in one frame.
final class LabelledField extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

    private final Control control;

    LabelledField(String name, String tip, Control control) {
        this.control = control;
        var label = Controls.label(name, "parameter-name");
        label.setLabelFor(control);
        label.setMinWidth(USE_PREF_SIZE);
        label.setMaxHeight(Double.MAX_VALUE);
        Controls.tip(label, tip);
        getChildren().addAll(label, control);
        getStyleClass().add("parameter");
        control.focusedProperty().subscribe(focused -> pseudoClassStateChanged(ACTIVE, focused));
    }

    /// Marks it as wrong, or as right when there is no problem.
    void show(String problem) {
        pseudoClassStateChanged(BAD, !problem.isEmpty());
        control.setAccessibleHelp(problem);
    }
}
