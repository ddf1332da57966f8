package foundrybench.store;

import foundrybench.model.Passage;
import java.util.List;

/// A session that was looked for.
///
/// @param passages where the words were found, a few; none when no words were asked for
public record FoundSession(SessionSummary summary, List<Passage> passages) {
    public FoundSession {
        passages = List.copyOf(passages);
    }
}
