package foundrybench.provider;

import java.util.concurrent.Future;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Tells when nothing has come for too long. An alarm is set once and looks, when it rings, how long the silence
/// has really lasted: a timer for each of thousands of arrivals would cost more than the arrivals. Belongs to the
/// call's thread, but for the ringing.
final class SilenceWatch {
    private final Silence silence;
    private final LongSupplier nanos;
    private final Runnable ring;
    private @Nullable Future<?> alarm;
    private boolean bodyBegun;
    private long since;

    /// @param ring called on another thread when it may have been silent for too long
    SilenceWatch(Silence silence, LongSupplier nanos, Runnable ring) {
        this.silence = silence;
        this.nanos = nanos;
        this.ring = ring;
    }

    /// From here on it listens, until [#end].
    void begin() {
        since = nanos.getAsLong();
        set(silence.beforeFirstByte().toNanos());
    }

    /// A piece of the body has been dealt with.
    void heard() {
        since = nanos.getAsLong(); // not when it came: a slow reader is not the service's silence
        if (!bodyBegun) {
            bodyBegun = true;
            set(silence.betweenBytes().toNanos());
        }
    }

    /// Whether it has been silent for too long. If not, it will ring again.
    boolean isOver() {
        long left = allowed() - (nanos.getAsLong() - since);
        if (left > 0) {
            set(left);
        }
        return left <= 0;
    }

    /// Whether the first byte of the body has come.
    boolean isBodyBegun() {
        return bodyBegun;
    }

    private long allowed() {
        return (bodyBegun ? silence.betweenBytes() : silence.beforeFirstByte()).toNanos();
    }

    private void set(long delayNanos) {
        end();
        alarm = ForkJoinPool.commonPool().schedule(ring, delayNanos, TimeUnit.NANOSECONDS);
    }

    /// Never rings again.
    void end() {
        if (alarm != null) {
            alarm.cancel(false);
        }
    }
}
