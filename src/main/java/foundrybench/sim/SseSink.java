package foundrybench.sim;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes events to an open response, none before it is due: each by itself, or, when deltas are to flood,
/// as many as are due to a write.
final class SseSink implements EventSink {
    private final OutputStream out;
    private final Pacer pacer;
    private final boolean isFlood;
    private final Runnable onFirstDelta;
    private boolean hasSentDelta;

    /// @param isFlood whether events that are due need not be sent one by one
    /// @param onFirstDelta run right before the first delta is written
    SseSink(OutputStream out, Pacer pacer, boolean isFlood, Runnable onFirstDelta) {
        this.out = out;
        this.pacer = pacer;
        this.isFlood = isFlood;
        this.onFirstDelta = onFirstDelta;
    }

    @Override
    public void send(long dueMillis, String type, String data) throws IOException {
        await(dueMillis);
        write(encode(type, data), !isFlood);
    }

    @Override
    public void sendDelta(long dueMillis, String type, String data) throws IOException {
        await(dueMillis);
        var event = encode(type, data);
        boolean isFirst = !hasSentDelta;
        if (isFirst) {
            hasSentDelta = true;
            onFirstDelta.run();
        }
        write(event, isFirst || !isFlood);
    }

    /// The first half of an event's bytes, which may end within a character.
    void sendHalf(long dueMillis, String type, String data) throws IOException {
        await(dueMillis);
        var event = encode(type, data);
        out.write(event, 0, event.length / 2);
        out.flush();
    }

    /// Sends what is still held back.
    void flush() throws IOException {
        out.flush();
    }

    private void await(long dueMillis) throws IOException {
        long left = pacer.nanosUntil(dueMillis);
        if (left > 0) {
            flush();
            Pacer.sleep(left);
        }
    }

    private void write(byte[] event, boolean atOnce) throws IOException {
        out.write(event);
        if (atOnce) {
            out.flush();
        }
    }

    private static byte[] encode(String type, String data) {
        var event = (type.isEmpty() ? "" : "event: " + type + "\n") + "data: " + data + "\n\n";
        return event.getBytes(StandardCharsets.UTF_8);
    }
}
