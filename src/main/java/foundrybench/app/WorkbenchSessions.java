package foundrybench.app;

import foundrybench.model.Deployment;
import foundrybench.ui.kit.Words;
import foundrybench.ui.responses.ResponsesViewModel;
import foundrybench.ui.sessions.SessionRow;
import foundrybench.ui.sessions.SessionsView;
import foundrybench.ui.sessions.SessionsViewModel;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The saved sessions: listed, reopened, deleted, and a new one begun. Belongs to the window's thread.
final class WorkbenchSessions implements SessionsView.Actions {
    private static final Duration LOOK_AGAIN = Duration.seconds(1);

    private final WorkbenchEngine engine;
    private final WorkbenchTasks tasks;
    private final WorkbenchRuns runs;
    private final ResponsesViewModel responses;
    private final Around around;
    private final WorkbenchReplay replay;
    private final SessionsViewModel listed;
    private final SessionsView view;
    private final PauseTransition behind = new PauseTransition(LOOK_AGAIN);

    /// What lies around the list.
    interface Around {
        /// The panes are empty now, for a new session.
        void cleared();

        /// The panes show this session now.
        void reopened(WorkbenchSession session);

        /// The panes are about to show a session as it came.
        void replaying(PreparedReplay replayed);

        /// Asks how to write these down.
        void export(List<SessionRow> sessions);

        /// Tells the person something.
        void say(String words);

        /// What is saved has changed.
        void refresh();
    }

    WorkbenchSessions(
            WorkbenchEngine engine,
            WorkbenchTasks tasks,
            WorkbenchRuns runs,
            ResponsesViewModel responses,
            WorkbenchReplay replay,
            Clock clock,
            Around around) {
        this.replay = replay;
        this.engine = engine;
        this.tasks = tasks;
        this.runs = runs;
        this.responses = responses;
        this.around = around;
        this.listed = new SessionsViewModel(clock, clock.getZone());
        listed.onChange(this::refresh);
        behind.setOnFinished(_ -> refresh());
        this.view = new SessionsView(listed, this);
        showDeployments(engine.deployments());
    }

    Region view() {
        return view;
    }

    void focusSearch() {
        view.focusSearch();
    }

    void refresh() {
        var query = listed.filter().get().query();
        int wanted = listed.wanted();
        tasks.ask("sessions", () -> engine.history().find(query, wanted), found -> {
            listed.show(found.rows(), found.more(), found.unsought());
            if (found.unsought() > 0) {
                behind.playFromStart();
            }
        });
        tasks.ask("tags", () -> engine.history().tags(), listed::showTags);
    }

    /// These can be asked for.
    void showDeployments(List<Deployment> deployments) {
        view.showAskable(askable(deployments));
    }

    /// Layers with their deployments, then each deployment.
    private static SequencedMap<String, Set<String>> askable(List<Deployment> deployments) {
        var askable = new LinkedHashMap<String, Set<String>>();
        for (var deployment : deployments) {
            for (var layer : deployment.layers()) {
                askable.computeIfAbsent(layer.text(), _ -> new LinkedHashSet<>()).add(deployment.name());
            }
        }
        deployments.forEach(deployment -> askable.put(deployment.name(), Set.of(deployment.name())));
        return askable;
    }

    /// Marks the session that the panes show.
    void markShown() {
        var id = runs.sessionId();
        listed.mark(id == null ? "" : id);
    }

    @Override
    public void create() {
        if (isFree()) {
            replay.end();
            runs.clear();
            markShown();
            around.cleared();
        }
    }

    @Override
    public void reopen(SessionRow session) {
        reopen(session.id());
    }

    void reopen(String sessionId) {
        if (isFree()) {
            tasks.ask("reopen", () -> engine.reopen(sessionId), this::show);
        }
    }

    private void show(WorkbenchSession session) {
        if (isFree()) {
            replay.end();
            runs.show(session);
            markShown();
            around.reopened(session);
            session.unreadable().stream().findFirst().ifPresent(what -> around.say(Words.of(
                    "status.unreadable", session.unreadable().size(), session.unreadable().size() + session.panes().size(), what)));
        }
    }

    /// Panes whose answers are still coming are not taken away.
    private boolean isFree() {
        around.say(responses.open().get() == 0 ? "" : Words.of("status.busy"));
        return responses.open().get() == 0;
    }

    @Override
    public void rename(SessionRow session, String title) {
        change(() -> engine.history().rename(session.id(), title));
    }

    @Override
    public void star(List<SessionRow> sessions, boolean starred) {
        change(() -> sessions.forEach(session -> engine.history().star(session.id(), starred)));
    }

    @Override
    public void note(SessionRow session, String note) {
        change(() -> engine.history().note(session.id(), note));
    }

    @Override
    public void tag(List<SessionRow> sessions, List<String> tags) {
        change(() -> sessions.forEach(session -> engine.history().tag(session.id(), tags)));
    }

    @Override
    public void trash(List<SessionRow> sessions) {
        stop(sessions); // what nobody sees any more is not paid for
        tasks.inTurn(() -> {
            engine.history().trash(ids(sessions));
            return sessions;
        }, trashed -> {
            view.trashed(trashed);
            taken(trashed);
        });
    }

    @Override
    public void restore(List<SessionRow> sessions) {
        change(() -> engine.history().restore(ids(sessions)));
    }

    @Override
    public void delete(List<SessionRow> sessions) {
        stop(sessions);
        tasks.inTurn(() -> {
            engine.history().delete(ids(sessions));
            return sessions;
        }, this::taken);
    }

    @Override
    public void emptyTrash() {
        tasks.inTurn(() -> engine.history().trashed(), view::confirmEmptyTrash);
    }

    private void stop(List<SessionRow> sessions) {
        sessions.forEach(session -> runs.stopSession(session.id()));
    }

    private static Set<String> ids(List<SessionRow> sessions) {
        return sessions.stream().map(SessionRow::id).collect(Collectors.toUnmodifiableSet());
    }

    private void change(Runnable change) {
        tasks.inTurn(() -> {
            change.run();
            return true;
        }, _ -> refresh());
    }

    @Override
    public void replay(SessionRow session) {
        if (isFree()) {
            tasks.ask("reopen", () -> engine.prepareReplay(session.id()), this::play);
        }
    }

    private void play(PreparedReplay prepared) {
        if (isFree()) {
            around.replaying(prepared);
            replay.play(prepared);
            markShown();
        }
    }

    @Override
    public void export(List<SessionRow> sessions) {
        around.export(sessions);
    }

    /// They leave the panes as well.
    private void taken(List<SessionRow> sessions) {
        for (var session : sessions) {
            responses.forget(session.id());
            if (session.id().equals(runs.sessionId())) {
                replay.end();
            }
            if (session.id().equals(runs.sessionId()) && responses.open().get() == 0) {
                runs.clear();
                markShown();
            }
        }
        around.refresh();
    }
}
