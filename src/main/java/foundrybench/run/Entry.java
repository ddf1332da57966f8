package foundrybench.run;

import foundrybench.model.Failure;
import org.jspecify.annotations.Nullable;

/// What comes of waiting at the turnstile.
sealed interface Entry permits Entry.Pass, Entry.TurnedAway {
    /// The call may be sent. Whoever has it must close it, and may before tell what came of it. Of any thread.
    non-sealed interface Pass extends Entry, AutoCloseable {
        /// The service took the call on.
        ///
        /// @param remainingTokens what it says is left in this minute; `null` when it says nothing
        /// @param remainingRequests likewise
        void answered(@Nullable Long remainingTokens, @Nullable Long remainingRequests);

        /// The service refused the call for now, or failed and asked for a wait: nothing more is sent to the
        /// deployment before it has passed.
        void refused(Failure failure, long waitMs);

        /// It is not sent after all: it gives back all that it has, and counts for no limit.
        void unsent();

        /// Whether the call alone is more than a limit of the deployment that is known.
        boolean isBeyondLimit();

        @Override
        void close();
    }

    /// The call shall not be sent: the service asked for a wait that is not sat out.
    ///
    /// @param failure of the call that was refused
    /// @param leftMs what is left of the wait, in milliseconds
    record TurnedAway(Failure failure, long leftMs) implements Entry {}
}
