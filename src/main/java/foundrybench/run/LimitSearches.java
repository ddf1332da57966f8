package foundrybench.run;

import foundrybench.model.Completion;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Several [LimitSearch]es at once, each on a virtual thread of its own. Every call is a run of one, all in one session.
public final class LimitSearches implements Underway {
    private final List<LimitTarget> targets;
    private final Planning planning;
    private final Starting starting;
    private final BiConsumer<LimitTarget, LimitFinding> listener;
    private final List<RunHandle> running = new ArrayList<>();
    private final CountDownLatch ended;
    private boolean stopped;

    /// Plans a run of one call.
    public interface Planning {
        /// @param repeat which call of its deployment it is, from 0
        Run plan(LimitTarget target, int maxTokens, int repeat);
    }

    /// Starts a run.
    public interface Starting {
        /// @param settled is to be told how its call ended
        RunHandle start(Run run, Consumer<Completion> settled);
    }

    /// @param listener is told what came of each search, on that search's thread
    public LimitSearches(
            List<LimitTarget> targets, Planning planning, Starting starting, BiConsumer<LimitTarget, LimitFinding> listener) {
        this.targets = List.copyOf(targets);
        this.planning = planning;
        this.starting = starting;
        this.listener = listener;
        this.ended = new CountDownLatch(targets.size());
    }

    /// Starts them all and returns at once.
    public LimitSearches start() {
        for (var target : targets) {
            Thread.ofVirtual().name("search " + target.deployment().name()).start(() -> {
                try {
                    search(target);
                } finally {
                    ended.countDown();
                }
            });
        }
        return this;
    }

    private void search(LimitTarget target) {
        var search = new LimitSearch(target.cap(), target.repeats());
        int repeat = 0;
        for (var next = search.next(); next.isPresent(); next = search.next()) {
            int limit = next.getAsInt();
            var completion = ask(planning.plan(target, limit, repeat));
            repeat++;
            if (completion == null) {
                search.breakOff(stoppedOf(target));
            } else {
                search.take(limit, LimitTrial.of(completion));
            }
        }
        listener.accept(target, search.finding());
    }

    /// How the run's call ended; `null` when it was not made.
    private @Nullable Completion ask(Run run) {
        var settled = new AtomicReference<@Nullable Completion>();
        RunHandle handle;
        synchronized (this) {
            if (stopped) {
                return null;
            }
            handle = starting.start(run, settled::set);
            running.add(handle);
        }
        try {
            handle.ended().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handle.stopAll();
        } finally {
            forget(handle);
        }
        return settled.get();
    }

    private synchronized void forget(RunHandle handle) {
        running.remove(handle);
    }

    private static Failure stoppedOf(LimitTarget target) {
        return FailureText.describe(FailureKind.CANCELLED, FailureFacts.about(target.deployment(), null));
    }

    @Override
    public synchronized void stopAll() {
        stopped = true;
        running.forEach(RunHandle::stopAll);
    }

    @Override
    public CountDownLatch ended() {
        return ended;
    }
}
