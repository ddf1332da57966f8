package foundrybench.ui.prompt;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// The fields for what is sent beside the prompt.
final class ParametersView extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

    ParametersView(PromptViewModel model) {
        getStyleClass().add("parameters");
        model.fields()
                .map(field -> field == model.effort() ? labelled(field, effort(field)) : labelled(field, text(field)))
                .forEach(getChildren()::add);
    }

    private static HBox labelled(ParameterField<?> field, Control control) {
        var label = Controls.label(Words.of(field.key()), "parameter-name");
        label.setLabelFor(control);
        label.setMinWidth(USE_PREF_SIZE);
        Controls.tip(label, Words.of(field.key() + ".tip"));
        Controls.named(control, field.key());
        var box = new HBox(label, control);
        box.getStyleClass().add("parameter");
        control.focusedProperty().subscribe(focused -> box.pseudoClassStateChanged(ACTIVE, focused));
        field.problem().subscribe(problem -> {
            box.pseudoClassStateChanged(BAD, !problem.isEmpty());
            control.setAccessibleHelp(problem);
        });
        return box;
    }

    private static Control text(ParameterField<?> field) {
        var control = new TextField();
        control.setPromptText(Words.of("not-sent"));
        control.textProperty().bindBidirectional(field.text());
        return control;
    }

    private static Control effort(ParameterField<?> field) {
        var efforts = new ArrayList<>(ParameterReading.EFFORTS);
        efforts.addFirst("");
        var control = new ComboBox<String>();
        control.getItems().setAll(efforts);
        control.setConverter(new StringConverter<>() {
            @Override
            public String toString(String effort) {
                return effort == null || effort.isEmpty() ? Words.of("not-sent") : effort;
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        control.valueProperty().bindBidirectional(field.text());
        return control;
    }
}
