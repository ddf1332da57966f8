package foundrybench.app;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.Connection;
import foundrybench.provider.AnswerHeaders;
import foundrybench.run.AttemptTrace;
import foundrybench.run.CallTrace;
import foundrybench.store.KeptBody;
import java.io.IOException;
import java.util.List;

/// What went over the wire for a saved call, as far as its recording tells: the attempt that counted, without its request.
final class RecordedTrace {
    private static final double NANOS_PER_MILLI = 1e6;

    private RecordedTrace() {}

    /// @throws IOException if the recording is damaged
    static CallTrace of(KeptBody recording, Call call, Completion completion, Connection connection) throws IOException {
        var body = recording.body();
        var timing = completion.timing();
        var sent = timing.startedAt() == null
                ? null
                : new Sent(timing.startedAt(), timing.attempts() == null ? 1 : timing.attempts(), timing.waitedMs() == null ? 0 : timing.waitedMs());
        var attempt = new AttemptTrace(
                call,
                sent,
                null,
                recording.status(),
                timing.headersMs(),
                AnswerHeaders.of(recording.headers()).covered(),
                body,
                recording.arrivals().stream()
                        .map(arrival -> new AttemptTrace.Piece((int) arrival.offset(), Math.round(arrival.ms() * NANOS_PER_MILLI)))
                        .toList(),
                body.length,
                AttemptTrace.Keeping.WHOLE,
                null);
        return new CallTrace(call, connection, List.of(attempt));
    }
}
