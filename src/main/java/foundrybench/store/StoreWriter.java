package foundrybench.store;

import foundrybench.model.Completion;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one thread that writes, and the queue before it. When the disk refuses, it tells so, keeps what could
/// not be saved as far as there is room, and tries again with what comes next. When its file is deleted or
/// replaced, it goes on with the one that is there then.
final class StoreWriter implements Runnable {
    /// So that what comes is on disk within 250 ms, the writing included.
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    /// So that a flood is written in pieces of sensible size: more than comes in that time of answers that are read.
    private static final int ENOUGH_TEXT = 32 * 1024;
    private static final int MOST_REPLACED = 3; // times in a row

    private final TaskQueue<StoreTask> queue = new TaskQueue<>(LONGEST_WAIT_NANOS, ENOUGH_TEXT);
    private final Backlog backlog = new Backlog();
    private final StoreFile file;
    private final Writers writers;
    private final Recovery recovery;
    private final StoreTrouble trouble;
    private final StoreLimits limits;
    private final AtomicLong queued = new AtomicLong(); // text in the queue
    private final Set<String> dropped = ConcurrentHashMap.newKeySet(); // calls that lack pieces for want of room
    private volatile long kept; // text in the backlog
    private volatile long busySince; // while it is not idle
    private volatile boolean isIdle = true;
    private @Nullable OpenStore open;
    private @Nullable StoreIdentity last; // of the file that was last written to
    private Writers.@Nullable Writer self;
    private long nextTry;

    StoreWriter(StoreFile file, Writers writers, Recovery recovery, StoreTrouble trouble, StoreLimits limits) {
        this.file = file;
        this.writers = writers;
        this.recovery = recovery;
        this.trouble = trouble;
        this.limits = limits;
    }

    /// Takes a run.
    ///
    /// @return whether it was taken; `false` once closed, as with the others
    boolean begin(Run run) {
        return put(new StoreTask.Begin(run), true);
    }

    /// Takes an event, or drops it for want of room: then all that follow of its call as well, for what is
    /// kept of an answer has no gaps.
    boolean append(RunEvent event) {
        if (dropped.contains(event.call().id())) {
            return true;
        }
        if (isFull()) {
            dropped.add(event.call().id());
            trouble.tell(file.words().overflow());
            return true;
        }
        return put(StoreTask.Append.of(event), false);
    }

    CompletableFuture<Boolean> settle(Completion completion) {
        dropped.remove(completion.origin().id());
        if (isFull() && trouble.isOn()) {
            trouble.tell(file.words().overflow());
            return CompletableFuture.completedFuture(false);
        }
        return ask(saved -> new StoreTask.Settle(completion, saved));
    }

    /// Completes exceptionally with a [StoreException] or a [RuntimeException].
    CompletableFuture<Boolean> delete(String sessionId) {
        return ask(deleted -> new StoreTask.Delete(sessionId, deleted));
    }

