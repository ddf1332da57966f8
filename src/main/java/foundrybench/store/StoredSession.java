package foundrybench.store;

import foundrybench.model.Completion;
import foundrybench.model.Rating;
import java.util.List;
import java.util.Map;

/// A saved session whole, its runs oldest first.
///
/// @param ratings what a person thinks of its answers, by the call's id; only of those of which something was said
public record StoredSession(SessionSummary summary, List<StoredRun> runs, Map<String, Rating> ratings) {
    public StoredSession {
        ratings = Map.copyOf(ratings);
        runs = List.copyOf(runs);
    }

    /// What a person thinks of this answer.
    public Rating rating(Completion completion) {
        return ratings.getOrDefault(completion.origin().id(), Rating.NONE);
    }
}
