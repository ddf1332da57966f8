package foundrybench.provider;

import foundrybench.model.CompletionEvent;

/// Takes the events of one attempt.
@FunctionalInterface
public interface TimedSink {
    /// Takes the next event.
    ///
    /// @param atNanos monotonic time since the attempt was handed to the HTTP client
    void accept(CompletionEvent event, long atNanos);
}
