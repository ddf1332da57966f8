package foundrybench.app;

import foundrybench.model.Connection;
import foundrybench.ui.connections.ConnectionsView;
import foundrybench.ui.connections.ConnectionsViewModel;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The connections in a window of their own, over the main one.
final class WorkbenchConnectionsDialog implements ConnectionsView.Actions {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 620;

    private final WorkbenchConnections connections;
    private final WorkbenchTasks tasks;
    private final Consumer<WorkbenchEngine> switched;
    private final ConnectionsViewModel model = new ConnectionsViewModel();
    private final WorkbenchDialog dialog = new WorkbenchDialog();

    /// @param switched told, on the window's thread, when calls go elsewhere from now on
    WorkbenchConnectionsDialog(WorkbenchConnections connections, Executor workers, Consumer<WorkbenchEngine> switched) {
        this.connections = connections;
        this.switched = switched;
        this.tasks = new WorkbenchTasks(workers, this::failed);
    }

    /// @param main the window it belongs to, whose looks it takes
    void show(Window main) {
        var view = new ConnectionsView(model, this);
        dialog.whenClosed(() -> model.form().key().set(""));
        tasks.ask("all", connections::all, all -> {
            model.show(all);
            view.begin();
        });
        dialog.show(main, view, Words.of("connections"), WIDTH, HEIGHT);
    }

    private void failed(Throwable cause) {
        if (cause instanceof WorkbenchEngine.Unavailable) {
            model.say(String.valueOf(cause.getMessage()));
        } else {
            FxThread.uncaught(cause);
        }
    }

    @Override
    public void save(Connection connection) {
        tasks.ask("save", () -> {
            connections.save(connection);
            return connections.all();
        }, all -> done(all, Words.of("connections.saved", connection.name())));
    }

    @Override
    public void remove(String name) {
        tasks.ask("save", () -> {
            connections.remove(name);
            return connections.all();
        }, all -> done(all, Words.of("connections.removed", name)));
    }

    private void done(List<ConnectionsViewModel.Row> all, String words) {
        model.show(all);
        model.say(words);
    }

    @Override
    public void test(Connection connection, @Nullable String typedKey) {
        int number = model.testing();
        tasks.ask("test " + number, () -> {
            connections.test(connection, typedKey, finding -> FxThread.later(() -> model.found(number, finding)));
            return number;
        }, model::tested);
    }

    @Override
    public void use(Connection connection, @Nullable String typedKey) {
        tasks.ask("use", () -> connections.use(connection, typedKey), engine -> {
            dialog.close();
            switched.accept(engine);
        });
    }
}
