package foundrybench.ui.responses;

/// What can be asked of a pane.
public interface PaneActions {
    /// Stops its call; what has come stays.
    void stop(ResponseViewModel pane);

    /// Asks its deployment again.
    void rerun(ResponseViewModel pane);

    /// Asks its deployment again with this output limit.
    void rerun(ResponseViewModel pane, int maxTokens);

    /// Opens this address of the web in the browser.
    void browse(String address);

    /// Shows how its answer came about.
    void details(ResponseViewModel pane);

    /// Does what a button on the card of its failure offers.
    void apply(ResponseViewModel pane, Remedy remedy);
}
