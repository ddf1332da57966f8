package foundrybench.app;

import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import foundrybench.ui.sessions.ImportForm;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.Window;

/// Answers taken in from files, in a window of its own over the main one.
final class WorkbenchImportDialog {
    private static final double WIDTH = 600;
    private static final double HEIGHT = 360;

    private final WorkbenchArchive archive;
    private final WorkbenchTasks tasks;
    private final Runnable done;
    private final Consumer<String> say;
    private final WorkbenchDialog dialog = new WorkbenchDialog();
    private final ImportForm form = new ImportForm(this::read);

    /// @param done told, on the window's thread, when there may be more sessions than before
    /// @param say told what came of it when this is closed
    WorkbenchImportDialog(WorkbenchEngine engine, Executor workers, Runnable done, Consumer<String> say) {
        this.say = say;
        this.archive = engine.archive();
        this.tasks = new WorkbenchTasks(workers, this::failed);
        this.done = done;
    }

    void show(Window main) {
        dialog.show(main, form, Words.of("import.title"), WIDTH, HEIGHT);
    }

    private void read(Path file) {
        tasks.inTurn(() -> archive.importFrom(file), imported -> {
            dialog.tell(imported.said(), said -> form.show(said, imported.details()), say);
            done.run();
        });
    }

    private void failed(Throwable cause) {
        if (cause instanceof WorkbenchEngine.Unavailable) {
            dialog.tell(String.valueOf(cause.getMessage()), said -> form.show(said, List.of()), say);
        } else {
            FxThread.uncaught(cause);
        }
    }
}
