package foundrybench.ui.sessions;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/// Edits a line of text below the list: Enter keeps it, Esc does not.
final class OneLineEditor extends VBox {
    private final Label what = Controls.label("", "session-detail");
    private final TextField field = new TextField();
    private final Node after;
    private Consumer<String> onDone = _ -> {};

    /// @param after gets the focus when it is over
    OneLineEditor(Node after) {
        this.after = after;
        getStyleClass().add("session-editor");
        field.getStyleClass().addAll("session-editor-field", SessionsView.KEEPS_ESCAPE);
        getChildren().addAll(what, field);
        Controls.show(this, false);
        field.setOnAction(_ -> end(true));
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                end(false);
            }
        });
    }

    /// @param key of the words that say what is edited
    void edit(String key, String text, Consumer<String> done) {
        onDone = done;
        what.setText(Words.of(key));
        field.setAccessibleText(Words.of(key));
        field.setText(text);
        Controls.show(this, true);
        field.requestFocus();
        field.selectAll();
    }

    private void end(boolean keep) {
        Controls.show(this, false);
        after.requestFocus();
        if (keep) {
            onDone.accept(field.getText());
        }
    }
}
