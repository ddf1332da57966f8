package foundrybench.app;

import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import java.math.BigDecimal;
import java.util.concurrent.Executor;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The budget of the day in a window of its own, over the main one.
final class WorkbenchBudgetDialog {
    private static final double WIDTH = 460;
    private static final double HEIGHT = 220;

    private final BudgetForm form;
    private final WorkbenchDialog dialog = new WorkbenchDialog();

    /// @param limit that holds; `null` for none
    /// @param changed told, on the window's thread, when another one holds
    WorkbenchBudgetDialog(WorkbenchEngine engine, @Nullable BigDecimal limit, Executor workers, Runnable changed) {
        var tasks = new WorkbenchTasks(workers, this::failed);
        form = new BudgetForm(limit, wanted -> tasks.ask(
                "save",
                () -> {
                    engine.setBudgetPerDay(wanted.orElse(null));
                    return wanted;
                },
                _ -> {
                    dialog.close();
                    changed.run();
                }));
    }

    /// @param main the window it belongs to, whose looks it takes
    void show(Window main) {
        dialog.show(main, form, Words.of("budget.title"), WIDTH, HEIGHT);
    }

    private void failed(Throwable cause) {
        if (cause instanceof WorkbenchEngine.Unavailable) {
            form.say(String.valueOf(cause.getMessage()));
        } else {
            FxThread.uncaught(cause);
        }
    }
}
