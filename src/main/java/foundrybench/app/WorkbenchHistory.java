package foundrybench.app;

import foundrybench.model.SessionQuery;
import foundrybench.ui.sessions.SessionRow;
import java.util.List;
import java.util.Set;

/// The saved sessions: found, marked, put in the trash and brought back. All of it is slow: called on a thread of its own,
/// never on the window's; a [WorkbenchEngine.Unavailable] is shown in the status bar.
public interface WorkbenchHistory {
    /// Those for which the query holds, newest first.
    ///
    /// @param most how many rows at the most
    Found find(SessionQuery query, int most);

    /// All that are in the trash, newest first.
    List<SessionRow> trashed();

    /// All tags there are, in order.
    List<String> tags();

    /// Gives a session another name.
    void rename(String sessionId, String title);

    /// Gives it a star, or takes it away.
    void star(String sessionId, boolean starred);

    /// Keeps what the person says of it, in place of what was said before.
    void note(String sessionId, String note);

    /// Gives it these tags and no others.
    void tag(String sessionId, List<String> tags);

    /// Puts sessions in the trash, from where they can be had again.
    void trash(Set<String> sessionIds);

    /// Takes sessions out of the trash.
    void restore(Set<String> sessionIds);

    /// Deletes sessions for good, those of them that are in the trash.
    void delete(Set<String> sessionIds);

    /// What was found.
    ///
    /// @param more whether there are more than were asked for
    /// @param unsought how many texts cannot be found yet
    record Found(List<SessionRow> rows, boolean more, int unsought) {
        public Found {
            rows = List.copyOf(rows);
        }
    }
}