    CompletableFuture<Boolean> flush() {
        return ask(StoreTask.Flush::new);
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
            }
            save(true);
        } finally {
            queue.close();
            queue.take().forEach(StoreTask::giveUp);
            disconnect();
            release();
        }
    }

    private void handle(List<StoreTask> tasks) {
        busySince = System.nanoTime();
        isIdle = false;
        try {
            tasks.forEach(this::note);
            if (trouble.isOn() && System.nanoTime() < nextTry && tasks.stream().noneMatch(StoreTask::isAwaited)) {
                return;
            }
            var saved = save(false);
            for (var task : tasks) {
                switch (task) {
                    case StoreTask.Begin _, StoreTask.Append _ -> {}
                    case StoreTask.Settle(var completion, var answer) ->
                        answer.complete(saved.isPresent() && !saved.get().contains(completion.origin().id()));
                    case StoreTask.Flush(var done) -> done.complete(saved.isPresent());
                    case StoreTask.Delete(var sessionId, var answer) -> delete(sessionId, answer);
                }
            }
        } finally {
            tasks.forEach(StoreTask::giveUp);
            kept = backlog.weight();
            queued.addAndGet(-tasks.stream().mapToLong(StoreTask::weight).sum());
            isIdle = true;
        }
    }

    private void note(StoreTask task) {
        switch (task) {
            case StoreTask.Begin(var run) -> backlog.add(run);
            case StoreTask.Append(var event, var length) -> backlog.add(event, length);
            case StoreTask.Settle(var completion, _) -> backlog.add(completion);
            case StoreTask.Delete(var sessionId, _) -> backlog.forget(sessionId);
            case StoreTask.Flush _ -> {}
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
            var deleted = write();
            backlog.saved();
            trouble.end(file.words().resolved());
            deleted.forEach(id -> trouble.pass(file.words().gone(id)));
            return Optional.of(deleted);
        } catch (SQLException e) {
            trouble.tell(file.words().describe(e));
            if (!StoreWords.isOfThePlace(e)) {
                backlog.discard(); // it would be refused again, and all that follows with it
            }
        } catch (IOException e) {
            trouble.tell(file.words().describe(e));
        } catch (StoreException e) {
            trouble.tell(e.problem());
        } catch (RuntimeException e) { // a bug of ours must not end the thread
            trouble.tell(file.words().bug(e));
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
            backlog.discard();
        }
        nextTry = System.nanoTime() + limits.retry().toNanos();
        disconnect(); // after some errors SQLite has ended the transaction and the driver does not know
        return Optional.empty();
    }

    /// Once more when the file was replaced meanwhile, or when a log that could not grow may have room again
    /// after it was emptied by closing.
    private Set<String> write() throws SQLException, IOException, StoreException {
        try {
            return writeOnce();
        } catch (SQLException e) {
            boolean isReplaced = open != null && !open.isInPlace();
            if (!isReplaced && !StoreWords.isOfSpace(e)) {
                throw e;
            }
            disconnect();
            return writeOnce();
        }
    }

    /// What was written is saved only if the file is still in its place afterwards.
    private Set<String> writeOnce() throws SQLException, IOException, StoreException {
        for (int attempt = 1; attempt <= MOST_REPLACED; attempt++) {
            var to = open();
            var deleted = backlog.write(to.connection(), writer());
            if (to.isInPlace()) {
                last = to.identity();
                return deleted;
            }
        }
        throw new StoreException(file.words().replaced(), null);
    }

    private void delete(String sessionId, CompletableFuture<Boolean> answer) {
        try {
            answer.complete(CallRows.delete(open().connection(), sessionId));
        } catch (SQLException e) {
            answer.completeExceptionally(new StoreException(file.words().describe(e), e));
            disconnect();
        } catch (IOException e) {
            answer.completeExceptionally(new StoreException(file.words().describe(e), e));
        } catch (StoreException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /// The store that is in its place now. When it is another one than before, all that is under way goes to it.
    private OpenStore open() throws SQLException, IOException, StoreException {
        if (open != null && !open.isInPlace()) {
            disconnect();
        }
        var to = open;
        if (to == null) {
            to = file.openToWrite(trouble.isOn() ? limits.shortPatience() : limits.patience());
            open = to;
            recovery.run(to.connection());
            if (last != null) {
                compare(to, last);
            }
        }
        to.setPatience(trouble.isOn() ? limits.shortPatience() : limits.patience());
        return to;
    }

    /// A new file may have got the number of the deleted one, but it is empty.
    private void compare(OpenStore to, StoreIdentity before) throws SQLException {
        boolean isOther = !to.identity().database().equals(before.database());
        boolean isLost = (isOther || to.isEmpty()) && backlog.restart();
        if (isOther || isLost) {
            last = null;
            trouble.pass(file.words().replaced());
        }
    }

    private String writer() throws IOException {
        if (self != null && !Files.exists(self.file())) {
            release(); // deleted with the rest of the folder
        }
        if (self == null) {
            self = writers.claim();
        }
        return self.id();
    }

    private void disconnect() {
        var closing = open;
        open = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (SQLException e) {
            trouble.tell(file.words().describe(e));
        }
    }

    private void release() {
        var closing = self;
        self = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (IOException e) {
            trouble.tell(file.words().describe(e));
        }
    }

    private boolean isFull() {
        return queued.get() + kept >= limits.mostText();
    }

    private boolean put(StoreTask task, boolean urgent) {
        long weight = task.weight();
        queued.addAndGet(weight);
        int length = task instanceof StoreTask.Append append ? append.length() : 0;
        boolean isTaken = queue.put(task, length, urgent);
        if (!isTaken) {
            queued.addAndGet(-weight);
        }
        return isTaken;
    }

    private CompletableFuture<Boolean> ask(Function<CompletableFuture<Boolean>, StoreTask> task) {
        var answer = new CompletableFuture<Boolean>();
        if (!put(task.apply(answer), true)) {
            answer.complete(false);
        }
        return answer;
    }
}
