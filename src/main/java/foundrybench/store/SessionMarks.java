package foundrybench.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people have said of a session, as in its [SessionSummary].
record SessionMarks(boolean starred, String note, List<String> tags, @Nullable Instant trashedAt) {
    SessionMarks {
        tags = List.copyOf(tags);
    }
}
