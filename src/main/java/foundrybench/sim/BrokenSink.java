package foundrybench.sim;

import java.io.IOException;

/// Lets a stream begin well, and breaks it at the first event after so many deltas.
final class BrokenSink implements EventSink {
    private static final int HUGE = 4 * 1024 * 1024;

    private final SseSink sink;
    private final Visit visit;
    private final Break how;
    private final int deltasBefore;
    private int events;
    private int deltas;
    private boolean isBroken;

    BrokenSink(SseSink sink, Visit visit, Break how, int deltasBefore) {
        this.sink = sink;
        this.visit = visit;
        this.how = how;
        this.deltasBefore = deltasBefore;
    }

    /// What can happen to an answer that has begun.
    enum Break {
        CUT,
        CLEAN_CUT,
        SILENCE,
        HUGE
    }

    /// By turns after a quarter, half and three quarters of the deltas, but not before the first.
    static int deltasBefore(int turn, int deltas) {
        return Math.min(deltas, Math.max(1, deltas * (1 + turn % 3) / 4));
    }

    /// The answer is over although it is not complete.
    static final class CleanEnd extends IOException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void send(long dueMillis, String type, String data) throws IOException {
        sink.send(dueMillis, type, broken(dueMillis, type, data));
    }

    @Override
    public void sendDelta(long dueMillis, String type, String data) throws IOException {
        sink.sendDelta(dueMillis, type, broken(dueMillis, type, data));
        deltas++;
    }

    /// The data as it is sent, if it is.
    private String broken(long dueMillis, String type, String data) throws IOException {
        boolean isTime = events++ > 0 && deltas >= deltasBefore;
        if (!isTime || isBroken) {
            return data;
        }
        isBroken = true;
        return switch (how) {
            case CUT -> {
                sink.sendHalf(dueMillis, type, data);
                throw new IOException("cut on purpose");
            }
            case CLEAN_CUT -> throw new CleanEnd();
            case SILENCE -> {
                sink.flush();
                throw visit.fallSilent();
            }
            case HUGE -> huge(data);
        };
    }

    /// The same object with a field that nobody knows.
    static String huge(String object) {
        return "{\"padding\":\"" + "p".repeat(HUGE) + "\"," + object.substring(1);
    }
}
