package foundrybench.ui.responses;

import foundrybench.model.Deployment;
import foundrybench.model.Rating;
import foundrybench.model.RunTable;
import java.util.List;

/// What can be asked of a pane.
public interface PaneActions {
    /// Stops its call; what has come stays.
    void stop(ResponseViewModel pane);

    /// Asks its deployment again.
    void rerun(ResponseViewModel pane);

    /// Asks its deployment again with this output limit.
    void rerun(ResponseViewModel pane, int maxTokens);

    /// Asks this one in the pane instead; a call that is coming is stopped first.
    void swap(ResponseViewModel pane, Deployment deployment);

    /// All that could be asked.
    List<Deployment> deployments();

    /// Asks again in all panes that failed.
    void retryFailed();

    /// Takes the pane away, and stops its call; its answer stays in the session.
    void close(ResponseViewModel pane);

    /// Brings back the pane that was closed last.
    void bringBack();

    /// Has the pane stay, with its answer, when the next run starts; or no more.
    void pin(ResponseViewModel pane, boolean isPinned);

    /// Moves the pane by one place, to the right when positive.
    void step(ResponseViewModel pane, int by);

    /// Gives the pane all the room, or gives it back.
    void maximise(ResponseViewModel pane, boolean isMaximised);

    /// Keeps what the person thinks of its answer, which has ended.
    void rate(ResponseViewModel pane, Rating rating);

    /// Puts the table on the clipboard as Markdown.
    void copyMarkdown(RunTable table);

    /// Puts the table on the clipboard as CSV.
    void copyCsv(RunTable table);

    /// Opens this address of the web in the browser.
    void browse(String address);

    /// Shows how its answer came about.
    void details(ResponseViewModel pane);

    /// Does what a button on the card of its failure offers.
    void apply(ResponseViewModel pane, Remedy remedy);
}
