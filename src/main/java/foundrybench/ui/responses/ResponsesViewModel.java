package foundrybench.ui.responses;

import foundrybench.model.Call;
import foundrybench.model.Deployment;
import foundrybench.model.Rating;
import foundrybench.model.RunTable;
import foundrybench.run.Mailbox;
import foundrybench.ui.kit.Pulse;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The panes in their order, which of them the keys mean, which are pinned, and how many are still coming.
public final class ResponsesViewModel {
    private static final long TIMELINE_NANOS = 100_000_000;

    private final Pulse pulse;
    private final Pulse.Drain timelineDrain = this::drainTimeline;
    private final PaneLayout layout = new PaneLayout();
    private final Pins pins;
    private final ObservableList<ResponseViewModel> panes = FXCollections.observableArrayList();
    private final ObservableList<ResponseViewModel> readOnly = FXCollections.unmodifiableObservableList(panes);
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper failed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Timeline> timeline = new ReadOnlyObjectWrapper<>(Timeline.of(List.of()));
    private final ReadOnlyObjectWrapper<@Nullable ResponseViewModel> focused = new ReadOnlyObjectWrapper<>();
    private final Deque<Closed> closed = new ArrayDeque<>();
    private final ObjectProperty<PaneLooks> looks = new SimpleObjectProperty<>(PaneLooks.DEFAULTS);
    private long timelineNanos;

    /// A pane that was closed, where it stood, and whether to stay there.
    private record Closed(ResponseViewModel pane, int place, boolean isPinned) {}

    /// @param zone of the times that are shown
    public ResponsesViewModel(Pulse pulse, ZoneId zone) {
        this.pulse = pulse;
        this.pins = new Pins(zone);
    }

    /// Shows these panes instead of those shown, in the order of their deployments; pinned ones stay.
    public void show(List<ResponseViewModel> newPanes) {
        closed.clear();
        layout.maximise(false);
        var shown = pins.among(layout.sorted(newPanes));
        focused.set(shown.stream().filter(pane -> !pane.isPinned()).findFirst().orElse(shown.isEmpty() ? null : shown.getFirst()));
        newPanes.stream().filter(shown::contains).forEach(this::follow);
        panes.setAll(shown);
        changed();
    }

    private void follow(ResponseViewModel pane) {
        pane.open().subscribe((_, _) -> changed()); // from now on: what is shown is counted once, not pane by pane
        if (pane.isOpen()) {
            pulse.add(pane);
        }
    }

    private void changed() {
        pins.compare(panes);
        count();
    }

    /// Has a pane ask again.
    public void begin(ResponseViewModel pane, Call call, Mailbox mailbox) {
        pane.begin(call, mailbox);
        pulse.add(pane);
        changed();
    }

    /// Has the panes of a deployment ask it by its new name from now on; one whose answer is coming goes on with it.
    public void renamed(String before, Deployment after) {
        panes.stream()
                .filter(pane -> pane.deployment().name().equals(before) && !pane.isOpen())
                .forEach(pane -> pane.rename(after));
        layout.renamed(before, after.name());
        count();
    }

    // Order

    /// Moves a pane so that it comes before the one at this place now; one behind the last moves it to the end.
    public void move(ResponseViewModel pane, int before) {
        int from = panes.indexOf(pane);
        int to = before > from ? before - 1 : before;
        if (from < 0 || from == to) {
            return;
        }
        var moved = new ArrayList<>(panes);
        moved.remove(from);
        moved.add(Math.clamp(to, 0, moved.size()), pane);
        panes.setAll(moved);
        pins.placed(panes);
        layout.learn(panes.stream().map(shown -> shown.deployment().name()).toList());
        timeline.set(Timeline.of(panes));
    }

    /// Moves a pane by one place, left or right; the ends hold.
    public void step(ResponseViewModel pane, int by) {
        int from = panes.indexOf(pane);
        if (from + by >= 0 && from + by < panes.size()) {
            move(pane, by > 0 ? from + by + 1 : from + by);
        }
    }

    // Closing

    /// Takes a pane away; its answer stays where it is saved.
    public void close(ResponseViewModel pane) {
        int place = panes.indexOf(pane);
        if (place < 0) {
            return;
        }
        closed.push(new Closed(pane, place, pane.isPinned()));
        takeAway(pane, place);
    }

    private void takeAway(ResponseViewModel pane, int place) {
        pins.remove(pane);
        panes.remove(place);
        if (focused.get() == pane) {
            focused.set(panes.isEmpty() ? null : panes.get(Math.min(place, panes.size() - 1)));
        }
        layout.maximise(false);
        changed();
    }

