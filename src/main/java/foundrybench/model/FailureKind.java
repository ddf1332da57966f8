package foundrybench.model;

import java.util.Locale;

/// The ways a call can fail. The wire name is part of the public JSON.
public enum FailureKind {
    AUTH,
    PERMISSION,
    NETWORK_DENIED,
    DEPLOYMENT_NOT_FOUND,
    NOT_FOUND,
    UNSUPPORTED_OPERATION,
    UNSUPPORTED_PARAMETER,
    BAD_REQUEST,
    CONTEXT_LENGTH,
    CONTENT_FILTER,
    RATE_LIMIT,
    QUOTA,
    SERVER_ERROR,
    UNAVAILABLE,
    BAD_GATEWAY,
    TIMEOUT,
    TRUNCATED,
    MALFORMED,
    STREAM_ERROR,
    CONNECTION,
    BUDGET,
    CANCELLED,
    INTERRUPTED;

    /// Lower case with underscores, as in our JSON.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the call was ended by us on request, not by something going wrong.
    public boolean isStop() {
        return this == CANCELLED || this == BUDGET;
    }
}
