package foundrybench.ui.sessions;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import foundrybench.ui.kit.Wrapping;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Edits a text below the list, of one line or of several: Enter keeps it, Esc does not. Where there may be several,
/// Shift+Enter begins another.
final class LineEditor extends VBox {
    private static final int LINES = 3;

    private final Label what = Controls.label("", "session-detail");
    private final TextField line = new TextField();
    private final TextArea lines = new TextArea();
    private final Node after;
    private TextInputControl edited = line;
    private Consumer<String> onDone = _ -> {};

    /// @param after gets the focus when it is over
    LineEditor(Node after) {
        this.after = after;
        getStyleClass().add("session-editor");
        getChildren().addAll(what, line, lines);
        what.setWrapText(true);
        lines.setPrefRowCount(LINES);
        Wrapping.in(lines);
        for (var field : List.of(line, lines)) {
            field.getStyleClass().addAll("session-editor-field", SessionsView.KEEPS_ESCAPE);
            field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        }
        Controls.show(this, false);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !event.isShiftDown()) {
            event.consume();
            end(false);
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            if (event.isShiftDown() && edited == lines) {
                lines.replaceSelection("\n");
            } else {
                end(true);
            }
        }
    }

    /// @param key of the words that say what is edited
    void edit(String key, String text, Consumer<String> done) {
        edit(line, key, text, done);
    }

    /// As [#edit], of several lines.
    void editLines(String key, String text, Consumer<String> done) {
        edit(lines, key, text, done);
    }

    private void edit(TextInputControl field, String key, String text, Consumer<String> done) {
        onDone = done;
        edited = field;
        Controls.show(line, field == line);
        Controls.show(lines, field == lines);
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
            onDone.accept(edited.getText());
        }
    }
}
