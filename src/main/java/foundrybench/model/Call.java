package foundrybench.model;

import org.jspecify.annotations.Nullable;

/// One planned request of a [Run].
///
/// @param id also sent as the header `x-ms-client-request-id`
/// @param repeat counts the repeats of one deployment in a run, from 0
/// @param estimate the cost range shown before the call, if one was made
/// @param simulated whether it goes to the simulated Foundry
public record Call(
        String id,
        String sessionId,
        String runId,
        Request request,
        int repeat,
        @Nullable Estimate estimate,
        boolean simulated) {

    /// The same call, asking this.
    public Call asking(Request other) {
        return new Call(id, sessionId, runId, other, repeat, estimate, simulated);
    }
}
