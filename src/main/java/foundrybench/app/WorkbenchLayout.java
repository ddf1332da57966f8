package foundrybench.app;

import foundrybench.store.PaneSettings;
import foundrybench.store.PaneSettings.Pin;
import foundrybench.ui.reading.AnswerForm;
import foundrybench.ui.responses.Arrangement;
import foundrybench.ui.responses.PaneLooks;
import foundrybench.ui.responses.ResponseViewModel;
import foundrybench.ui.responses.ResponsesView;
import foundrybench.ui.responses.ResponsesViewModel;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The panes by keys, and what of their layout is kept from one time to the next. Belongs to the window's thread.
final class WorkbenchLayout implements WorkbenchKeys.PaneKeys {
    private final WorkbenchEngine engine;
    private final WorkbenchTasks tasks;
    private final WorkbenchPanes panes;
    private final ResponsesViewModel responses;
    private final ResponsesView view;
    private final Set<Pin> unread = new LinkedHashSet<>(); // of those kept

    WorkbenchLayout(
            WorkbenchEngine engine, WorkbenchTasks tasks, WorkbenchPanes panes, ResponsesViewModel responses, ResponsesView view) {
        this.engine = engine;
        this.tasks = tasks;
        this.panes = panes;
        this.responses = responses;
        this.view = view;
    }

    /// Leaves a drag; else closes the bar that searches; else stops what the focused pane waits for; else ends that it has all the room.
    @Override
    public void escape() {
        if (!view.cancelDrag() && !view.reading().closeFind() && !panes.stopFocused()) {
            onFocused(pane -> panes.maximise(pane, false));
        }
    }

    @Override
    public void rerunFocused() {
        onFocused(panes::rerun);
    }

    @Override
    public void focusPane(int index) {
        view.focusPane(index);
    }

    @Override
    public void maximiseFocused() {
        onFocused(pane -> panes.maximise(pane, !responses.layout().maximised().get()));
    }

    @Override
    public void stepFocused(int by) {
        onFocused(pane -> panes.step(pane, by));
    }

    @Override
    public void pinFocused() {
        onFocused(pane -> panes.pin(pane, !pane.isPinned()));
    }

    @Override
    public void closeFocused() {
        onFocused(panes::close);
    }

    @Override
    public void bringBack() {
        panes.bringBack();
    }

    @Override
    public void retryFailed() {
        panes.retryFailed();
    }

    @Override
    public void nextLayout() {
        responses.layout().next();
        panes.say(responses.layout().arrangement().get().word());
    }

    @Override
    public void openFind() {
        view.reading().openFind();
    }

    @Override
    public void findNext(boolean forward) {
        view.reading().findNext(forward);
    }

    @Override
    public void showNextForm() {
        view.reading().showNextForm();
    }

    @Override
    public void showFormOfAll() {
        view.reading().showFormOfAll();
    }

    private void onFocused(Consumer<ResponseViewModel> action) {
        Optional.ofNullable(responses.focused()).ifPresent(action);
    }

    /// What is to be kept.
    PaneSettings state() {
        var layout = responses.layout();
        var looks = responses.looks().get();
        return new PaneSettings(
                layout.arrangement().get().wireName(),
                layout.order(),
                Stream.concat(responses.pinned().stream().flatMap(WorkbenchLayout::pin), unread.stream()).toList(),
                looks.form().wireName(),
                looks.isThinkingFolded());
    }

    private static Stream<Pin> pin(Map.Entry<ResponseViewModel, Integer> pinned) {
        var origin = pinned.getKey().completion().origin();
        var session = origin.sessionId();
        return session == null ? Stream.empty() : Stream.of(new Pin(session, origin.id(), pinned.getValue()));
    }

    /// Goes on with what was kept. Pinned answers are read from their sessions; those that are gone stay away, those that
    /// cannot be read are kept for another time.
    void restore(PaneSettings kept) {
        Arrangement.of(kept.arrangement()).ifPresent(responses.layout()::choose);
        responses.layout().setOrder(kept.order());
        var form = AnswerForm.of(kept.answerForm()).orElse(PaneLooks.DEFAULTS.form());
        responses.looks().set(new PaneLooks(form, kept.thinkingFolded()));
        unread.addAll(kept.pins());
        for (var pin : kept.pins()) {
            tasks.ask("pin " + pin.call(), () -> engine.answer(pin.session(), pin.call()), found -> {
                unread.remove(pin);
                found.ifPresent(pane -> show(pane, pin.place()));
            });
        }
    }

    private void show(WorkbenchSession.Pane pane, int place) {
        responses.restore(new ResponseViewModel(pane.deployment(), pane.completion(), pane.prompt(), pane.rating()), place);
    }
}
