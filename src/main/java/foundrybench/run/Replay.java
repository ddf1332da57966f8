package foundrybench.run;

import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Adjusted;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent;
import foundrybench.model.FailureFacts;
import foundrybench.model.Timing;
import foundrybench.provider.AnswerDecoder;
import foundrybench.provider.AnswerHeaders;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decodes a recorded answer through the same decoder and fold as a live one.
public final class Replay {
    private static final double NANOS_PER_MILLI = 1e6;

    private final RecordedBody recorded;
    private final CompletionBuilder answer;
    private final Watcher watcher;
    private final @Nullable Completion original;
    private final boolean timed;
    private long atNanos;

    /// Sees what is decoded.
    public interface Watcher {
        /// @param atNanos when it had come, since the attempt began; 0 when that was not kept
        void event(CompletionEvent event, long atNanos);
    }

    /// @param answer folds the events
    /// @param watcher sees each event too
    public Replay(RecordedBody recorded, CompletionBuilder answer, Consumer<CompletionEvent> watcher) {
        this(recorded, answer, (event, _) -> watcher.accept(event), null);
    }

    /// As [#Replay(RecordedBody, CompletionBuilder, Consumer)], of a call whose completion is known: what its bytes do not
    /// tell is taken from there, such as that somebody stopped it.
    public Replay(RecordedBody recorded, CompletionBuilder answer, Watcher watcher, @Nullable Completion original) {
        this.recorded = recorded;
        this.answer = answer;
        this.watcher = watcher;
        this.original = original;
        this.timed = !recorded.pieces().isEmpty() || original != null && original.timing().startedAt() != null;
    }

    /// Plays it to the end.
    ///
    /// @param stride most bytes to read at a time
    /// @param pace how many times as fast as it came; 0 for no pauses
    public Completion play(int stride, int pace) throws InterruptedException {
        return play(stride, pace, System.nanoTime());
    }

    /// As [#play(int, int)], begun then.
    ///
    /// @param begin of [System#nanoTime]; where it is to come, that is waited for
    public Completion play(int stride, int pace, long begin) throws InterruptedException {
        if (pace > 0) {
            pauseUntil(begin);
        }
        begin();
        var decoder = new AnswerDecoder(
                recorded.protocol(),
                recorded.status(),
                AnswerHeaders.of(recorded.headers()),
                FailureFacts.message(null),
                InstantSource.system(),
                this::take);
        var body = recorded.bytes().duplicate();
        for (var piece : pieces()) {
            atNanos = Math.round(piece.atMs() * NANOS_PER_MILLI);
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
        if (original != null) {
            atNanos = Math.max(atNanos, nanos(original.timing().totalMs())); // what only the body's end gave
        }
        decoder.end();
        if (original != null && original.failure() != null) {
            atNanos = nanos(original.timing().totalMs());
            tell(new Failed(original.failure()));
        }
        return answer.snapshot();
    }

    private void begin() {
        var timing = original == null ? Timing.UNKNOWN : original.timing();
        var startedAt = timing.startedAt();
        if (original != null && startedAt != null) {
            var waited = timing.waitedMs() == null ? 0 : timing.waitedMs();
            int attempts = timing.attempts() == null ? 1 : timing.attempts();
            if (!original.adjusted().isEmpty()) {
                tell(new Adjusted(original.adjusted(), original.origin().protocol()));
            }
            if (attempts > 1 && timing.queuedMs() != null) {
                tell(new Sent(startedAt, 1, timing.queuedMs()));
            }
            tell(new Sent(startedAt, attempts, waited));
        } else if (timed && recorded.startedAt() != null) {
            tell(new Sent(recorded.startedAt(), 1, 0));
        }
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
        boolean isEnd = event instanceof Finished || event instanceof Failed;
        if (isEnd && original != null && original.failure() != null) {
            return; // it ended as it ended then
        }
        if (event instanceof Answered) {
            var headers = original == null ? null : original.timing().headersMs();
            if (headers == null) { // when they came was not kept
                answer.add(event);
                watcher.event(event, 0);
                return;
            }
            atNanos = nanos(headers);
        }
        tell(event);
    }

    private void tell(CompletionEvent event) {
        if (timed) {
            answer.add(event, atNanos);
        } else {
            answer.add(event);
        }
        watcher.event(event, atNanos);
    }

    private static long nanos(@Nullable Double millis) {
        return millis == null ? 0 : Math.round(millis * NANOS_PER_MILLI);
    }

    private static void pauseUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
