package foundrybench.app;

import foundrybench.log.ProgramError;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import foundrybench.ui.kit.Wrapping;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Says that the program itself failed somewhere, and that nothing is lost. Takes no room until then, stops
/// nobody, and shows the same fault once, with its count.
final class WorkbenchFaultBar extends HBox {
    private final Label title = Controls.label("", "fault-title");
    private final Label what = Controls.label("", "fault-what");
    private final Label lost = Controls.label(Words.of("fault.nothing-lost"), "fault-lost");

    /// @param copyDiagnostics puts what a report needs on the clipboard
    WorkbenchFaultBar(Runnable copyDiagnostics) {
        getStyleClass().add("fault-bar");
        for (var line : new Label[] {what, lost}) {
            Wrapping.in(line);
            line.setMinHeight(USE_PREF_SIZE);
        }
        var words = new VBox(title, what, lost);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var copy = Controls.on(Controls.button("diagnostics.copy"), copyDiagnostics);
        var close = Controls.on(Controls.button("fault.close"), () -> Controls.show(this, false));
        copy.setMinWidth(USE_PREF_SIZE);
        close.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(words, copy, close);
        Controls.show(this, false);
    }

    void show(ProgramError fault) {
        var times = fault.count() == 1 ? "" : Words.of("fault.times", fault.count());
        title.setText(Words.of("fault.title", fault.code()) + times);
        what.setText(Words.of("fault.what", fault.what(), fault.place()));
        if (fault.count() == 1 || isVisible()) { // closed, it stays closed for this one
            Controls.show(this, true);
        }
        setAccessibleText(title.getText() + ". " + what.getText() + " " + lost.getText());
    }
}
