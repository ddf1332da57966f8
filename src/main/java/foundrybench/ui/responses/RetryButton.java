package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/// Asks again in all panes that failed. Around the button, since a disabled one shows no tooltip.
public final class RetryButton extends StackPane {
    private final Button button = new Button();
    private final Tooltip tip = Controls.tip(this);

    public RetryButton(ResponsesViewModel model, PaneActions actions) {
        getChildren().add(button);
        button.getStyleClass().add("retry");
        button.setMinWidth(USE_PREF_SIZE);
        Controls.on(button, actions::retryFailed);
        model.failed().subscribe(failed -> show(failed.intValue()));
    }

    private void show(int failed) {
        var why = failed == 0 ? Words.of("retry.none") : "";
        button.setText(failed == 0 ? Words.of("retry") : Words.of("retry.some", failed));
        button.setDisable(failed == 0);
        button.setAccessibleText(failed == 0 ? Words.of("retry.name") : Words.count("retry.name", failed));
        button.setAccessibleHelp(why);
        tip.setText(failed == 0 ? why : Words.count("retry.tip", failed));
    }
}
