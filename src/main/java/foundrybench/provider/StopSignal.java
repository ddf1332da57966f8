package foundrybench.provider;

import foundrybench.model.Failure;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets any thread end one call. The first stop counts; one given before the call began ends it when it does.
public final class StopSignal {
    private @Nullable Failure reason;
    private @Nullable Consumer<Failure> listener;

    /// Ends the call.
    public void stop(Failure why) {
        Consumer<Failure> told;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            told = listener;
        }
        if (told != null) {
            told.accept(why);
        }
    }

    /// Why the call was stopped; `null` while it was not.
    public synchronized @Nullable Failure reason() {
        return reason;
    }

    /// Tells this listener of the stop, at once if it has been given.
    void listen(Consumer<Failure> newListener) {
        Failure given;
        synchronized (this) {
            listener = newListener;
            given = reason;
        }
        if (given != null) {
            newListener.accept(given);
        }
    }
}
