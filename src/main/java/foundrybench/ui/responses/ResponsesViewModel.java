package foundrybench.ui.responses;

import foundrybench.model.Call;
import foundrybench.run.Mailbox;
import foundrybench.ui.kit.Pulse;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The panes side by side, which of them the keys mean, and how many are still coming.
public final class ResponsesViewModel {
    private final Pulse pulse;
    private final ObservableList<ResponseViewModel> panes = FXCollections.observableArrayList();
    private final ObservableList<ResponseViewModel> readOnly = FXCollections.unmodifiableObservableList(panes);
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
    private @Nullable ResponseViewModel focused;

    public ResponsesViewModel(Pulse pulse) {
        this.pulse = pulse;
    }

    /// Shows these panes instead of those shown.
    public void show(List<ResponseViewModel> newPanes) {
        focused = newPanes.isEmpty() ? null : newPanes.getFirst();
        panes.setAll(newPanes);
        for (var pane : newPanes) {
            pane.open().subscribe(_ -> countOpen());
            if (pane.isOpen()) {
                pulse.add(pane);
            }
        }
        countOpen();
    }

    /// Has a pane ask again.
    public void begin(ResponseViewModel pane, Call call, Mailbox mailbox) {
        pane.begin(call, mailbox);
        pulse.add(pane);
        countOpen();
    }

    private void countOpen() {
        open.set((int) panes.stream().filter(ResponseViewModel::isOpen).count());
    }

    /// The panes, first to last.
    public ObservableList<ResponseViewModel> panes() {
        return readOnly;
    }

    /// How many answers are still coming.
    public ReadOnlyIntegerProperty open() {
        return open.getReadOnlyProperty();
    }

    /// The pane that the keys mean; `null` when there is none.
    public @Nullable ResponseViewModel focused() {
        return focused;
    }

    /// The reader went to this pane.
    public void focus(ResponseViewModel pane) {
        focused = pane;
    }
}
