package foundrybench.app;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Form;
import foundrybench.ui.kit.Words;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the real calls of a day may cost, to be typed; left empty there is no limit. Belongs to the window's thread.
@SuppressWarnings("NullAway.Init") // the form's layout fills it
final class BudgetForm extends VBox {
    @FXML private TextField dollars;
    @FXML private Label problem;
    @FXML private Button save;

    /// @param limit that holds; `null` for none
    /// @param saved told what is wanted instead; none for no limit
    BudgetForm(@Nullable BigDecimal limit, Consumer<Optional<BigDecimal>> saved) {
        Form.load(this);
        dollars.setText(limit == null ? "" : limit.toPlainString());
        dollars.textProperty().subscribe(typed -> say(problem(typed)));
        Controls.on(save, () -> saved.accept(read(dollars.getText())));
    }

    /// Says what is wrong; nothing when the text is empty.
    void say(String words) {
        problem.setText(words);
        Controls.show(problem, !words.isEmpty());
        save.setDisable(!problem(dollars.getText()).isEmpty());
    }

    private static String problem(String typed) {
        try {
            return read(typed).filter(amount -> amount.signum() <= 0).isPresent() ? Words.of("budget.problem", typed) : "";
        } catch (NumberFormatException e) {
            return Words.of("budget.problem", typed);
        }
    }

    private static Optional<BigDecimal> read(String typed) {
        var text = typed.strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text.startsWith("$") ? text.substring(1) : text));
    }
}
