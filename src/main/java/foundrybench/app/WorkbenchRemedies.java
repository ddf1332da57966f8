package foundrybench.app;

import foundrybench.model.Deployment;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Protocol;
import foundrybench.ui.deployments.DeploymentEditorModel.Row;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import foundrybench.ui.responses.Remedy;
import foundrybench.ui.responses.ResponseViewModel;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Does what the buttons on the cards of failures offer. Belongs to the window's thread.
final class WorkbenchRemedies {
    private final Actions actions;
    private final WorkbenchEngine engine;
    private final WorkbenchTasks tasks;
    private final Map<ResponseViewModel, PauseTransition> waiting = new HashMap<>();

    /// What the workbench can do.
    interface Actions {
        void connect();

        void edit(Deployment deployment);

        /// Shows the budget of the day, to be changed.
        void editBudget();

        /// Asks whom the pane asks again.
        void rerun(ResponseViewModel pane);

        /// Asks this one in the pane.
        void rerun(ResponseViewModel pane, Deployment deployment);

        void say(String words);

        /// The list of deployments has changed.
        void showDeployments();
    }

    WorkbenchRemedies(Actions actions, WorkbenchEngine engine, WorkbenchTasks tasks) {
        this.actions = actions;
        this.engine = engine;
        this.tasks = tasks;
    }

    void apply(ResponseViewModel pane, Remedy remedy) {
        switch (remedy) {
            case Remedy.OpenConnection() -> actions.connect();
            case Remedy.EditDeployment() -> actions.edit(pane.deployment());
            case Remedy.RaiseBudget() -> actions.editBudget();
            case Remedy.SwitchProtocol(var to) -> switchProtocol(pane, to);
            case Remedy.AskAgain(var waitMs) -> askAgain(pane, waitMs);
        }
    }

    /// Whether something is waited for in this pane.
    boolean isWaiting(ResponseViewModel pane) {
        return waiting.containsKey(pane);
    }

    /// What is waited for in this pane is not done.
    void forget(ResponseViewModel pane) {
        var pause = waiting.remove(pane);
        if (pause != null) {
            pause.stop();
            actions.say("");
        }
    }

    private void askAgain(ResponseViewModel pane, long waitMs) {
        forget(pane);
        if (waitMs == 0) {
            actions.rerun(pane);
            return;
        }
        var pause = new PauseTransition(Duration.millis(waitMs));
        waiting.put(pane, pause);
        actions.say(Words.of("remedy.waiting", pane.deployment().name(), Amounts.seconds((double) waitMs)));
        pause.setOnFinished(_ -> {
            waiting.remove(pane);
            actions.rerun(pane);
        });
        pause.play();
    }

    private void switchProtocol(ResponseViewModel pane, Protocol to) {
        var deployment = pane.deployment().withProtocol(to);
        actions.rerun(pane, deployment);
        if (!engine.deploymentList().fixed()) {
            tasks.ask("protocol", () -> {
                keep(deployment.name(), to);
                return to;
            }, _ -> actions.showDeployments());
        }
    }

    private void keep(String name, Protocol to) {
        var list = engine.deploymentList();
        var said = list.all().stream()
                .map(Row::said)
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseGet(() -> DeploymentFacts.named(name, null));
        list.save(said.speaking(to));
    }
}
