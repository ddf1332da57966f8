package foundrybench.ui.responses;

/// What can be asked of a pane.
public interface PaneActions {
    /// Stops its call; what has come stays.
    void stop(ResponseViewModel pane);

    /// Asks its deployment again.
    void rerun(ResponseViewModel pane);

    /// Asks its deployment again with this output limit.
    void rerun(ResponseViewModel pane, int maxTokens);
}
