package foundrybench.app;

import foundrybench.app.WorkbenchDeployments.Answer;
import foundrybench.model.DeploymentFacts;
import foundrybench.ui.deployments.DeploymentEditor;
import foundrybench.ui.deployments.DeploymentEditorModel;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.stage.Window;

/// The list of deployments in a window of its own, over the main one.
final class WorkbenchDeploymentsDialog implements DeploymentEditor.Actions {
    private static final double WIDTH = 820;
    private static final double HEIGHT = 720;

    private final WorkbenchDeployments deployments;
    private final WorkbenchTasks tasks;
    private final Listener listener;
    private final DeploymentEditorModel model;
    private final WorkbenchDialog dialog = new WorkbenchDialog();
    private final DeploymentEditor view;

    /// Is told, on the window's thread, what becomes of the list.
    interface Listener {
        /// There are other deployments from now on, or more is known of them.
        void showDeployments();

        /// The one of this name has another one from now on.
        void renamed(String before, String after);
    }

    WorkbenchDeploymentsDialog(WorkbenchDeployments deployments, Executor workers, Listener listener) {
        this.deployments = deployments;
        this.listener = listener;
        this.tasks = new WorkbenchTasks(workers, this::failed);
        this.model = new DeploymentEditorModel(deployments.fixed() ? Words.of("deployments.fixed") : "");
        this.view = new DeploymentEditor(model, this);
    }

    /// @param main the window it belongs to, whose looks it takes
    /// @param selected the deployment to begin with
    void show(Window main, String selected) {
        tasks.ask("all", deployments::all, all -> {
            model.show(all);
            view.select(selected);
        });
        dialog.show(main, view, Words.of("deployments.title"), WIDTH, HEIGHT);
    }

    private void failed(Throwable cause) {
        if (cause instanceof WorkbenchEngine.Unavailable) {
            model.say(String.valueOf(cause.getMessage()));
        } else {
            FxThread.uncaught(cause);
        }
    }

    @Override
    public void save(DeploymentFacts facts) {
        change(() -> deployments.save(facts), facts.name(), Words.of("deployments.saved", facts.name()), listener::showDeployments);
    }

    @Override
    public void rename(String before, DeploymentFacts facts) {
        var words = Words.of("deployments.renamed", before, facts.name());
        change(() -> deployments.rename(before, facts), facts.name(), words, () -> listener.renamed(before, facts.name()));
    }

    @Override
    public void remove(String name) {
        change(() -> deployments.remove(name), "", Words.of("deployments.removed", name), listener::showDeployments);
    }

    @Override
    public void keep() {
        change(deployments::keep, model.form().name().get(), Words.of("deployments.kept"), listener::showDeployments);
    }

    private void change(Runnable change, String selected, String words, Runnable told) {
        tasks.ask("change", () -> {
            change.run();
            return deployments.all();
        }, all -> {
            model.show(all);
            if (model.find(selected).isEmpty()) {
                model.create();
            }
            view.select(selected);
            model.say(words);
            told.run();
        });
    }

    @Override
    public void ask() {
        tasks.ask("ask", deployments::ask, answer -> {
            switch (answer) {
                case Answer.Listed listed -> model.found(lines(listed), !listed.added().isEmpty() || !listed.gone().isEmpty());
                case Answer.NotListed(var words, var command) -> model.say(words, command);
            }
        });
    }

    private static List<String> lines(Answer.Listed listed) {
        var lines = new ArrayList<String>();
        listed.added().forEach(name -> lines.add(Words.of("deployments.new-line", name)));
        listed.gone().forEach(name -> lines.add(Words.of("deployments.gone-line", name)));
        lines.addAll(listed.remarks());
        return lines;
    }
}
