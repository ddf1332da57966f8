package foundrybench.run;

import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.provider.StopSignal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The waits of one call, which a stop cuts short whatever they are for. The call's thread waits, any other stops.
final class Standby {
    private final StopSignal stop = new StopSignal();
    private @Nullable Thread waiting; // guarded by this

    /// Something that is waited for.
    interface Wait<T> {
        T run() throws InterruptedException;
    }

    /// Something that is waited for and gives nothing.
    interface Step {
        void run() throws InterruptedException;
    }

    void stop(Failure reason) {
        stop.stop(reason);
        synchronized (this) {
            if (waiting != null) {
                waiting.interrupt();
            }
        }
    }

    boolean isStopped() {
        return stop.reason() != null;
    }

    /// What stops an attempt under way.
    StopSignal signal() {
        return stop;
    }

    /// Why it was stopped.
    Failure reason() {
        var reason = stop.reason();
        return reason == null ? FailureText.describe(FailureKind.CANCELLED, FailureFacts.message(null)) : reason;
    }

    /// @return what was waited for; empty when it was cut short
    <T> Optional<T> unlessStopped(Wait<T> wait) {
        synchronized (this) {
            waiting = Thread.currentThread();
        }
        try {
            if (!isStopped()) {
                return Optional.of(wait.run());
            }
        } catch (InterruptedException e) {
            // stopped while waiting: the reason is in the signal
        } finally {
            synchronized (this) {
                waiting = null;
                Thread.interrupted(); // an interrupt that came too late must not end the call's reads
            }
        }
        return Optional.empty();
    }

    /// @return whether it was not cut short
    boolean waited(Step step) {
        return unlessStopped(() -> {
                    step.run();
                    return true;
                })
                .isPresent();
    }

    /// Tells a listener in the middle of a wait: a stop must not interrupt what is none of its own.
    void undisturbed(Runnable telling) {
        synchronized (this) {
            waiting = null;
            Thread.interrupted(); // found again below
        }
        telling.run();
        synchronized (this) {
            waiting = Thread.currentThread();
            if (isStopped()) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
