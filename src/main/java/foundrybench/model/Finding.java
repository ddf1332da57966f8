package foundrybench.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One line of what the doctor found about a connection.
///
/// @param detail what was found, in words
/// @param fix what to do; `null` when nothing needs doing
/// @param command a command line that does it or shows more; `null` when there is none
/// @param requestId what the service calls the request that told; `null` when none did
public record Finding(
        Check check,
        State state,
        String detail,
        @Nullable String fix,
        @Nullable String command,
        @Nullable String requestId) {
    /// What is looked at, in the order in which one builds on the other.
    public enum Check {
        CONNECTION,
        DNS,
        PROXY,
        REACH,
        TLS,
        CLOCK,
        AUTH,
        ROLE,
        DEPLOYMENTS;

        /// Lower case, as in our JSON.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How it stands.
    public enum State {
        /// As it should be.
        OK,
        /// Worth knowing, and no call fails for it.
        NOTE,
        /// Calls fail for it.
        FAILED,
        /// Could not be looked at, for what failed before it.
        SKIPPED;

        /// Lower case, as in our JSON.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One that needs nothing done.
    public static Finding of(Check check, State state, String detail) {
        return new Finding(check, state, detail, null, null, null);
    }

    /// One that a failure tells of.
    public static Finding failed(Check check, Failure failure, @Nullable String requestId) {
        return new Finding(check, State.FAILED, failure.detail(), failure.fix(), failure.command(), requestId);
    }
}
