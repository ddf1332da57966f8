package foundrybench.store;

import foundrybench.format.CompletionLine;
import foundrybench.model.Rating;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// The one thread that writes, and the queue before it. When the disk refuses, it tells so, keeps what could
/// not be saved as far as there is room, and tries again with what comes next.
final class StoreWriter implements Runnable {
    /// So that what comes is on disk within 250 ms, the writing included.
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    /// So that a flood is written in pieces of sensible size: more than comes in that time of answers that are read.
    private static final int ENOUGH_TEXT = 32 * 1024;

    /// Texts that are indexed in one transaction, which others wait for.
    private static final int INDEXED_AT_ONCE = 8;

    private final TaskQueue<StoreTask> queue = new TaskQueue<>(LONGEST_WAIT_NANOS, ENOUGH_TEXT);
    private final Backlog backlog;
    private final StoreFile file;
    private final WrittenStore store;
    private final StoreWords words;
    private final StoreTrouble trouble;
    private final StoreLimits limits;
    private final AtomicLong queued = new AtomicLong(); // text in the queue
    private final Set<String> dropped = ConcurrentHashMap.newKeySet(); // calls that lack pieces for want of room
    private volatile long kept; // text in the backlog
    private volatile long busySince; // while it is not idle
    private volatile boolean isIdle = true;
    private long nextTry;

    StoreWriter(StoreFile file, Writers writers, Recovery recovery, StoreTrouble trouble, StoreLimits limits) {
        this.file = file;
        this.backlog = new Backlog(limits.mostRecordings());
        this.store = new WrittenStore(file, writers, recovery, trouble, limits, backlog);
        this.words = file.words();
        this.trouble = trouble;
        this.limits = limits;
    }

    /// Takes a run.
    ///
    /// @return whether it was taken; `false` once closed, as with the others
    boolean begin(Run run) {
        return put(new StoreTask.Begin(run), TaskQueue.When.SOON);
    }

    /// Takes an event, or drops it for want of room: then all that follow of its call as well, for what is
    /// kept of an answer has no gaps.
    boolean append(RunEvent event) {
        if (!dropped.isEmpty() && dropped.contains(event.call().id())) {
            return true;
        }
        if (isFull()) {
            dropped.add(event.call().id());
            trouble.tell(words.overflow());
            return true;
        }
        return put(StoreTask.Append.of(event), TaskQueue.When.LATER);
    }

    /// Takes the body of an answer, if there is room: it is worth less than what is read of it.
    boolean keep(String callId, KeptBody body) {
        return isFull() || trouble.isOn() || put(new StoreTask.Keep(callId, body), TaskQueue.When.SOON);
    }

    CompletableFuture<Boolean> settle(CompletionLine ended) {
        dropped.remove(ended.completion().origin().id());
        if (isFull() && trouble.isOn()) {
            trouble.tell(words.overflow());
            return CompletableFuture.completedFuture(false);
        }
        return ask(saved -> new StoreTask.Settle(ended, saved), TaskQueue.When.SOON);
    }

    /// Takes a rating, which may wait for those that follow as it is typed.
    boolean rate(String callId, Rating rating) {
        return put(new StoreTask.Rate(callId, rating), TaskQueue.When.LATER);
    }

    /// Completes exceptionally with a [StoreException] or a [RuntimeException].
    ///
    /// @param onlyTrashed whether it has to be in the trash for that
    CompletableFuture<Boolean> delete(String sessionId, boolean onlyTrashed) {
        return ask(deleted -> new StoreTask.Delete(sessionId, onlyTrashed, deleted), TaskQueue.When.WITH_ALL);
    }

    /// As [#delete].
    CompletableFuture<Boolean> write(Writing writing) {
        return ask(written -> new StoreTask.Write(writing, written), TaskQueue.When.WITH_ALL);
    }

    CompletableFuture<Boolean> flush() {
        return ask(StoreTask.Flush::new, TaskQueue.When.WITH_ALL);
    }

    /// Lets the thread write what waits, and end.
    void close() {
        queue.close();
    }

    /// How long to wait for an answer, in nanoseconds from now: what has hung for long is not waited for again.
    long patienceNanos() {
        long longest = limits.longest().toNanos();
        return isIdle ? longest : Math.max(0, longest - (System.nanoTime() - busySince));
    }

    @Override
    public void run() {
        try {
            for (var tasks = queue.take(); !tasks.isEmpty(); tasks = queue.take()) {
                handle(tasks);
                index();
            }
            save(true);
        } finally {
            queue.close();
            queue.take().forEach(StoreTask::giveUp);
            store.close();
        }
    }

    private void handle(List<StoreTask> tasks) {
        busySince = System.nanoTime();
        isIdle = false;
        var awaited = tasks.stream().filter(StoreTask::isAwaited).toList();
        try {
            tasks.forEach(this::note);
            if (trouble.isOn() && System.nanoTime() < nextTry && awaited.isEmpty()) {
                return;
            }
            var saved = save(false);
            awaited.forEach(task -> answer(task, saved));
        } finally {
            awaited.forEach(StoreTask::giveUp);
            kept = backlog.weight();
            queued.addAndGet(-tasks.stream().mapToLong(StoreTask::weight).sum());
            isIdle = true;
        }
    }

