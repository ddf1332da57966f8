package foundrybench.run;

import foundrybench.model.CompletionEvent.Queued;
import foundrybench.model.CompletionEvent.Queued.Cause;
import org.jspecify.annotations.Nullable;

/// When a waiting call may be sent, as far as that can be told.
///
/// @param at nanoseconds of the turnstile's clock; `null` when it cannot be told
record Prediction(Cause cause, @Nullable Long at) {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NOTICEABLE = 2_000 * NANOS_PER_MILLI;

    Queued asEvent(long now) {
        return new Queued(cause, at == null ? null : Math.ceilDiv(Math.max(0, at - now), NANOS_PER_MILLI));
    }

    /// Whether somebody who was told the other should be told this.
    boolean isNews(@Nullable Prediction told) {
        if (told == null || told.cause != cause || (told.at == null) != (at == null)) {
            return true;
        }
        return at != null && told.at != null && Math.abs(at - told.at) > NOTICEABLE;
    }
}
