package foundrybench.run;

import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent;
import foundrybench.model.FailureFacts;
import foundrybench.provider.AnswerDecoder;
import foundrybench.provider.AnswerHeaders;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Decodes a recorded answer through the same decoder and fold as a live one.
public final class Replay {
    private static final double NANOS_PER_MILLI = 1e6;

    private final RecordedBody recorded;
    private final CompletionBuilder answer;
    private final Consumer<CompletionEvent> watcher;
    private final boolean timed;
    private long atNanos;

    /// @param answer folds the events
    /// @param watcher sees each event too
    public Replay(RecordedBody recorded, CompletionBuilder answer, Consumer<CompletionEvent> watcher) {
        this.recorded = recorded;
        this.answer = answer;
        this.watcher = watcher;
        this.timed = !recorded.pieces().isEmpty();
    }

    /// Plays it to the end.
    ///
    /// @param stride most bytes to read at a time
    /// @param pace how many times as fast as it came; 0 for no pauses
    public Completion play(int stride, int pace) throws InterruptedException {
        if (timed && recorded.startedAt() != null) {
            take(new Sent(recorded.startedAt(), 1, 0));
        }
        var decoder = new AnswerDecoder(
                recorded.protocol(),
                recorded.status(),
                AnswerHeaders.of(recorded.headers()),
                FailureFacts.message(null),
                InstantSource.system(),
                this::take);
        long begin = System.nanoTime();
        var body = recorded.bytes().duplicate();
        for (var piece : pieces()) {
            atNanos = (long) (piece.atMs() * NANOS_PER_MILLI);
            if (pace > 0) {
                pauseUntil(begin + atNanos / pace);
            }
            int end = Math.min(piece.end(), body.limit());
            while (body.position() < end) {
                var next = new byte[Math.min(stride, end - body.position())];
                body.get(next);
                decoder.feed(next, 0, next.length);
            }
        }
        decoder.end();
        return answer.snapshot();
    }

    /// What came after the last piece that was noted came with it.
    private List<RecordedBody.Piece> pieces() {
        int length = recorded.bytes().limit();
        if (!timed) {
            return List.of(new RecordedBody.Piece(length, 0));
        }
        var last = recorded.pieces().getLast();
        if (last.end() >= length) {
            return recorded.pieces();
        }
        var all = new ArrayList<>(recorded.pieces());
        all.add(new RecordedBody.Piece(length, last.atMs()));
        return all;
    }

    private void take(CompletionEvent event) {
        if (timed && !(event instanceof Answered)) { // when the headers came is not kept
            answer.add(event, atNanos);
        } else {
            answer.add(event);
        }
        watcher.accept(event);
    }

    private static void pauseUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