    /// Brings back the pane that was closed last, if there is one; pinned if it was.
    public void bringBack() {
        if (!closed.isEmpty()) {
            var last = closed.pop();
            focused.set(last.pane());
            int place = Math.min(last.place(), panes.size());
            panes.add(place, last.pane());
            if (last.isPinned()) {
                pins.put(last.pane(), place);
            }
            changed();
        }
    }

    /// Whether there is a closed pane to bring back.
    public boolean canBringBack() {
        return !closed.isEmpty();
    }

    /// Whether this pane is closed and may be brought back.
    boolean isClosed(ResponseViewModel pane) {
        return closed.stream().anyMatch(last -> last.pane() == pane);
    }

    /// A session is gone for good: so are its panes, pinned or closed or not.
    public void forget(String sessionId) {
        closed.removeIf(last -> isOf(sessionId, last.pane()));
        var gone = panes.stream().filter(pane -> isOf(sessionId, pane)).toList();
        gone.forEach(pane -> takeAway(pane, panes.indexOf(pane)));
    }

    private static boolean isOf(String sessionId, ResponseViewModel pane) {
        return sessionId.equals(pane.outline().origin().sessionId());
    }

    // Pins

    /// Has a pane stay, with its answer, when the others are replaced; or no more.
    public void pin(ResponseViewModel pane, boolean isPinned) {
        pins.remove(pane);
        if (isPinned) {
            pins.put(pane, panes.indexOf(pane));
        }
        changed();
    }

    /// Shows a pane that was pinned before.
    ///
    /// @param place where it stays, from 0
    public void restore(ResponseViewModel pane, int place) {
        pins.put(pane, place);
        follow(pane);
        panes.setAll(pins.among(List.copyOf(panes)));
        if (focused.get() == null) {
            focused.set(pane);
        }
        changed();
    }

    /// The pinned panes and their places, from 0.
    public List<Map.Entry<ResponseViewModel, Integer>> pinned() {
        return pins.all();
    }

    // Counting

    private void count() {
        open.set((int) panes.stream().filter(ResponseViewModel::isOpen).count());
        failed.set(failedPanes().size());
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

    /// The person thinks this of a pane's answer. Of those of a session only one is the winner.
    ///
    /// @return the panes whose rating is another one now
    public List<ResponseViewModel> rate(ResponseViewModel pane, Rating rating) {
        if (pane.isOpen() || rating.equals(pane.rating().get())) {
            return List.of();
        }
        var changed = new ArrayList<ResponseViewModel>();
        for (var other : panes) {
            if (rating.winner() && other != pane && other.rating().get().winner() && isOfOneSession(other, pane)) {
                other.rate(other.rating().get().withWinner(false));
                changed.add(other);
            }
        }
        pane.rate(rating);
        changed.add(pane);
        return changed;
    }

    private static boolean isOfOneSession(ResponseViewModel pane, ResponseViewModel other) {
        return Objects.equals(pane.outline().origin().sessionId(), other.outline().origin().sessionId());
    }

    /// The figures of all panes.
    RunTable table() {
        return new RunTable(panes.stream()
                .map(pane -> new RunTable.Row(pane.deployment().name(), pane.face().get().phase().word(), pane.outline()))
                .toList());
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

    /// How they are laid out.
    public PaneLayout layout() {
        return layout;
    }

    /// What each pane spent its time on.
    public ReadOnlyObjectProperty<Timeline> timeline() {
        return timeline.getReadOnlyProperty();
    }

    /// How many answers are still coming.
    public ReadOnlyIntegerProperty open() {
        return open.getReadOnlyProperty();
    }

    /// How many failed and can be asked again together.
    public ReadOnlyIntegerProperty failed() {
        return failed.getReadOnlyProperty();
    }

    /// The panes that failed or were interrupted; not those that somebody stopped, and not pinned ones.
    public List<ResponseViewModel> failedPanes() {
        return panes.stream().filter(pane -> pane.face().get().phase().isFailed() && !pane.isPinned()).toList();
    }

    /// The pane that the keys mean; `null` when there is none.
    public @Nullable ResponseViewModel focused() {
        return focused.get();
    }

    /// The pane that the keys mean, to follow.
    public ReadOnlyObjectProperty<@Nullable ResponseViewModel> focus() {
        return focused.getReadOnlyProperty();
    }

    /// The reader went to this pane.
    public void focus(ResponseViewModel pane) {
        focused.set(pane);
    }

    /// Gives a pane all the room, or gives it back.
    public void maximise(ResponseViewModel pane, boolean isMaximised) {
        focused.set(pane);
        layout.maximise(isMaximised);
    }
}
