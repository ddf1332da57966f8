package foundrybench.app;

import foundrybench.model.Completion;
import foundrybench.model.Deployment;
import foundrybench.model.Status;
import foundrybench.ui.details.Details;
import foundrybench.ui.details.DetailsView;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import foundrybench.ui.responses.Remedy;
import foundrybench.ui.responses.ResponseViewModel;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The details of the answer that a pane shows, in a window beside the main one. It stays with that answer, whatever the
/// pane asks next. Belongs to the window's thread.
final class WorkbenchDetailsDialog {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 560;

    private final WorkbenchDetails details;
    private final ResponseViewModel pane;
    private final Deployment deployment;
    private final Consumer<Remedy> apply;
    private final WorkbenchTasks tasks;
    private final DetailsView view;
    private final WorkbenchDialog dialog = new WorkbenchDialog();
    private Completion completion;

    /// @param apply does what helps against the pane's failure
    /// @param browse opens an address of the web in the browser
    WorkbenchDetailsDialog(
            WorkbenchDetails details,
            ResponseViewModel pane,
            Executor workers,
            Consumer<Remedy> apply,
            Consumer<String> browse) {
        this.details = details;
        this.pane = pane;
        this.deployment = pane.deployment();
        this.apply = apply;
        this.completion = pane.completion();
        this.tasks = new WorkbenchTasks(workers, FxThread::uncaught);
        this.view = new DetailsView(workers, this::refresh, browse);
    }

    /// @param main the window it belongs to, whose looks it takes
    void show(Window main) {
        Subscription following = pane.open().subscribe(_ -> refresh()).and(pane.settled().subscribe(this::take));
        dialog.whenClosed(following::unsubscribe);
        dialog.showBeside(main, view, Words.of("details.title", deployment.name()), WIDTH, HEIGHT);
    }

    private boolean isShownInPane() {
        return pane.completion().origin().id().equals(completion.origin().id());
    }

    /// The answer may end when the pane shows another one already.
    private void take(@Nullable Completion whole) {
        if (whole != null && whole.origin().id().equals(completion.origin().id())) {
            completion = whole;
            refresh();
        }
    }

    private void refresh() {
        if (isShownInPane()) {
            completion = pane.completion();
        }
        var shown = completion;
        tasks.ask("details", () -> Details.of(details.of(deployment, shown)), found -> {
            view.show(found, shown.status() == Status.OPEN);
            offer();
        });
    }

    private void offer() {
        var remedy = isShownInPane() ? Remedy.of(completion) : null;
        if (remedy == null) {
            view.offerNothing();
        } else {
            view.offer(remedy.label(), () -> {
                dialog.close();
                apply.accept(remedy);
            });
        }
    }
}
