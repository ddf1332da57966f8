package foundrybench.ui.prompt;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import foundrybench.ui.kit.WrapRow;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;

/// The fields for what is sent beside the prompt.
final class ParametersView extends WrapRow {
    ParametersView(PromptViewModel model) {
        getStyleClass().add("parameters");
        model.fields()
                .map(field -> labelled(model, field, field == model.effort() ? effort(model, field) : text(field)))
                .forEach(getChildren()::add);
    }

    private static Node labelled(PromptViewModel model, ParameterField<?> field, Control control) {
        Controls.named(control, field.key());
        var box = new LabelledField(Words.of(field.key()), Words.of(field.key() + ".tip"), control);
        field.problem().subscribe(box::show);
        model.offers().subscribe(_ -> box.offer(!model.offer(field).isOff(), model.offer(field).why()));
        return box;
    }

    private static Control text(ParameterField<?> field) {
        var control = new TextField();
        control.setPromptText(Words.of("not-sent"));
        control.textProperty().bindBidirectional(field.text());
        return control;
    }

    private static Control effort(PromptViewModel model, ParameterField<?> field) {
        var control = new ComboBox<String>();
        model.offers().subscribe(offered -> control.getItems().setAll(choices(offered.efforts(), field.text().get())));
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

    /// What is chosen stays, so that it is seen to be changed or not sent.
    private static List<String> choices(List<String> offered, String chosen) {
        var choices = new ArrayList<String>();
        choices.add("");
        ParameterReading.EFFORTS.stream().filter(v -> offered.contains(v) || v.equals(chosen)).forEach(choices::add);
        return choices;
    }
}
