package foundrybench.ui.sessions;

import foundrybench.model.SessionQuery;

/// Which sessions are listed.
///
/// @param query what is asked
/// @param asked who was asked, in the words of the choice; empty for anybody
/// @param when in which time, in the words of the choice; empty for any
public record HistoryFilter(SessionQuery query, String asked, String when) {
    /// All that are not in the trash.
    static final HistoryFilter ALL = new HistoryFilter(SessionQuery.ALL, "", "");

    HistoryFilter with(SessionQuery other) {
        return new HistoryFilter(other, asked, when);
    }

    /// How many things are asked beside words.
    int count() {
        int count = asked.isEmpty() ? 0 : 1;
        count += when.isEmpty() ? 0 : 1;
        count += query.status() == null ? 0 : 1;
        count += query.costAtLeast() == null && query.costAtMost() == null ? 0 : 1;
        count += query.starred() ? 1 : 0;
        count += query.rated() ? 1 : 0;
        count += query.tag() == null ? 0 : 1;
        return count + (query.trash() ? 1 : 0);
    }
}
