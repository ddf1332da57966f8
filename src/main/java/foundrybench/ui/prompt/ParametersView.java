package foundrybench.ui.prompt;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// The fields for what is sent beside the prompt.
final class ParametersView extends HBox {
    ParametersView(PromptViewModel model) {
        getStyleClass().add("parameters");
        model.fields()
                .map(field -> field == model.effort() ? labelled(field, effort(field)) : labelled(field, text(field)))
                .forEach(getChildren()::add);
    }

    private static Node labelled(ParameterField<?> field, Control control) {
        Controls.named(control, field.key());
        var box = new LabelledField(Words.of(field.key()), Words.of(field.key() + ".tip"), control);
        field.problem().subscribe(box::show);
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
