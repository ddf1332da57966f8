package foundrybench.app;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Form;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// What a probe will take, and what came of it. Belongs to the window's thread.
@SuppressWarnings("NullAway.Init") // the form's layout fills it
final class ProbeForm extends VBox {
    @FXML private Label what;
    @FXML private TextArea result;
    @FXML private Button start;

    /// @param words what it will do and cost at most
    /// @param started the person has agreed
    ProbeForm(String words, Runnable started) {
        Form.load(this);
        what.setText(words);
        Controls.show(result, false);
        Controls.on(start, () -> {
            start.setDisable(true);
            started.run();
        });
    }

    /// Tells how far it is.
    void show(String lines) {
        result.setText(lines);
        Controls.show(result, true);
    }

    /// It may be started again.
    void ended() {
        start.setDisable(false);
    }
}
