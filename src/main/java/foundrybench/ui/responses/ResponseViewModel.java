package foundrybench.ui.responses;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Adjusted;
import foundrybench.model.CompletionEvent.Queued;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.Deployment;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import foundrybench.model.RunEvent;
import foundrybench.run.Mailbox;
import foundrybench.ui.kit.Pulse;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One pane: folds what its call's mailbox brings, on the pulse, and shows the completion it is handed when
/// the call settles. Belongs to the window's thread.
public final class ResponseViewModel implements Pulse.Drain {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long PAUSE_NANOS = 60_000_000; // nobody reads what changes more often

    private final ReadOnlyObjectWrapper<Deployment> deployment;
    private final ReadOnlyObjectWrapper<ResponseFace> face;
    private final ReadOnlyStringWrapper pinNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Rating> rating = new ReadOnlyObjectWrapper<>(Rating.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Completion> settled = new ReadOnlyObjectWrapper<>();
    private Completion completion; // what it is while no stream is open
    private @Nullable Prompt prompt;
    private long shownNanos = Long.MIN_VALUE;
    private @Nullable Stream stream;

    /// The call that is under way.
    private static final class Stream {
        final Call call;
        final Mailbox mailbox;
        final CompletionBuilder builder;
        @Nullable Long askedNanos;
        @Nullable Long zeroNanos;
        @Nullable Waiting waiting;

        Stream(Call call, Mailbox mailbox) {
            this.call = call;
            this.mailbox = mailbox;
            this.builder = new CompletionBuilder(call);
        }

        void take(List<RunEvent> events, long nowNanos) {
            askedNanos = askedNanos == null ? Long.valueOf(nowNanos) : askedNanos;
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

        /// What it has spent its time on so far, since it was asked.
        Timespan timespan(Completion soFar, long nowNanos) {
            return waiting == null || askedNanos == null
                    ? Timespan.of(soFar, elapsedMs(nowNanos))
                    : Timespan.waiting(soFar, (nowNanos - askedNanos) / NANOS_PER_MILLI);
        }

        @Nullable Double elapsedMs(long nowNanos) {
            return zeroNanos == null ? null : Double.valueOf((nowNanos - zeroNanos) / NANOS_PER_MILLI);
        }
    }

    /// A pane for an answer that is there already, to nobody knows which prompt, and that nobody has rated.
    public ResponseViewModel(Deployment deployment, Completion completion) {
        this(deployment, completion, null, Rating.NONE);
    }

    /// A pane for an answer that is there already.
    ///
    /// @param prompt what it answers; `null` when nobody knows
    public ResponseViewModel(Deployment deployment, Completion completion, @Nullable Prompt prompt, Rating rating) {
        this.deployment = new ReadOnlyObjectWrapper<>(deployment);
        this.completion = completion;
        this.prompt = prompt;
        this.face = new ReadOnlyObjectWrapper<>(ResponseFace.of(deployment, completion, null));
        this.rating.set(rating);
    }

    /// A pane for an answer to come; to be added to a [Pulse].
    public ResponseViewModel(Call call, Mailbox mailbox) {
        this(call.request().deployment(), new CompletionBuilder(call).snapshot(), call.request().prompt(), Rating.NONE);
        this.stream = new Stream(call, mailbox);
        open.set(true);
    }

    /// Asks again, perhaps another one: the answer shown goes with its rating, the one to come takes its place.
    public void begin(Call call, Mailbox mailbox) {
        stream = new Stream(call, mailbox);
        shownNanos = Long.MIN_VALUE;
        prompt = call.request().prompt();
        deployment.set(call.request().deployment());
        rating.set(Rating.NONE);
        show(stream, null);
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
            show(current, nowNanos);
        }
        return true;
    }

    /// The call has ended; this is its answer. One of an earlier call of this pane is not shown.
    public void settle(Call call, Completion whole) {
        if (stream != null && stream.call.id().equals(call.id())) {
            stream = null;
            completion = whole;
            face.set(ResponseFace.of(deployment.get(), whole, null));
            open.set(false);
        }
        settled.set(whole);
    }

    private void show(Stream shown, @Nullable Long nowNanos) {
        var builder = shown.builder;
        var outline = builder.outline();
        var elapsedMs = nowNanos == null ? null : shown.elapsedMs(nowNanos);
        face.set(ResponseFace.of(
                deployment.get(),
                outline,
                builder.contentSoFar(),
                builder.reasoningSoFar(),
                elapsedMs,
                nowNanos == null ? null : shown.waiting(nowNanos),
                nowNanos == null ? Timespan.of(outline, null) : shown.timespan(outline, nowNanos)));
    }

    /// Its deployment is called otherwise from now on, or differs in what is known of it.
    void rename(Deployment after) {
        deployment.set(after);
        face.set(ResponseFace.of(after, completion, null));
    }

    /// Whom it asks.
    public Deployment deployment() {
        return deployment.get();
    }

    /// Whom it asks, to follow.
    public ReadOnlyObjectProperty<Deployment> whom() {
        return deployment.getReadOnlyProperty();
    }

    /// What it answers; `null` when nobody knows.
    public @Nullable Prompt prompt() {
        return prompt;
    }

    /// What it says of being pinned; empty when it is not.
    public ReadOnlyStringProperty pinNote() {
        return pinNote.getReadOnlyProperty();
    }

    void pinNote(String note) {
        pinNote.set(note);
    }

    /// Whether it stays with its answer when the others are replaced.
    public boolean isPinned() {
        return !pinNote.get().isEmpty();
    }

    /// What it shows.
    public ReadOnlyObjectProperty<ResponseFace> face() {
        return face.getReadOnlyProperty();
    }

    /// The answer, whole or so far.
    public Completion completion() {
        return stream == null ? completion : stream.builder.snapshot();
    }

    /// The answer to a call of this pane that ended last, to follow, also when another one is shown by then; `null`
    /// before the first.
    public ReadOnlyObjectProperty<@Nullable Completion> settled() {
        return settled.getReadOnlyProperty();
    }

    /// Its figures, whole or so far; the texts of it may be cut.
    Completion outline() {
        return stream == null ? completion : stream.builder.outline();
    }

    /// What the person thinks of the answer shown.
    public ReadOnlyObjectProperty<Rating> rating() {
        return rating.getReadOnlyProperty();
    }

    /// The person has thought this of the answer that is to come again.
    public void judged(Rating given) {
        rating.set(given);
    }

    /// The person thinks this of the answer; only one that has ended can be judged.
    void rate(Rating given) {
        if (!isOpen()) {
            rating.set(given);
        }
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
