package foundrybench.ui.details;

import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import foundrybench.ui.reading.LinkMenu;
import foundrybench.ui.reading.ReadingView;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A text of the details with what one does with it: find and copy.
final class TextPart extends VBox {
    private final ReadingView text = new ReadingView("details-text");
    private final TextField find = new TextField();
    private final HBox bar = new HBox();

    /// @param name what it is, for screen readers
    TextPart(String name) {
        getStyleClass().add("details-part");
        text.setMarkdown(true);
        text.setAccessibleText(name);
        var found = Controls.label("", "details-note");
        Controls.named(find, "details.find");
        find.setPromptText(Words.of("details.find"));
        find.getStyleClass().add("details-find");
        find.textProperty().subscribe(text::find);
        text.found().subscribe(now -> found.setText(words(now)));
        find.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                text.findNext(!event.isShiftDown());
            }
        });
        bar.getStyleClass().add("details-bar");
        bar.getChildren().addAll(find, found, Controls.spacer());
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().addAll(bar, text);
        add(Controls.on(Controls.button("details.copy"), () -> Clip.copy(text.text())));
    }

    private String words(ReadingView.Found found) {
        return find.getText().isEmpty() ? "" : Words.of("details.found", found.current(), found.count());
    }

    /// Puts one more button into its bar.
    void add(Button button) {
        bar.getChildren().add(button);
    }

    /// Puts this before all else in its bar.
    void first(Control control) {
        bar.getChildren().addFirst(control);
    }

    /// Has one more button with these words, in place of the last one it was given.
    void offer(String words, Runnable action) {
        var button = Controls.on(new Button(words), action);
        button.setAccessibleText(words);
        Controls.tip(button, words);
        button.getStyleClass().add("details-remedy");
        withdraw();
        bar.getChildren().add(bar.getChildren().size() - 1, button);
    }

    /// Takes that button away.
    void withdraw() {
        bar.getChildren().removeIf(node -> node.getStyleClass().contains("details-remedy"));
    }

    /// Its links offer to open their address with this.
    void browseWith(Consumer<String> browse) {
        text.setOnLink(address -> LinkMenu.show(text, address, browse));
    }

    void show(String markdown) {
        text.show(markdown, false);
    }

    void focusFind() {
        find.requestFocus();
        find.selectAll();
    }
}
