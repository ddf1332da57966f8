package foundrybench.cli;

import foundrybench.catalog.Catalog;
import foundrybench.format.CompletionLine;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.model.Status;
import foundrybench.run.RecordedBody;
import foundrybench.run.Replay;
import foundrybench.store.KeptBody;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import foundrybench.store.StoredRun;
import foundrybench.store.StoredSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Plays the calls of a saved session again, from what came then; nothing is asked of anybody.
final class SessionReplay {
    private final RootCommand root;
    private final SessionStore store;
    private final Catalog catalog;
    private final int stride;
    private final int pace;

    /// @param catalog names the deployments for the words about answers
    /// @param pace as of [Replay#play(int, int)]
    SessionReplay(RootCommand root, SessionStore store, Catalog catalog, int stride, int pace) {
        this.root = root;
        this.store = store;
        this.catalog = catalog;
        this.stride = stride;
        this.pace = pace;
    }

    /// Plays the runs one after the other, the calls of each side by side when there is a pace.
    ///
    /// @return whether all completed then
    boolean play(StoredSession session) throws InterruptedException, StoreException {
        boolean isWell = true;
        for (var run : session.runs()) {
            var ended = SavedSessions.ended(run);
            if (!ended.isEmpty()) {
                isWell &= play(session, run, ended);
            }
        }
        return isWell;
    }

    private boolean play(StoredSession session, StoredRun run, List<Completion> ended)
            throws InterruptedException, StoreException {
        var printer = printer(session, run, ended);
        var first = ended.stream()
                .map(completion -> completion.timing().startedAt())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(run.startedAt());
        long begin = System.nanoTime();
        boolean isWell = true;
        try (var threads = pace == 0 ? Executors.newSingleThreadExecutor() : Executors.newVirtualThreadPerTaskExecutor()) {
            var plays = new ArrayList<Future<Completion>>();
            for (var original : ended) {
                plays.add(threads.submit(() -> play(original, begin + later(original, first), printer)));
            }
            for (var play : plays) {
                isWell &= got(play).status() == Status.COMPLETED;
            }
        }
        printer.end();
        return isWell;
    }

    private static Completion got(Future<Completion> play) throws InterruptedException, StoreException {
        try {
            return play.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private long later(Completion original, Instant first) {
        var startedAt = original.timing().startedAt();
        return startedAt == null || pace == 0 ? 0 : Duration.between(first, startedAt).toNanos() / pace;
    }

    private Completion play(Completion original, long begin, RunPrinter printer) throws InterruptedException, StoreException {
        var saved = store.replay(original.origin().id()).orElse(null);
        var body = saved == null || saved.body() == null ? null : recorded(saved.body());
        Completion answer;
        if (saved == null || body == null) {
            root.console().warn("there is no recording of the answer of %s: this is what is saved of it"
                    .formatted(root.console().untrusted(String.valueOf(original.origin().deployment()))));
            answer = original.asRecorded();
        } else {
            Replay.Watcher watcher = (event, _) -> watch(event, printer);
            answer = new Replay(body, saved.fold(), watcher, original).play(stride, pace, begin);
        }
        printer.settled(new CompletionLine(answer));
        return answer;
    }

    private static void watch(CompletionEvent event, RunPrinter printer) {
        printer.event(event);
    }

    /// As the decoder takes it; `null` when it is damaged.
    private @Nullable RecordedBody recorded(KeptBody kept) {
        try {
            return RunBodies.recorded(kept);
        } catch (IOException e) {
            root.console().warn("a recording is damaged: " + e.getMessage());
            return null;
        }
    }

    private RunPrinter printer(StoredSession session, StoredRun run, List<Completion> ended) {
        if (root.json) {
            var lines = new JsonPrinter(root.console());
            lines.begun(new Run(run.runId(), session.summary().id(), run.startedAt(), run.prompt(), List.of()));
            return lines;
        }
        if (ended.size() == 1) {
            var name = ended.getFirst().origin().deployment();
            return new OneAnswerPrinter(name == null ? null : catalog.find(name), root.console(), root.quiet);
        }
        var id = session.summary().id();
        var calls = ended.stream().map(completion -> call(id, run, completion)).toList();
        return new ManyAnswersPrinter(new Run(run.runId(), id, run.startedAt(), run.prompt(), calls), root.console(), root.quiet);
    }

    private Call call(String sessionId, StoredRun run, Completion completion) {
        var origin = completion.origin();
        var deployment = catalog.find(String.valueOf(origin.deployment())).withProtocol(origin.protocol());
        var request = new Request(deployment, run.prompt(), origin.parameters(), true);
        return new Call(origin.id(), sessionId, run.runId(), request, origin.repeat(), origin.estimate(), completion.simulated());
    }
}
