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

    private Deadline(long end, Duration whole) {
        this.end = end;
        this.whole = whole;
    }

    static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), time);
    }

    /// One for a part of the work, that is over this much earlier: whoever waits for the whole then still hears what
    /// became of the part.
    Deadline earlier(Duration time) {
        return new Deadline(end - time.toNanos(), whole.minus(time));
    }

    /// One that is over after this time, and with this one at the latest.
    Deadline atMost(Duration time) {
        return time.toNanos() < leftNanos() ? after(time) : this;
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
