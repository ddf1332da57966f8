package foundrybench.app;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.Rating;
import foundrybench.model.Request;
import foundrybench.run.RunHandle;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.responses.ResponseViewModel;
import foundrybench.ui.responses.ResponsesViewModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Starts runs, hands each call to its pane, and knows how to stop it. Belongs to the window's thread.
final class WorkbenchRuns {
    private final WorkbenchEngine engine;
    private final ResponsesViewModel responses;
    private final Runnable settled;
    private final Map<String, RunHandle> handlesByCall = new HashMap<>();
    private final Set<ResponseViewModel> replayed = new HashSet<>();
    private @Nullable String sessionId;

    /// @param settled called after each call that ended
    WorkbenchRuns(WorkbenchEngine engine, ResponsesViewModel responses, Runnable settled) {
        this.engine = engine;
        this.responses = responses;
        this.settled = settled;
    }

    /// Asks all of these side by side, in a session of their own.
    void startAll(List<Request> requests) {
        replayed.clear();
        var started = new Started();
        var handle = engine.start(null, requests, started.feed);
        sessionId = handle.run().sessionId();
        responses.show(handle.run().calls().stream()
                .map(call -> started.enter(call, handle, new ResponseViewModel(call, started.feed.mailbox(call))))
                .toList());
    }

    /// Plays a saved session again; nothing is asked.
    ///
    /// @param told told of each answer whose recording cannot be read
    void replay(PreparedReplay replay, int pace, Consumer<String> told) {
        var started = new Started();
        var handle = replay.start(pace, started.feed, said -> FxThread.later(() -> told.accept(said)));
        sessionId = handle.run().sessionId();
        responses.show(handle.run().calls().stream()
                .map(call -> started.enter(call, handle, replayed(call, started, replay.rating(call.id()))))
                .toList());
        replayed.clear();
        replayed.addAll(responses.panes());
    }

    /// Whether one of the panes shows a session that was played again.
    boolean isReplayShown() {
        return responses.panes().stream().anyMatch(replayed::contains);
    }

    /// What was thought of it is thought of it still.
    private static ResponseViewModel replayed(Call call, Started started, Rating rating) {
        var pane = new ResponseViewModel(call, started.feed.mailbox(call));
        pane.judged(rating);
        return pane;
    }

    /// Asks again in panes, in the session that is shown.
    ///
    /// @param requests one for each pane
    void restart(List<ResponseViewModel> panes, List<Request> requests) {
        panes.forEach(replayed::remove);
        var started = new Started();
        var handle = engine.start(sessionId, requests, started.feed);
        sessionId = handle.run().sessionId();
        for (int i = 0; i < panes.size(); i++) {
            var call = handle.run().calls().get(i);
            responses.begin(started.enter(call, handle, panes.get(i)), call, started.feed.mailbox(call));
        }
    }

    /// One run, or one playing of a session: the calls of several playings have the same ids.
    private final class Started {
        private final WorkbenchFeed feed = new WorkbenchFeed(this::settle);
        private final Map<String, ResponseViewModel> panesByCall = new HashMap<>();
        private @Nullable RunHandle itsHandle;

        ResponseViewModel enter(Call call, RunHandle handle, ResponseViewModel pane) {
            itsHandle = handle;
            panesByCall.put(call.id(), pane);
            handlesByCall.put(call.id(), handle);
            return pane;
        }

        private void settle(Call call, Completion completion) {
            if (itsHandle != null) {
                handlesByCall.remove(call.id(), itsHandle);
            }
            var pane = panesByCall.remove(call.id());
            if (pane != null) {
                pane.settle(call, completion);
            }
            settled.run();
        }
    }

    /// Shows a saved session instead of what is shown.
    void show(WorkbenchSession session) {
        replayed.clear();
        sessionId = session.id();
        responses.show(session.panes().stream()
                .map(pane -> new ResponseViewModel(pane.deployment(), pane.completion(), pane.prompt(), pane.rating()))
                .toList());
    }

    /// Shows no panes.
    void clear() {
        replayed.clear();
        sessionId = null;
        responses.show(List.of());
    }

    /// Stops the call of this pane, if one is under way.
    void stop(ResponseViewModel pane) {
        var call = pane.openCall();
        var handle = call == null ? null : handlesByCall.get(call.id());
        if (call != null && handle != null) {
            handle.stop(call.id());
        }
    }

    /// Stops all that is under way.
    void stopAll() {
        responses.panes().forEach(this::stop);
    }

    /// Stops all of this session that is under way.
    void stopSession(String id) {
        Map.copyOf(handlesByCall).forEach((callId, handle) -> {
            if (id.equals(handle.run().sessionId())) {
                handle.stop(callId);
            }
        });
    }

    /// The session shown; `null` before the first run.
    @Nullable String sessionId() {
        return sessionId;
    }
}
