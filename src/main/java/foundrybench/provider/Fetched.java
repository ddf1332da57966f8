package foundrybench.provider;

import foundrybench.model.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What fetching a key or a token gave.
public sealed interface Fetched {
    /// A key of the resource, or a token; [KeyHeader] says how it is sent.
    ///
    /// @param until when a token expires or a key is to be looked at again, by the wall clock
    record Credential(Secret secret, Instant until) implements Fetched {}

    /// Neither could be had; the failure is of kind `auth` and has no HTTP status, for nobody asked the service.
    record Refused(Failure failure) implements Fetched {}

    /// When it is good no longer; `null` when there is nothing.
    default @Nullable Instant goodUntil() {
        return switch (this) {
            case Credential(_, var until) -> until;
            case Refused _ -> null;
        };
    }
}
