package foundrybench.ui.responses;

import foundrybench.ui.reading.AnswerForm;
import foundrybench.ui.reading.FindBar;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Searching in the pane that the keys mean, and the form in which answers are read.
public final class PanesReading {
    private final ResponsesViewModel model;
    private final Supplier<List<ResponsePane>> panes;

    PanesReading(ResponsesViewModel model, Supplier<List<ResponsePane>> panes) {
        this.model = model;
        this.panes = panes;
    }

    /// Opens the bar that searches the focused pane.
    public void openFind() {
        focused().ifPresent(pane -> pane.reader().openFind());
    }

    /// Goes to the next match in the focused pane, or the one before; opens the bar when it is not there.
    public void findNext(boolean forward) {
        focused().ifPresent(pane -> {
            if (pane.reader().find().isOpen()) {
                pane.reader().find().next(forward);
            } else {
                pane.reader().openFind();
            }
        });
    }

    /// Closes the bar of the focused pane.
    ///
    /// @return whether it was there
    public boolean closeFind() {
        var bar = focused().map(pane -> pane.reader().find()).filter(FindBar::isOpen);
        bar.ifPresent(FindBar::close);
        return bar.isPresent();
    }

    /// Shows the answer of the focused pane in its next form.
    public void showNextForm() {
        focused().ifPresent(pane -> pane.reader().showNextForm());
    }

    /// Shows the answers of all panes in the form of the focused one.
    public void showFormOfAll() {
        focused().ifPresent(pane -> showAll(pane.reader().form()));
    }

    void showAll(AnswerForm form) {
        model.looks().set(model.looks().get().with(form));
        panes.get().forEach(pane -> pane.reader().show(form));
    }

    private Optional<ResponsePane> focused() {
        return panes.get().stream().filter(pane -> pane.model() == model.focused()).findFirst();
    }
}
