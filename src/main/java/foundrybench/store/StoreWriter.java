package foundrybench.store;

import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one thread that writes, and the queue before it. When the disk refuses, it tells so once, keeps what
/// could not be saved, and tries again with what comes next.
final class StoreWriter implements Runnable {
    /// So that what comes is on disk within 250 ms, the writing included.
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final int ENOUGH_TEXT = 4096;

    private final TaskQueue<Task> queue = new TaskQueue<>(LONGEST_WAIT_NANOS, ENOUGH_TEXT);
    private final Backlog backlog = new Backlog();
    private final StoreFile file;
    private final Writers writers;
    private final Recovery recovery;
    private final Consumer<StoreProblem> onProblem;
    private @Nullable Connection connection;
    private Writers.@Nullable Writer self;
    private boolean isTroubled;

    StoreWriter(StoreFile file, Writers writers, Recovery recovery, Consumer<StoreProblem> onProblem) {
        this.file = file;
        this.writers = writers;
        this.recovery = recovery;
        this.onProblem = onProblem;
    }

    /// What is asked of the thread.
    private sealed interface Task {
        record Begin(Run run) implements Task {}

        record Append(RunEvent event) implements Task {}

        record Settle(Completion completion, CompletableFuture<Boolean> saved) implements Task {}

        record Delete(String sessionId, CompletableFuture<Boolean> deleted) implements Task {}

        record Flush(CompletableFuture<Boolean> done) implements Task {}
    }

    /// Takes a run.
    ///
    /// @return whether it was taken; `false` once closed, as with the others
    boolean begin(Run run) {
        return queue.put(new Task.Begin(run), 0, true);
    }

    boolean append(RunEvent event) {
        return queue.put(new Task.Append(event), textLength(event), false);
    }

    CompletableFuture<Boolean> settle(Completion completion) {
        return ask(saved -> new Task.Settle(completion, saved));
    }

    /// Completes exceptionally with a [StoreException] or a [RuntimeException].
    CompletableFuture<Boolean> delete(String sessionId) {
        return ask(deleted -> new Task.Delete(sessionId, deleted));
    }

    CompletableFuture<Boolean> flush() {
        return ask(Task.Flush::new);
    }

    /// Lets the thread write what waits, and end.
    void close() {
        queue.close();
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
            queue.take().forEach(StoreWriter::giveUp);
            disconnect();
            release();
        }
    }

    private void handle(List<Task> tasks) {
        try {
            tasks.forEach(this::note);
            var saved = save(false);
            for (var task : tasks) {
                switch (task) {
                    case Task.Begin _, Task.Append _ -> {}
                    case Task.Settle(var completion, var answer) ->
                        answer.complete(saved.isPresent() && !saved.get().contains(completion.origin().id()));
                    case Task.Flush(var done) -> done.complete(saved.isPresent());
                    case Task.Delete(var sessionId, var answer) -> delete(sessionId, answer);
                }
            }
        } finally {
            tasks.forEach(StoreWriter::giveUp);
        }
    }

    /// Whatever happens, nobody waits for ever.
    private static void giveUp(Task task) {
        switch (task) {
            case Task.Begin _, Task.Append _ -> {}
            case Task.Settle(_, var answer) -> answer.complete(false);
            case Task.Flush(var done) -> done.complete(false);
            case Task.Delete(_, var answer) -> answer.complete(false);
        }
    }

    private void note(Task task) {
        switch (task) {
            case Task.Begin(var run) -> backlog.add(run);
            case Task.Append(var event) -> backlog.add(event);
            case Task.Settle(var completion, _) -> backlog.add(completion);
            case Task.Delete(var sessionId, _) -> backlog.forget(sessionId);
            case Task.Flush _ -> {}
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
            var deleted = backlog.write(connection(), writer());
            backlog.saved();
            isTroubled = false;
            deleted.forEach(id -> pass(file.words().gone(id)));
            return Optional.of(deleted);
        } catch (SQLException e) {
            tell(file.words().describe(e));
            if (!StoreWords.isOfThePlace(e)) {
                backlog.discard(); // it would be refused again, and all that follows with it
            }
        } catch (IOException e) {
            tell(file.words().describe(e));
        } catch (StoreException e) {
            tell(e.problem());
        } catch (RuntimeException e) { // a bug of ours must not end the thread
            tell(file.words().bug(e));
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
            backlog.discard();
        }
        disconnect(); // after some errors SQLite has ended the transaction and the driver does not know
        return Optional.empty();
    }

    private void delete(String sessionId, CompletableFuture<Boolean> answer) {
        try {
            answer.complete(CallRows.delete(connection(), sessionId));
        } catch (SQLException e) {
            answer.completeExceptionally(new StoreException(file.words().describe(e), e));
            disconnect();
        } catch (StoreException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private Connection connection() throws SQLException, StoreException {
        if (connection == null) {
            connection = file.connect();
            recovery.run(connection);
        }
        return connection;
    }

    private String writer() throws IOException {
        if (self == null) {
            self = writers.claim();
        }
        return self.id();
    }

    private void disconnect() {
        var closing = connection;
        connection = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (SQLException e) {
            tell(file.words().describe(e));
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
            tell(file.words().describe(e));
        }
    }

    /// Once until something has been saved again.
    private void tell(StoreProblem problem) {
        if (!isTroubled) {
            isTroubled = true;
            pass(problem);
        }
    }

    private void pass(StoreProblem problem) {
        try {
            onProblem.accept(problem);
        } catch (RuntimeException e) { // the listener's bug must not end the thread
            System.getLogger(StoreWriter.class.getName()).log(System.Logger.Level.ERROR, problem.message(), e);
        }
    }

    private static int textLength(RunEvent event) {
        return switch (event.event()) {
            case Text(_, var delta) -> delta.length();
            case Reasoning(_, var delta) -> delta.length();
            case Refused(var delta) -> delta.length();
            case ToolCallDelta delta -> delta.argumentsDelta().length();
            default -> 0;
        };
    }

    private CompletableFuture<Boolean> ask(Function<CompletableFuture<Boolean>, Task> task) {
        var answer = new CompletableFuture<Boolean>();
        if (!queue.put(task.apply(answer), 0, true)) {
            answer.complete(false);
        }
        return answer;
    }
}
