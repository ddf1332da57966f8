package foundrybench.ui.sessions;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// Which file answers are to be taken in from, and what came of it. Belongs to the window's thread.
public final class ImportForm extends VBox {
    private final TextField file = Controls.named(new TextField(), "import.file");
    private final Label said = Controls.label("", "import-said");
    private final ListView<String> findings = new ListView<>();
    private final Button read = Controls.on(Controls.button("import.read"), this::read);
    private final Consumer<Path> asked;

    /// @param asked told which file, to be answered by [#show]
    public ImportForm(Consumer<Path> asked) {
        this.asked = asked;
        getStyleClass().addAll("form", "import-form");
        var what = Controls.label(Words.of("import.what"), "form-what");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        said.setWrapText(true);
        findings.setAccessibleText(Words.of("import.findings"));
        findings.setPlaceholder(new Label());
        var browse = Controls.on(Controls.button("import.browse"), this::browse);
        browse.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(Controls.label(Words.of("import.file"), "form-label"), file, browse);
        row.getStyleClass().add("form-row");
        HBox.setHgrow(file, Priority.ALWAYS);
        read.setDefaultButton(true);
        read.disableProperty().bind(file.textProperty().isEmpty());
        var buttons = new HBox(read);
        buttons.getStyleClass().add("form-buttons");
        VBox.setVgrow(findings, Priority.ALWAYS);
        getChildren().addAll(what, row, buttons, said, findings);
        show("", List.of());
    }

    private void browse() {
        FileChoice.into(file, FileChooser::showOpenDialog);
    }

    private void read() {
        try {
            var path = Path.of(file.getText().strip());
            show(Words.of("import.reading"), List.of());
            asked.accept(path);
        } catch (InvalidPathException e) {
            show(Words.of("export.path", file.getText()), List.of());
        }
    }

    /// Says what came of it.
    ///
    /// @param details what did not carry over and what was wrong, a line each
    public void show(String outcome, List<String> details) {
        said.setText(outcome);
        findings.getItems().setAll(details);
        Controls.show(said, !outcome.isEmpty());
        Controls.show(findings, !details.isEmpty());
    }
}
