package foundrybench.sim;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes events to an open response, each by itself and not before it is due.
///
/// @param startNanos when the request had been read, on the clock of [System#nanoTime]
/// @param pace what every wait is multiplied by
record SseSink(OutputStream out, long startNanos, double pace) implements EventSink {
    @Override
    public void send(long dueMillis, String type, String data) throws IOException {
        await(dueMillis);
        var event = (type.isEmpty() ? "" : "event: " + type + "\n") + "data: " + data + "\n\n";
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// @throws InterruptedIOException if the service is closed meanwhile
    void await(long dueMillis) throws InterruptedIOException {
        long left = startNanos + (long) (dueMillis * pace * 1_000_000) - System.nanoTime();
        if (left <= 0) {
            return;
        }
        try {
            Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the service was closed");
        }
    }
}
