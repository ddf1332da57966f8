package foundrybench.model;

import org.jspecify.annotations.Nullable;

/// What the service's answer headers tell beside the answer. Negative limits mean unknown and are `null`.
///
/// @param requestId the service's own id of the call (`apim-request-id`, else `x-request-id`)
public record Transport(
        @Nullable String requestId,
        @Nullable String region,
        @Nullable Long remainingRequests,
        @Nullable Long remainingTokens) {

    /// No answer, no headers.
    public static final Transport NONE = new Transport(null, null, null, null);
}
