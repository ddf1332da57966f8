package foundrybench.ui.responses;

import foundrybench.model.Call;
import foundrybench.model.Deployment;
import foundrybench.run.Mailbox;
import foundrybench.ui.kit.Pulse;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The panes side by side, which of them the keys mean, and how many are still coming.
public final class ResponsesViewModel {
    private static final long TIMELINE_NANOS = 100_000_000;

    private final Pulse pulse;
    private final Pulse.Drain timelineDrain = this::drainTimeline;
    private final ObservableList<ResponseViewModel> panes = FXCollections.observableArrayList();
    private final ObservableList<ResponseViewModel> readOnly = FXCollections.unmodifiableObservableList(panes);
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Timeline> timeline = new ReadOnlyObjectWrapper<>(Timeline.of(List.of()));
    private final ObjectProperty<PaneLooks> looks = new SimpleObjectProperty<>(PaneLooks.DEFAULTS);
    private long timelineNanos;
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

    /// Has the panes of a deployment ask it by its new name from now on; one whose answer is coming goes on with it.
    public void renamed(String before, Deployment after) {
        for (var pane : List.copyOf(panes)) {
            if (pane.deployment().name().equals(before) && !pane.isOpen()) {
                var next = new ResponseViewModel(after, pane.completion());
                next.open().subscribe(_ -> countOpen());
                focused = focused == pane ? next : focused;
                panes.set(panes.indexOf(pane), next);
            }
        }
        countOpen();
    }

    private void countOpen() {
        open.set((int) panes.stream().filter(ResponseViewModel::isOpen).count());
        timeline.set(Timeline.of(panes));
        if (open.get() > 0) {
            pulse.add(timelineDrain);
        }
    }

    /// The timeline is drawn anew as a whole, so less often than the text.
    private boolean drainTimeline(long nowNanos) {
        if (nowNanos - timelineNanos >= TIMELINE_NANOS) {
            timelineNanos = nowNanos;
            timeline.set(Timeline.of(panes));
        }
        return open.get() > 0;
    }

    /// How panes look, those to come as well.
    public ObjectProperty<PaneLooks> looks() {
        return looks;
    }

    /// Has this drained from now on, until it has ended.
    void inTurn(Pulse.Drain work) {
        pulse.add(work);
    }

    /// The panes, first to last.
    public ObservableList<ResponseViewModel> panes() {
        return readOnly;
    }

    /// What each pane spent its time on.
    public ReadOnlyObjectProperty<Timeline> timeline() {
        return timeline.getReadOnlyProperty();
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
