package foundrybench.app;

import foundrybench.model.Prompt;
import foundrybench.ui.sessions.SessionRow;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The windows beside the main one that show what the saved sessions tell together.
final class WorkbenchArchiveWindows {
    private final WorkbenchEngine engine;
    private final Clock clock;
    private final Executor workers;
    private final Node root;
    private final Consumer<String> say;
    private @Nullable WorkbenchSpendDialog spend;
    private @Nullable WorkbenchVersionsDialog versions;
    private Supplier<Prompt> edited = () -> new Prompt(List.of());
    private Consumer<Prompt> restore = _ -> {};
    private Consumer<String> reopen = _ -> {};

    /// @param root of the main window
    /// @param say tells the person something
    WorkbenchArchiveWindows(WorkbenchEngine engine, Clock clock, Executor workers, Node root, Consumer<String> say) {
        this.engine = engine;
        this.clock = clock;
        this.workers = workers;
        this.root = root;
        this.say = say;
    }

    /// Where a version comes from, and where it goes.
    ///
    /// @param newEdited what the editor holds
    /// @param newRestore puts a prompt into it
    /// @param newReopen shows the session with this id
    void versionsGo(Supplier<Prompt> newEdited, Consumer<Prompt> newRestore, Consumer<String> newReopen) {
        edited = newEdited;
        restore = newRestore;
        reopen = newReopen;
    }

    void showSpend() {
        if (spend == null || !spend.dialog().comeForward()) {
            spend = new WorkbenchSpendDialog(engine, clock, workers);
            spend.show(main());
        }
    }

    void showVersions() {
        if (versions == null || !versions.dialog().comeForward()) {
            versions = new WorkbenchVersionsDialog(engine, clock.getZone(), workers, edited, restore, reopen, say);
            versions.show(main());
        }
    }

    /// What is saved has changed.
    void refresh() {
        if (spend != null && spend.dialog().isOpen()) {
            spend.refresh();
        }
        if (versions != null && versions.dialog().isOpen()) {
            versions.refresh();
        }
    }

    /// Closes those that are open.
    void close() {
        if (spend != null) {
            spend.dialog().close();
        }
        if (versions != null) {
            versions.dialog().close();
        }
    }

    void export(List<SessionRow> rows) {
        new WorkbenchExportDialog(engine, rows, workers, say).show(main());
    }

    /// @param done told when there may be more sessions than before
    void importFiles(Runnable done) {
        new WorkbenchImportDialog(engine, workers, done, say).show(main());
    }

    private Window main() {
        return root.getScene().getWindow();
    }
}
