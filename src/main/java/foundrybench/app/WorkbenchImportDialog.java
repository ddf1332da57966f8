package foundrybench.app;

import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import foundrybench.ui.sessions.ImportForm;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.stage.Window;

/// Answers taken in from files, in a window of its own over the main one.
final class WorkbenchImportDialog {
    private static final double WIDTH = 600;
    private static final double HEIGHT = 360;

    private final WorkbenchArchive archive;
    private final WorkbenchTasks tasks;
    private final Runnable done;
    private final ImportForm form = new ImportForm(this::read);

    /// @param done told, on the window's thread, when there may be more sessions than before
    WorkbenchImportDialog(WorkbenchEngine engine, Executor workers, Runnable done) {
        this.archive = engine.archive();
        this.tasks = new WorkbenchTasks(workers, this::failed);
        this.done = done;
    }

    void show(Window main) {
        new WorkbenchDialog().show(main, form, Words.of("import.title"), WIDTH, HEIGHT);
    }

    private void read(Path file) {
        tasks.ask("import", () -> archive.importFrom(file), imported -> {
            form.show(imported.said(), imported.details());
            done.run();
        });
    }

    private void failed(Throwable cause) {
        if (cause instanceof WorkbenchEngine.Unavailable) {
            form.show(String.valueOf(cause.getMessage()), List.of());
        } else {
            FxThread.uncaught(cause);
        }
    }
}
