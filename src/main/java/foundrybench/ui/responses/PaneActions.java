package foundrybench.ui.responses;

import foundrybench.model.Rating;
import foundrybench.model.RunTable;

/// What can be asked of a pane.
public interface PaneActions {
    /// Stops its call; what has come stays.
    void stop(ResponseViewModel pane);

    /// Asks its deployment again.
    void rerun(ResponseViewModel pane);

    /// Asks its deployment again with this output limit.
    void rerun(ResponseViewModel pane, int maxTokens);

    /// Keeps what the person thinks of its answer, which has ended.
    void rate(ResponseViewModel pane, Rating rating);

    /// Puts the table on the clipboard as Markdown.
    void copyMarkdown(RunTable table);

    /// Puts the table on the clipboard as CSV.
    void copyCsv(RunTable table);

    /// Shows how its answer came about.
    void details(ResponseViewModel pane);

    /// Does what a button on the card of its failure offers.
    void apply(ResponseViewModel pane, Remedy remedy);
}
