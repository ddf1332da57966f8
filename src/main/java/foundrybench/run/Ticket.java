package foundrybench.run;

import foundrybench.model.Failure;
import java.util.Comparator;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// A call's place in its deployment's lane, the same for all its attempts. All but the signal is guarded by the
/// turnstile's lock.
final class Ticket implements Comparable<Ticket> {
    final Lane lane;
    final long order; // as planned
    final Semaphore signal = new Semaphore(0);
    long tokens;
    long enteredAt;
    long wakeAt = Lane.NEVER;
    @Nullable Prediction predicted;
    @Nullable Prediction told;
    @Nullable Crossing crossing; // set when it may go
    @Nullable Failure refusal; // set when it shall not go

    Ticket(Lane lane, long order) {
        this.lane = lane;
        this.order = order;
    }

    /// Whether it has been decided on.
    boolean isSettled() {
        return crossing != null || refusal != null;
    }

    @Override
    public int compareTo(Ticket other) {
        return ORDER.compare(this, other);
    }

    private static final Comparator<Ticket> ORDER = Comparator.comparingLong(ticket -> ticket.order);
}
