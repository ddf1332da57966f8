package foundrybench.ui.details;

import foundrybench.ui.details.CallFacts.Snippet;
import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Form;
import foundrybench.ui.kit.Words;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The same call as code, in a language to choose.
final class CodePart extends VBox {
    private final ComboBox<Snippet> language = new ComboBox<>();
    private final TextPart text = new TextPart(Words.of("details.code.text"));
    private String about = "";

    CodePart() {
        getStyleClass().add("details-code");
        Controls.named(language, "details.language");
        language.setConverter(Form.words(Snippet::language));
        language.valueProperty().subscribe(this::choose);
        VBox.setVgrow(text, Priority.ALWAYS);
        text.first(language);
        text.add(Controls.on(Controls.button("details.code.copy"), this::copy));
        getChildren().add(text);
    }

    void show(List<Snippet> snippets, String newAbout) {
        about = newAbout;
        var chosen = language.getValue();
        language.getItems().setAll(snippets);
        language.setDisable(snippets.isEmpty());
        language.setValue(snippets.stream()
                .filter(snippet -> chosen != null && snippet.language().equals(chosen.language()))
                .findFirst()
                .orElse(snippets.isEmpty() ? null : snippets.getFirst()));
        choose(language.getValue());
    }

    private void choose(@Nullable Snippet snippet) {
        text.show(snippet == null
                ? new Sheet().paragraph(Words.of("details.code.none")).toString()
                : new Sheet().paragraph(about).code(fence(snippet.language()), snippet.code()).toString());
    }

    private static String fence(String language) {
        return switch (language) {
            case "curl" -> "sh";
            case "prompt.yml", "promptfoo" -> "yaml";
            default -> language;
        };
    }

    private void copy() {
        var snippet = language.getValue();
        if (snippet != null) {
            Clip.copy(snippet.code());
        }
    }

    void focusFind() {
        text.focusFind();
    }
}
