package foundrybench.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A saved session in a list.
///
/// @param startedAt to the millisecond
/// @param deployments names, each once, in the order they were first called
/// @param completions how many calls have ended, however they ended
/// @param failed how many of them failed; those that somebody or the budget stopped did not
/// @param costUsd sum of the known costs of real calls; `null` when none is known
/// @param costComplete whether that sum is all: no real call that ended has an unknown cost, unless it was
///     never sent or was refused with an HTTP error
/// @param simulated whether any of the answers came from the simulated Foundry
/// @param recorded whether any of the answers was decoded from a recording, or came with an import
/// @param winner the deployment whose answer a person marked as the best; `null` when none is
/// @param starred whether a person wants to find it again
/// @param note in a person's words; empty when there is none
/// @param tags in order, each once
/// @param trashedAt when it was put in the trash; `null` when it is not there
public record SessionSummary(
        String id,
        String title,
        Instant startedAt,
        List<String> deployments,
        int completions,
        int failed,
        @Nullable BigDecimal costUsd,
        boolean costComplete,
        boolean simulated,
        boolean recorded,
        @Nullable String winner,
        boolean starred,
        String note,
        List<String> tags,
        @Nullable Instant trashedAt) {
    public SessionSummary {
        tags = List.copyOf(tags);
        deployments = List.copyOf(deployments);
    }
}
