package foundrybench.app;

import foundrybench.model.SpendSlice;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import foundrybench.ui.spend.SpendView;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.stage.Window;

/// What was spent, in a window of its own beside the main one.
final class WorkbenchSpendDialog implements SpendView.Asked {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 700;

    private final WorkbenchArchive archive;
    private final Clock clock;
    private final WorkbenchTasks tasks;
    private final SpendView view;
    private final WorkbenchDialog dialog = new WorkbenchDialog();

    WorkbenchSpendDialog(WorkbenchEngine engine, Clock clock, Executor workers) {
        this.archive = engine.archive();
        this.clock = clock;
        this.tasks = new WorkbenchTasks(workers, this::failed);
        this.view = new SpendView(archive.estimate(), archive.priceTables(), archive::layers, this);
    }

    private void failed(Throwable cause) {
        if (cause instanceof WorkbenchEngine.Unavailable) {
            view.fail(String.valueOf(cause.getMessage()));
        } else {
            FxThread.uncaught(cause);
        }
    }

    void show(Window main) {
        dialog.showBeside(main, view, Words.of("spend.title"), WIDTH, HEIGHT);
    }

    WorkbenchDialog dialog() {
        return dialog;
    }

    /// What is saved has changed.
    void refresh() {
        view.ask();
    }

    @Override
    public void spend(SpendView.Period period) {
        var today = LocalDate.now(clock);
        var from = start(period, today);
        tasks.ask("spend", () -> new Spent(archive.spend(from), archive.pricedBy(from)), spent -> view.show(spent.slices(), spent.tables(), today));
    }

    private record Spent(List<SpendSlice> slices, List<String> tables) {}

    @Override
    public void reprice(SpendView.Period period, String table) {
        var today = LocalDate.now(clock);
        tasks.ask("spend", () -> archive.reprice(table, start(period, today)), repricing -> view.show(repricing, table));
    }

    private Instant start(SpendView.Period period, LocalDate today) {
        return period.from(today).atStartOfDay(clock.getZone()).toInstant();
    }
}
