package foundrybench.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a failure when it happens, for [FailureText] to put into words.
///
/// @param deployment the name that was asked; `null` for a recording that does not say
/// @param similarNames known names near to it
/// @param connection where it was asked; `null` for a recording
/// @param message the service's own words, or what the network said
/// @param retryAfterMs how long the service asks to wait
/// @param trouble why there was no connection; `null` when there was one, or nobody knows
/// @param shortfall why a budget does not allow the call; `null` when it is no matter of a budget
public record FailureFacts(
        @Nullable String deployment,
        List<String> similarNames,
        @Nullable Connection connection,
        @Nullable Integer httpStatus,
        @Nullable String code,
        @Nullable String message,
        @Nullable Long retryAfterMs,
        @Nullable ConnectionTrouble trouble,
        @Nullable Shortfall shortfall) {

    public FailureFacts {
        similarNames = List.copyOf(similarNames);
    }

    /// For a failure that is none of the connection's.
    public FailureFacts(
            @Nullable String deployment,
            List<String> similarNames,
            @Nullable Connection connection,
            @Nullable Integer httpStatus,
            @Nullable String code,
            @Nullable String message,
            @Nullable Long retryAfterMs) {
        this(deployment, similarNames, connection, httpStatus, code, message, retryAfterMs, null, null);
    }

    /// Nothing but the service's or the network's words.
    public static FailureFacts message(@Nullable String message) {
        return new FailureFacts(null, List.of(), null, null, null, message, null);
    }

    /// What is known before anything is answered: who was asked, and where.
    public static FailureFacts about(Deployment deployment, @Nullable Connection connection) {
        return new FailureFacts(deployment.name(), deployment.similarNames(), connection, null, null, null, null);
    }

    /// With where it was asked.
    public FailureFacts at(Connection asked) {
        return new FailureFacts(deployment, similarNames, asked, httpStatus, code, message, retryAfterMs);
    }

    /// With words added.
    public FailureFacts saying(@Nullable String newMessage) {
        return new FailureFacts(deployment, similarNames, connection, httpStatus, code, newMessage, retryAfterMs, trouble, shortfall);
    }

    /// With why there was no connection added.
    ///
    /// @param newMessage what the network said
    public FailureFacts unconnected(ConnectionTrouble newTrouble, String newMessage) {
        return new FailureFacts(
                deployment, similarNames, connection, httpStatus, newTrouble.code(), newMessage, retryAfterMs, newTrouble, shortfall);
    }

    /// With what a budget lacks added.
    public FailureFacts beyond(Shortfall newShortfall) {
        return new FailureFacts(
                deployment, similarNames, connection, httpStatus, code, message, retryAfterMs, trouble, newShortfall);
    }

    /// With what the service answered added.
    public FailureFacts answered(
            int status, @Nullable String newCode, @Nullable String newMessage, @Nullable Long waitMs) {
        return new FailureFacts(deployment, similarNames, connection, status, newCode, newMessage, waitMs);
    }
}