    /// @param saved as [#save] says
    private void answer(StoreTask task, Optional<Set<String>> saved) {
        switch (task) {
            case StoreTask.Begin _, StoreTask.Append _, StoreTask.Keep _, StoreTask.Rate _ -> {}
            case StoreTask.Settle(var ended, var answer) ->
                answer.complete(saved.isPresent() && !saved.get().contains(ended.completion().origin().id()));
            case StoreTask.Flush(var done) -> done.complete(saved.isPresent());
            case StoreTask.Delete(var sessionId, var onlyTrashed, var answer) -> delete(sessionId, onlyTrashed, answer);
            case StoreTask.Write(var writing, var answer) -> write(writing, answer);
        }
    }

    private void note(StoreTask task) {
        switch (task) {
            case StoreTask.Begin(var run) -> backlog.add(run);
            case StoreTask.Append(var event, var length) -> backlog.add(event, length);
            case StoreTask.Settle(var ended, _) -> backlog.add(ended);
            case StoreTask.Keep(var callId, var body) -> backlog.add(callId, body);
            case StoreTask.Rate(var callId, var rating) -> backlog.add(callId, rating);
            case StoreTask.Delete _, StoreTask.Write _, StoreTask.Flush _ -> {} // after what came before them is saved
        }
    }

    /// Writes what there is.
    ///
    /// @return ids of settled calls that somebody had deleted; empty when it could not be saved
    private Optional<Set<String>> save(boolean last) {
        backlog.collect(last);
        if (backlog.isEmpty()) {
            return Optional.of(Set.of());
        }
        try {
            var deleted = store.write();
            backlog.saved();
            trouble.end(words.resolved());
            deleted.forEach(id -> trouble.pass(words.gone(id)));
            return Optional.of(deleted);
        } catch (SQLException e) {
            trouble.tell(words.describe(e));
            if (!StoreWords.isOfThePlace(e)) {
                backlog.discard(); // it would be refused again, and all that follows with it
            }
        } catch (IOException e) {
            trouble.tell(words.describe(e));
        } catch (StoreException e) {
            trouble.tell(e.problem());
        } catch (RuntimeException e) { // a bug of ours must not end the thread
            trouble.tell(words.bug(e));
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
            backlog.discard();
        }
        nextTry = System.nanoTime() + limits.retry().toNanos();
        store.disconnect();
        return Optional.empty();
    }

    private void delete(String sessionId, boolean onlyTrashed, CompletableFuture<Boolean> answer) {
        answer(answer, connection -> {
            boolean was = CallRows.delete(connection, sessionId, onlyTrashed);
            if (was || !onlyTrashed) {
                backlog.forget(sessionId);
            }
            return was;
        });
    }

    private void write(Writing writing, CompletableFuture<Boolean> answer) {
        answer(answer, connection -> {
            try (var transaction = new Transaction(connection)) {
                boolean said = writing.write(connection);
                transaction.commit();
                return said;
            }
        });
    }

    private void answer(CompletableFuture<Boolean> answer, Writing writing) {
        try {
            answer.complete(writing.write(store.connection()));
        } catch (SQLException e) {
            answer.completeExceptionally(new StoreException(words.describe(e), e));
            store.disconnect();
        } catch (IOException e) {
            answer.completeExceptionally(new StoreException(words.describe(e), e));
        } catch (StoreException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /// Makes findable what has been saved, as long as nothing else is to be done, a third of the time at the most: others may
    /// wait to save.
    private void index() {
        if (trouble.isOn() || !queue.isIdle()) {
            return;
        }
        try (var lease = IndexLease.tryTake(file.home())) {
            long begin = System.nanoTime();
            while (lease != null && queue.isIdle() && Indexer.step(store.connection(), INDEXED_AT_ONCE)) {
                long taken = System.nanoTime() - begin;
                if (!queue.rest(2 * taken)) {
                    return;
                }
                begin = System.nanoTime();
            }
        } catch (SQLException | IOException | StoreException e) {
            store.disconnect(); // whatever it is, saving meets it as well, and tells
        }
    }

    private boolean isFull() {
        return queued.get() + kept >= limits.mostText();
    }

    private boolean put(StoreTask task, TaskQueue.When when) {
        long weight = task.weight();
        queued.addAndGet(weight);
        int length = task instanceof StoreTask.Append append ? append.length() : 0;
        boolean isTaken = queue.put(task, length, when);
        if (!isTaken) {
            queued.addAndGet(-weight);
        }
        return isTaken;
    }

    private CompletableFuture<Boolean> ask(
            Function<CompletableFuture<Boolean>, StoreTask> task, TaskQueue.When when) {
        var answer = new CompletableFuture<Boolean>();
        if (!put(task.apply(answer), when)) {
            answer.complete(false);
        }
        return answer;
    }
}
