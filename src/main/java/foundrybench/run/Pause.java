package foundrybench.run;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Waits before a call is sent, or sent again.
@FunctionalInterface
interface Pause {
    /// Really waits.
    Pause REAL = new Pause() {
        @Override
        public void take(long millis) throws InterruptedException {
            Thread.sleep(millis);
        }

        @Override
        public void take(Semaphore signal, long nanos) throws InterruptedException {
            boolean _ = signal.tryAcquire(nanos, TimeUnit.NANOSECONDS); // whether by signal or by time, it looks again
        }

        @Override
        public void takeAtMost(Semaphore signal, long nanos) throws InterruptedException {
            take(signal, nanos);
        }
    };

    /// Waits that long, or until interrupted.
    void take(long millis) throws InterruptedException;

    /// Waits until signalled or interrupted, or that long when the signal is given up for lost.
    default void takeAtMost(Semaphore signal, long nanos) throws InterruptedException {
        signal.acquire();
    }

    /// Waits that long, or until signalled or interrupted.
    default void take(Semaphore signal, long nanos) throws InterruptedException {
        take(TimeUnit.NANOSECONDS.toMillis(nanos + TimeUnit.MILLISECONDS.toNanos(1) - 1));
    }
}
