package foundrybench.ui.sessions;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    private final Button write = Controls.on(Controls.button("export.write"), this::write);
    private final Consumer<Order> asked;
    private String mayReplace = "";

    /// What is wanted.
    ///
    /// @param format its name on the command line
    /// @param redacted words that are taken out
    /// @param replace whether a file that is there may be replaced
    public record Order(String format, boolean withoutReasoning, List<String> redacted, Path file, boolean replace) {
        public Order {
            redacted = List.copyOf(redacted);
        }
    }

    /// @param what is to be written, in words
    /// @param endings of file names, by format, in the order to offer them
    /// @param folder where to at first
    /// @param asked told what is wanted, to be answered by [#say] unless the form goes away
    public ExportForm(String what, Map<String, String> endings, Path folder, Consumer<Order> asked) {
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
        if (FileChoice.into(file, FileChooser::showSaveDialog)) {
            mayReplace = file.getText(); // the system has asked
        }
    }

    private void write() {
        var name = file.getText().strip();
        if (name.isEmpty()) {
            say(Words.of("export.nameless"));
            return;
        }
        try {
            var order = new Order(
                    format.getValue(), !reasoning.isSelected(), RedactedWords.of(redacted.getText()), Path.of(name), name.equals(mayReplace));
            say(Words.of("export.writing"));
            write.setDisable(true);
            asked.accept(order);
        } catch (InvalidPathException e) {
            say(Words.of("export.path", name));
        }
    }

    /// Says what is wrong, and lets it be tried again.
    public void say(String words) {
        write.setDisable(false);
        problem.setText(words);
        Controls.show(problem, !words.isEmpty());
    }
}
