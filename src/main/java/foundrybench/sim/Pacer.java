package foundrybench.sim;

import java.io.InterruptedIOException;

/// Waits for times counted from when a request had been read. They are absolute: what one wait oversleeps is
/// taken off the next.
///
/// @param startNanos on the clock of [System#nanoTime]
/// @param pace what every wait is multiplied by
record Pacer(long startNanos, double pace) {
    /// How long it is still to then, by the clock on the wall; 0 if that is past.
    long nanosUntil(long dueMillis) {
        return Math.max(0, startNanos + (long) (dueMillis * pace * 1_000_000) - System.nanoTime());
    }

    /// @throws InterruptedIOException if the service is closed meanwhile
    void await(long dueMillis) throws InterruptedIOException {
        sleep(nanosUntil(dueMillis));
    }

    /// @throws InterruptedIOException if the service is closed meanwhile
    static void sleep(long nanos) throws InterruptedIOException {
        if (nanos == 0) {
            return;
        }
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the service was closed");
        }
    }
}
