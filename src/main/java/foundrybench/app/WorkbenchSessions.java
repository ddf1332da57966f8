package foundrybench.app;

import foundrybench.ui.kit.Words;
import foundrybench.ui.responses.ResponsesViewModel;
import foundrybench.ui.sessions.SessionRow;
import foundrybench.ui.sessions.SessionsView;
import foundrybench.ui.sessions.SessionsViewModel;
import java.time.Clock;
import java.util.List;
import javafx.scene.layout.Region;

/// The saved sessions: listed, reopened, deleted, and a new one begun. Belongs to the window's thread.
final class WorkbenchSessions implements SessionsView.Actions {
    private final WorkbenchEngine engine;
    private final WorkbenchTasks tasks;
    private final WorkbenchRuns runs;
    private final ResponsesViewModel responses;
    private final Around around;
    private final SessionsViewModel listed;

    /// What lies around the list.
    interface Around {
        /// The panes are empty now, for a new session.
        void cleared();

        /// The panes show this session now.
        void reopened(WorkbenchSession session);

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
            Clock clock,
            Around around) {
        this.engine = engine;
        this.tasks = tasks;
        this.runs = runs;
        this.responses = responses;
        this.around = around;
        this.listed = new SessionsViewModel(clock, clock.getZone());
    }

    Region view() {
        return new SessionsView(listed, this);
    }

    void refresh() {
        tasks.ask("sessions", engine::sessions, listed::show);
    }

    /// Marks the session that the panes show.
    void markShown() {
        var id = runs.sessionId();
        listed.mark(id == null ? "" : id);
    }

    @Override
    public void create() {
        if (isFree()) {
            runs.clear();
            markShown();
            around.cleared();
        }
    }

    @Override
    public void reopen(SessionRow session) {
        if (isFree()) {
            tasks.ask("reopen", () -> engine.reopen(session.id()), this::show);
        }
    }

    private void show(WorkbenchSession session) {
        if (isFree()) {
            runs.show(session);
            markShown();
            around.reopened(session);
        }
    }

    /// Panes whose answers are still coming are not taken away.
    private boolean isFree() {
        around.say(responses.open().get() == 0 ? "" : Words.of("status.busy"));
        return responses.open().get() == 0;
    }

    @Override
    public void delete(SessionRow session) {
        runs.stopSession(session.id()); // what nobody sees any more is not paid for
        tasks.ask(
                "delete " + session.id(),
                () -> {
                    engine.delete(session.id());
                    return session.id();
                },
                this::deleted);
    }

    @Override
    public void replay(SessionRow session) {}

    @Override
    public void export(List<SessionRow> sessions) {}

    private void deleted(String sessionId) {
        responses.forget(sessionId);
        if (sessionId.equals(runs.sessionId()) && responses.open().get() == 0) {
            runs.clear();
            markShown();
        }
        around.refresh();
    }
}
