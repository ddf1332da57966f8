package foundrybench.app;

import foundrybench.log.ProgramError;
import foundrybench.store.Settings;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.stage.Stage;

/// The main window, whose workbench is replaced when calls go elsewhere. Belongs to the window's thread.
final class MainWindow {
    private final WindowMemory memory;
    private final Executor workers;
    private final Clock clock;
    private final Stage stage = new Stage();
    private Workbench workbench;

    /// @param engine what its workbench asks at first
    MainWindow(WorkbenchEngine engine, WindowMemory memory, Executor workers, Clock clock) {
        this.memory = memory;
        this.workers = workers;
        this.clock = clock;
        this.workbench = workbench(engine);
    }

    private Workbench workbench(WorkbenchEngine engine) {
        return new Workbench(engine, workers, clock, this::switchTo);
    }

    /// @param atTheEnd gets what is to be remembered when it is closed
    void show(CompletableFuture<Settings> atTheEnd) {
        memory.show(stage, workbench);
        stage.setOnHidden(_ -> {
            try {
                atTheEnd.complete(remember());
            } catch (RuntimeException e) {
                atTheEnd.completeExceptionally(e);
            }
        });
    }

    /// The new workbench goes on with what the old one held.
    private void switchTo(WorkbenchEngine engine) {
        var old = workbench;
        old.stopAll();
        workbench = workbench(engine);
        workbench.resume(old.state(), old.look());
        workbench.show(old.looks());
        stage.getScene().setRoot(workbench.root());
    }

    Settings remember() {
        return memory.remember(stage, workbench);
    }

    void show(ProgramError fault) {
        workbench.show(fault);
    }

    void tell(String message) {
        workbench.tell(message);
    }
}
