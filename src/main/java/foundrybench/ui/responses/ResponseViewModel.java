package foundrybench.ui.responses;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Adjusted;
import foundrybench.model.CompletionEvent.Queued;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.Deployment;
import foundrybench.model.RunEvent;
import foundrybench.run.Mailbox;
import foundrybench.ui.kit.Pulse;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One pane: folds what its call's mailbox brings, on the pulse, and shows the completion it is handed when
/// the call settles. Belongs to the window's thread.
public final class ResponseViewModel implements Pulse.Drain {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long PAUSE_NANOS = 60_000_000; // nobody reads what changes more often

    private final Deployment deployment;
    private final ReadOnlyObjectWrapper<ResponseFace> face;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private Completion completion; // what it is while no stream is open
    private long shownNanos = Long.MIN_VALUE;
    private @Nullable Stream stream;

    /// The call that is under way.
    private static final class Stream {
        final Call call;
        final Mailbox mailbox;
        final CompletionBuilder builder;
        @Nullable Long zeroNanos;
        @Nullable Waiting waiting;

        Stream(Call call, Mailbox mailbox) {
            this.call = call;
            this.mailbox = mailbox;
            this.builder = new CompletionBuilder(call);
        }

        void take(List<RunEvent> events, long nowNanos) {
            for (var event : events) {
                if (!builder.isSettled()) {
                    builder.add(event.event(), event.atNanos());
                }
                switch (event.event()) {
                    case Adjusted _ -> {} // of the attempt to come
                    case Queued queued -> waiting = Waiting.of(queued, nowNanos);
                    case Sent _ -> {
                        zeroNanos = null;
                        waiting = null;
                        began(event, nowNanos);
                    }
                    case Retried failed -> {
                        waiting = Waiting.of(failed, nowNanos);
                        began(event, nowNanos);
                    }
                    default -> began(event, nowNanos);
                }
            }
        }

        /// The instant the attempt began is at the latest now, less the age of its newest event.
        private void began(RunEvent event, long nowNanos) {
            long zero = nowNanos - event.atNanos();
            zeroNanos = zeroNanos == null ? zero : Math.min(zero, zeroNanos);
        }

        /// What the call waits for, in words; `null` when it is under way.
        @Nullable String waiting(long nowNanos) {
            return waiting == null ? null : waiting.words(nowNanos);
        }

        @Nullable Double elapsedMs(long nowNanos) {
            return zeroNanos == null ? null : Double.valueOf((nowNanos - zeroNanos) / NANOS_PER_MILLI);
        }
    }

    /// A pane for an answer that is there already.
    public ResponseViewModel(Deployment deployment, Completion completion) {
        this.deployment = deployment;
        this.completion = completion;
        this.face = new ReadOnlyObjectWrapper<>(ResponseFace.of(deployment, completion, null));
    }

    /// A pane for an answer to come; to be added to a [Pulse].
    public ResponseViewModel(Call call, Mailbox mailbox) {
        this(call.request().deployment(), new CompletionBuilder(call).snapshot());
        this.stream = new Stream(call, mailbox);
        open.set(true);
    }

    /// Asks again: the answer shown goes, the one to come takes its place.
    public void begin(Call call, Mailbox mailbox) {
        stream = new Stream(call, mailbox);
        shownNanos = Long.MIN_VALUE;
        show(stream, null, null);
        open.set(true);
    }

    /// Takes what arrived, and shows it as often as an eye needs; what that costs does not grow with the answer. The last
    /// word is [#settle]'s.
    @Override
    public boolean drain(long nowNanos) {
        var current = stream;
        if (current == null) {
            return false;
        }
        current.take(current.mailbox.drain(), nowNanos);
        boolean isDue = shownNanos == Long.MIN_VALUE || nowNanos - shownNanos >= PAUSE_NANOS;
        if (!current.builder.isSettled() && isDue) {
            shownNanos = nowNanos;
            show(current, current.elapsedMs(nowNanos), current.waiting(nowNanos));
        }
        return true;
    }

    /// The call has ended; this is its answer. One of an earlier call of this pane is ignored.
    public void settle(Call call, Completion whole) {
        if (stream != null && stream.call.id().equals(call.id())) {
            stream = null;
            completion = whole;
            face.set(ResponseFace.of(deployment, whole, null));
            open.set(false);
        }
    }

    private void show(Stream shown, @Nullable Double elapsedMs, @Nullable String waiting) {
        var builder = shown.builder;
        face.set(ResponseFace.of(
                deployment, builder.outline(), builder.contentSoFar(), builder.reasoningSoFar(), elapsedMs, waiting));
    }

    /// Whom it asks.
    public Deployment deployment() {
        return deployment;
    }

    /// What it shows.
    public ReadOnlyObjectProperty<ResponseFace> face() {
        return face.getReadOnlyProperty();
    }

    /// The answer, whole or so far.
    public Completion completion() {
        return stream == null ? completion : stream.builder.snapshot();
    }

    /// The call that is under way; `null` when it has settled.
    public @Nullable Call openCall() {
        return stream == null ? null : stream.call;
    }

    /// Whether more may come.
    public boolean isOpen() {
        return open.get();
    }

    /// Whether more may come, to follow.
    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }
}
