package foundrybench.provider.azure;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Until when something may take, whatever it waits for. Azure's own limits do not hold for each of its waits.
final class Deadline {
    private final long end;
    private final Duration whole;

    private Deadline(Duration whole) {
        this.end = System.nanoTime() + whole.toNanos();
        this.whole = whole;
    }

    static Deadline after(Duration time) {
        return new Deadline(time);
    }

    /// How long it was when it began.
    Duration whole() {
        return whole;
    }

    private long leftNanos() {
        return Math.max(0, end - System.nanoTime());
    }

    /// Does the work on a thread of its own, which is left alone when the time is over.
    ///
    /// @throws ExecutionException what the work threw
    /// @throws TimeoutException when the time is over, or this thread was interrupted
    <T> T call(Callable<T> work) throws ExecutionException, TimeoutException {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name("azure").start(task);
        try {
            return task.get(leftNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        } finally {
            task.cancel(true);
        }
    }
}
