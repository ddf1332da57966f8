package foundrybench.ui.sessions;

/// A row of the list.
sealed interface HistoryItem {
    /// A day, above its sessions.
    record Day(String name) implements HistoryItem {}

    /// A session.
    record Session(SessionRow row) implements HistoryItem {}
}
