package foundrybench.app;

import foundrybench.format.RunTableText;
import foundrybench.model.Deployment;
import foundrybench.model.Rating;
import foundrybench.model.Request;
import foundrybench.model.RunTable;
import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Words;
import foundrybench.ui.prompt.PromptViewModel;
import foundrybench.ui.responses.PaneActions;
import foundrybench.ui.responses.Remedy;
import foundrybench.ui.responses.ResponseViewModel;
import foundrybench.ui.responses.ResponsesViewModel;
import java.util.List;

/// What is asked of single panes: again, stop, and what the card of a failure offers. Belongs to the window's thread.
final class WorkbenchPanes implements PaneActions, WorkbenchRemedies.Actions {
    private final WorkbenchEngine engine;
    private final WorkbenchRuns runs;
    private final PromptViewModel prompt;
    private final ResponsesViewModel responses;
    private final Around around;
    private final WorkbenchRemedies remedies;

    /// What lies around the panes.
    interface Around {
        void connect();

        void edit(Deployment deployment);

        /// Shows the budget of the day, to be changed.
        void editBudget();

        /// Shows how the answer of this pane came about.
        void details(ResponseViewModel pane);

        /// The list of deployments has changed.
        void showDeployments();

        /// Tells the person something.
        void say(String words);

        /// The session has another winner, or none.
        void rated();

        /// Opens an address of the web in the browser.
        void browse(String address);

        /// Something was asked.
        void started();
    }

    WorkbenchPanes(
            WorkbenchEngine engine,
            WorkbenchTasks tasks,
            WorkbenchRuns runs,
            PromptViewModel prompt,
            ResponsesViewModel responses,
            Around around) {
        this.engine = engine;
        this.runs = runs;
        this.prompt = prompt;
        this.responses = responses;
        this.around = around;
        this.remedies = new WorkbenchRemedies(this, engine, tasks);
    }

    @Override
    public void rerun(ResponseViewModel pane) {
        rerun(pane, prompt.request(pane.deployment()));
    }

    @Override
    public void rerun(ResponseViewModel pane, int maxTokens) {
        rerun(pane, prompt.request(pane.deployment(), maxTokens));
    }

    @Override
    public void rerun(ResponseViewModel pane, Deployment deployment) {
        rerun(pane, prompt.request(deployment));
    }

    private void rerun(ResponseViewModel pane, Request request) {
        remedies.forget(pane);
        var why = whyNotAgain(pane);
        around.say(why);
        if (!why.isEmpty()) {
            return;
        }
        runs.restart(List.of(pane), List.of(request));
        around.started();
    }

    /// A remedy may come late, or from the details of a pane that is gone: what nobody would see is not asked.
    private String whyNotAgain(ResponseViewModel pane) {
        if (!responses.panes().contains(pane)) {
            return Words.of("rerun.gone");
        }
        return pane.isOpen() ? Words.of("rerun.open") : prompt.whyNotAskable();
    }

    @Override
    public void swap(ResponseViewModel pane, Deployment deployment) {
        if (prompt.whyNotAskable().isEmpty()) {
            stop(pane);
            runs.restart(List.of(pane), List.of(prompt.request(deployment)));
            around.started();
        }
        around.say(prompt.whyNotAskable());
    }

    @Override
    public List<Deployment> deployments() {
        return engine.deployments();
    }

    @Override
    public void retryFailed() {
        var failed = responses.failedPanes();
        var why = failed.isEmpty() ? Words.of("retry.none") : prompt.whyNotAskable();
        failed.forEach(remedies::forget);
        around.say(why);
        if (why.isEmpty()) {
            runs.restart(failed, failed.stream().map(pane -> prompt.request(pane.deployment())).toList());
            around.started();
        }
    }

    @Override
    public void close(ResponseViewModel pane) {
        stop(pane);
        responses.close(pane);
        around.say(Words.of("pane.closed", pane.deployment().name()));
    }

    @Override
    public void bringBack() {
        around.say(responses.canBringBack() ? "" : Words.of("layout.bring-back.none"));
        responses.bringBack();
    }

    @Override
    public void pin(ResponseViewModel pane, boolean isPinned) {
        responses.pin(pane, isPinned);
    }

    @Override
    public void step(ResponseViewModel pane, int by) {
        responses.step(pane, by);
    }

    @Override
    public void maximise(ResponseViewModel pane, boolean isMaximised) {
        responses.maximise(pane, isMaximised);
    }

    @Override
    public void stop(ResponseViewModel pane) {
        remedies.forget(pane);
        runs.stop(pane);
    }

    /// Stops what the focused pane waits for.
    ///
    /// @return whether there was anything to stop
    boolean stopFocused() {
        var pane = responses.focused();
        if (pane == null || !pane.isOpen() && !remedies.isWaiting(pane)) {
            return false;
        }
        stop(pane);
        return true;
    }

    void stopAll() {
        responses.panes().forEach(remedies::forget);
        runs.stopAll();
    }

    @Override
    public void details(ResponseViewModel pane) {
        around.details(pane);
    }

    void detailsOfFocused() {
        var pane = responses.focused();
        if (pane == null) {
            around.say(Words.of("details.none"));
        } else {
            details(pane);
        }
    }

    @Override
    public void apply(ResponseViewModel pane, Remedy remedy) {
        remedies.apply(pane, remedy);
    }

    @Override
    public void rate(ResponseViewModel pane, Rating rating) {
        boolean isNewWinner = pane.rating().get().winner() != rating.winner();
        responses.rate(pane, rating)
                .forEach(changed -> engine.rate(changed.completion().origin().id(), changed.rating().get()));
        if (isNewWinner) {
            around.rated();
        }
    }

    @Override
    public void copyMarkdown(RunTable table) {
        Clip.copy(RunTableText.markdown(table));
        around.say(Words.of("table.copied.markdown"));
    }

    @Override
    public void copyCsv(RunTable table) {
        Clip.copy(RunTableText.csv(table));
        around.say(Words.of("table.copied.csv"));
    }

    @Override
    public void browse(String address) {
        around.browse(address);
    }

    @Override
    public void connect() {
        around.connect();
    }

    @Override
    public void editBudget() {
        around.editBudget();
    }

    @Override
    public void edit(Deployment deployment) {
        around.edit(deployment);
    }

    /// A deployment has another name from now on.
    void renamed(String before, Deployment after) {
        responses.panes().stream().filter(pane -> pane.deployment().name().equals(before)).forEach(remedies::forget);
        responses.renamed(before, after);
    }

    @Override
    public void showDeployments() {
        around.showDeployments();
    }

    @Override
    public void say(String words) {
        around.say(words);
    }
}
