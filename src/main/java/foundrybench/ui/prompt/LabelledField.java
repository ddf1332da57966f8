package foundrybench.ui.prompt;

import foundrybench.ui.kit.Controls;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// A control with its name to the left of it, in one frame.
final class LabelledField extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

    private final Control control;
    private final Label label;
    private final String tip;
    private String off = "";
    private String problem = "";

    LabelledField(String name, String tip, Control control) {
        this.control = control;
        this.tip = tip;
        label = Controls.label(name, "parameter-name");
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
        this.problem = problem;
        pseudoClassStateChanged(BAD, !problem.isEmpty());
        help();
    }

    /// Offers it or not.
    ///
    /// @param why who does not take it, and in which words; empty when all do
    void offer(boolean isOffered, String why) {
        off = why;
        control.setDisable(!isOffered);
        pseudoClassStateChanged(OFF, !isOffered);
        Controls.tip(label, why.isEmpty() ? tip : tip + "\n" + why);
        help();
    }

    private void help() {
        control.setAccessibleHelp(Stream.of(problem, off).filter(words -> !words.isEmpty()).collect(Collectors.joining("\n")));
    }
}
