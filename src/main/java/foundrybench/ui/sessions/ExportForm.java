package foundrybench.ui.sessions;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// How sessions are to be written down, and where. Belongs to the window's thread.
public final class ExportForm extends VBox {
    private final Map<String, String> endings;
    private final ComboBox<String> format = Controls.named(new ComboBox<String>(), "export.format");
    private final CheckBox reasoning = Controls.named(new CheckBox(Words.of("export.reasoning")), "export.reasoning");
    private final TextField redacted = Controls.named(new TextField(), "export.redact");
    private final TextField file = Controls.named(new TextField(), "export.file");
    private final Label problem = Controls.label("", "form-problem");
    private final Asked asked;

    /// Told what is wanted.
    public interface Asked {
        void export(String format, boolean withoutReasoning, List<String> redacted, Path file);
    }

    /// @param what is to be written, in words
    /// @param endings of file names, by format, in the order to offer them
    /// @param folder where to at first
    public ExportForm(String what, Map<String, String> endings, Path folder, Asked asked) {
        this.endings = endings;
        this.asked = asked;
        getStyleClass().add("form");
        format.getItems().setAll(endings.keySet());
        reasoning.setSelected(true);
        redacted.setPromptText(Words.of("export.redact.prompt"));
        file.setText(folder.resolve("foundry-bench.").toString());
        format.valueProperty().subscribe(this::showFormat);
        format.getSelectionModel().selectFirst();
        Button browse = Controls.on(Controls.button("export.browse"), this::browse);
        Button write = Controls.on(Controls.button("export.write"), this::write);
        write.setDefaultButton(true);
        var buttons = new HBox(write);
        buttons.getStyleClass().add("form-buttons");
        getChildren().addAll(
                Controls.label(what, "form-what"),
                row("export.format", format),
                row("export.redact", redacted),
                row("export.file", file, browse),
                reasoning,
                problem,
                buttons);
        say("");
    }

    private static HBox row(String key, Node... parts) {
        var row = new HBox(Controls.label(Words.of(key), "form-label"));
        row.getStyleClass().add("form-row");
        row.getChildren().addAll(parts);
        HBox.setHgrow(parts[0], Priority.ALWAYS);
        return row;
    }

    /// The file's ending follows the format.
    private void showFormat(@Nullable String chosen) {
        if (chosen != null) {
            var name = file.getText();
            for (var ending : endings.values()) {
                name = name.endsWith("." + ending) ? name.substring(0, name.length() - ending.length() - 1) : name;
            }
            file.setText((name.endsWith(".") ? name.substring(0, name.length() - 1) : name) + "." + endings.get(chosen));
        }
    }

    private void browse() {
        FileChoice.into(file, FileChooser::showSaveDialog);
    }

    private void write() {
        try {
            var words = Arrays.stream(redacted.getText().split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
            asked.export(format.getValue(), !reasoning.isSelected(), words, Path.of(file.getText()));
        } catch (InvalidPathException e) {
            say(Words.of("export.path", file.getText()));
        }
    }

    /// Says what is wrong.
    public void say(String words) {
        problem.setText(words);
        Controls.show(problem, !words.isEmpty());
    }
}
