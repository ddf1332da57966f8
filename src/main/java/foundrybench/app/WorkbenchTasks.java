package foundrybench.app;

import foundrybench.ui.kit.FxThread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks slow questions away from the window's thread and brings the answers back to it. Of questions of one
/// kind only the latest is answered, one at a time: typing fast does not pile them up.
final class WorkbenchTasks {
    private final Executor workers;
    private final Consumer<Throwable> failed;
    private final Map<String, Runnable> waiting = new HashMap<>();
    private final Map<String, Runnable> running = new HashMap<>();
    private final Deque<Runnable> turns = new ArrayDeque<>();

    /// @param workers must not run what it is given on the window's thread
    /// @param failed told on the window's thread what a question threw
    WorkbenchTasks(Executor workers, Consumer<Throwable> failed) {
        this.workers = workers;
        this.failed = failed;
    }

    /// Asks, and answers on the window's thread unless a later question of the same kind took its place.
    <T> void ask(String kind, Supplier<T> question, Consumer<T> answer) {
        Runnable task = () -> workers.execute(() -> work(kind, question, answer));
        if (running.containsKey(kind)) {
            waiting.put(kind, task);
        } else {
            running.put(kind, task);
            task.run();
        }
    }

    /// Does this once all that was given before it is done, one after the other; none takes the place of another.
    <T> void inTurn(Supplier<T> change, Consumer<T> answer) {
        turns.add(() -> workers.execute(() -> take(change, answer)));
        if (turns.size() == 1) {
            turns.getFirst().run();
        }
    }

    private <T> void take(Supplier<T> change, Consumer<T> answer) {
        try {
            var value = change.get();
            FxThread.later(() -> endTurn(() -> answer.accept(value)));
        } catch (RuntimeException | Error e) { // the top of this thread
            FxThread.later(() -> endTurn(() -> failed.accept(e)));
        }
    }

    private void endTurn(Runnable answer) {
        turns.remove();
        if (!turns.isEmpty()) {
            turns.getFirst().run();
        }
        answer.run();
    }

    private <T> void work(String kind, Supplier<T> question, Consumer<T> answer) {
        try {
            var value = question.get();
            FxThread.later(() -> done(kind, () -> answer.accept(value)));
        } catch (RuntimeException | Error e) { // the top of this thread
            FxThread.later(() -> done(kind, () -> failed.accept(e)));
        }
    }

    private void done(String kind, Runnable answer) {
        var next = waiting.remove(kind);
        if (next == null) {
            running.remove(kind);
            answer.run();
        } else {
            running.put(kind, next);
            next.run();
        }
    }
}
