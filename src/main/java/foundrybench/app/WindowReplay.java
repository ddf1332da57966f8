package foundrybench.app;

import foundrybench.cli.RunBodies;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.run.Replay;
import foundrybench.run.RunHandle;
import foundrybench.run.RunListener;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import foundrybench.ui.kit.Words;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Plays the answers of a saved session as they came, each on a thread of its own.
final class WindowReplay implements PreparedReplay {
    private final SessionStore store;
    private final WorkbenchSession session;
    private final String title;
    private final Run run;
    private final int withoutRecording;

    /// @throws StoreException if it cannot be read
    WindowReplay(SessionStore store, WorkbenchSession session) throws StoreException {
        this.store = store;
        this.session = session;
        this.title = session.prompt().title();
        this.run = new Run(
                session.id(), session.id(), Instant.EPOCH, session.prompt(), session.panes().stream().map(this::call).toList());
        var recorded = store.recorded(session.id());
        this.withoutRecording = (int) run.calls().stream().filter(call -> !recorded.contains(call.id())).count();
    }

    private Call call(WorkbenchSession.Pane pane) {
        var origin = pane.completion().origin();
        var prompt = pane.prompt() == null ? new Prompt(List.of()) : pane.prompt();
        var request = new Request(pane.deployment().withProtocol(origin.protocol()), prompt, origin.parameters(), true);
        return new Call(
                origin.id(), session.id(), String.valueOf(origin.runId()), request, origin.repeat(), origin.estimate(), pane.completion().simulated());
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Run run() {
        return run;
    }

    @Override
    public Rating rating(String callId) {
        return session.panes().stream()
                .filter(pane -> pane.completion().origin().id().equals(callId))
                .map(WorkbenchSession.Pane::rating)
                .findFirst()
                .orElse(Rating.NONE);
    }

    @Override
    public int withoutRecording() {
        return withoutRecording;
    }

    @Override
    public RunHandle start(int pace, RunListener listener, Consumer<String> told) {
        var playing = new Playing(pace, listener, told);
        playing.start();
        return playing;
    }

    /// One time that it is played.
    private final class Playing implements RunHandle {
        private final int pace;
        private final RunListener listener;
        private final Consumer<String> told;
        private final Map<String, Thread> threads = new ConcurrentHashMap<>();
        private final CountDownLatch ended = new CountDownLatch(run.calls().size());
        private final long begin = System.nanoTime();
        private final Instant first = session.panes().stream()
                .map(pane -> pane.completion().timing().startedAt())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);

        Playing(int pace, RunListener listener, Consumer<String> told) {
            this.pace = pace;
            this.listener = listener;
            this.told = told;
        }

        void start() {
            for (int i = 0; i < run.calls().size(); i++) {
                var call = run.calls().get(i);
                var original = session.panes().get(i).completion();
                threads.put(call.id(), Thread.ofVirtual().name("replay " + call.id()).unstarted(() -> play(call, original)));
            }
            threads.values().forEach(Thread::start);
        }

        private void play(Call call, Completion original) {
            Completion answer = original.asRecorded();
            try {
                answer = decoded(call, original);
            } catch (StoreException | IOException e) {
                told.accept(Words.of("replay.unreadable", call.request().deployment().name(), e.getMessage()));
            } finally {
                listener.onSettled(call, answer);
                ended.countDown();
            }
        }

        private Completion decoded(Call call, Completion original) throws StoreException, IOException {
            var saved = store.replay(call.id()).orElse(null);
            var body = saved == null ? null : saved.body();
            if (saved == null || body == null) {
                return original.asRecorded();
            }
            Replay.Watcher watcher = (event, atNanos) -> listener.onEvent(new RunEvent(call, atNanos, recorded(event)));
            var fold = saved.fold();
            try {
                return new Replay(RunBodies.recorded(body), fold, watcher, original).play(Integer.MAX_VALUE, pace, begin + later(original));
            } catch (InterruptedException e) { // what had been played stays
                return fold.add(new Failed(FailureText.describe(FailureKind.CANCELLED, FailureFacts.message(null)))).snapshot();
            }
        }

        private long later(Completion original) {
            var startedAt = original.timing().startedAt();
            return startedAt == null || pace == 0 ? 0 : Duration.between(first, startedAt).toNanos() / pace;
        }

        @Override
        public Run run() {
            return run;
        }

        @Override
        public void stop(String callId) {
            var thread = threads.get(callId);
            if (thread != null) {
                thread.interrupt();
            }
        }

        @Override
        public void stopAll() {
            threads.values().forEach(Thread::interrupt);
        }

        @Override
        public CountDownLatch ended() {
            return ended;
        }
    }

    private static CompletionEvent recorded(CompletionEvent event) {
        return event instanceof Answered(var status, var transport, var simulated, _)
                ? new Answered(status, transport, simulated, true)
                : event;
    }
}
