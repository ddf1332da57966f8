package foundrybench.sim;

import org.jspecify.annotations.Nullable;

/// What the service did with one request, by its own clock: told once to whoever started it in process, when
/// all that it sends has been sent, when the client has gone, or when it falls silent for good.
///
/// @param clientRequestId the request's `x-ms-client-request-id`
/// @param deployment whom it asked, if there is such a deployment
/// @param readNanos when the whole request had been read, on the clock of [SimOptions]
/// @param firstDeltaNanos when the first text or thinking of a stream was about to be written; null without any
/// @param endNanos when the service was done with it
/// @param status of HTTP; 0 if not even that was sent
/// @param waitMillis how long the caller was asked to wait before it comes again; null if it was not asked
/// @param tokens what it counts for under a token limit, also if it was refused by one; null for a request that no limit
///     was asked about, such as one refused for its form
public record Served(
        @Nullable String clientRequestId,
        @Nullable String deployment,
        long readNanos,
        @Nullable Long firstDeltaNanos,
        long endNanos,
        int status,
        @Nullable Fault fault,
        @Nullable Long waitMillis,
        @Nullable Long tokens) {}
