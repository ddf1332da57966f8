package foundrybench.cli;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.provider.BodyTap;
import foundrybench.run.AttemptTrace;
import foundrybench.run.CallBodies;
import foundrybench.run.RecordedBody;
import foundrybench.store.KeptBody;
import foundrybench.store.Recording;
import foundrybench.store.RunKeeper;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Brings the bodies of a run's answers, as they came, to the store that has the run. Of any thread.
public final class RunBodies {
    private static final double NANOS_PER_MILLI = 1e6;

    private final RunKeeper keeper;
    private final CallBodies bodies = new CallBodies();

    public RunBodies(RunKeeper keeper) {
        this.keeper = keeper;
    }

    /// For an attempt of this call.
    public BodyTap tap(Call call) {
        return keeper.keepsRecordings() ? bodies.tap(call) : BodyTap.NONE;
    }

    /// The call has ended so: its body goes to the store, before its end does.
    public void settled(Call call, Completion completion) {
        bodies.take(call).ifPresent(body -> keeper.keep(call.id(), kept(body, completion)));
    }

    private static KeptBody kept(CallBodies.Body body, Completion completion) {
        return new KeptBody(
                completion.origin().protocol(),
                body.status(),
                body.headers(),
                completion.origin().deployment(),
                completion.timing().startedAt(),
                body.pieces().stream().map(RunBodies::arrival).toList(),
                body.gzip());
    }

    /// A body that was kept, to be decoded again.
    ///
    /// @throws IOException if it is damaged
    public static RecordedBody recorded(KeptBody kept) throws IOException {
        return new RecordedBody(
                kept.protocol(),
                kept.status(),
                kept.headers(),
                ByteBuffer.wrap(kept.body()),
                kept.arrivals().stream().map(a -> new RecordedBody.Piece((int) a.offset(), a.ms())).toList(),
                kept.startedAt());
    }

    private static Recording.Arrival arrival(AttemptTrace.Piece piece) {
        return new Recording.Arrival(piece.end(), piece.atNanos() / NANOS_PER_MILLI);
    }
}
