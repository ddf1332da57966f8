package foundrybench.store;

import foundrybench.model.Completion;
import foundrybench.model.Prompt;
import java.time.Instant;
import java.util.List;

/// A run of a saved session.
///
/// @param startedAt to the millisecond
/// @param completions one for each planned call, in the planned order; those still streaming in a living
///     process are open and hold what is saved so far
public record StoredRun(String runId, Instant startedAt, Prompt prompt, List<Completion> completions) {
    public StoredRun {
        completions = List.copyOf(completions);
    }
}
