package foundrybench.app;

import foundrybench.model.Connection;
import foundrybench.model.Finding;
import foundrybench.ui.connections.ConnectionsViewModel.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Connections that are kept in memory; a test says what a trial of one finds.
final class FakeConnections implements WorkbenchConnections {
    final List<Row> rows = new CopyOnWriteArrayList<>();
    final List<Finding> finds = new CopyOnWriteArrayList<>();
    final List<String> typed = new CopyOnWriteArrayList<>();
    volatile @Nullable WorkbenchEngine next;
    volatile @Nullable Connection used;

    @Override
    public List<Row> all() {
        return new ArrayList<>(rows);
    }

    @Override
    public void save(Connection connection) {
        rows.removeIf(row -> row.connection().name().equals(connection.name()));
        rows.add(new Row(connection, false, false));
    }

    @Override
    public void remove(String name) {
        rows.removeIf(row -> row.connection().name().equals(name));
    }

    @Override
    public void test(Connection connection, @Nullable String typedKey, Consumer<Finding> each) {
        note(typedKey);
        finds.forEach(each);
    }

    @Override
    public WorkbenchEngine use(Connection connection, @Nullable String typedKey) {
        note(typedKey);
        used = connection;
        var engine = next;
        if (engine == null) {
            throw new WorkbenchEngine.Unavailable("there is no such place", null);
        }
        return engine;
    }

    private void note(@Nullable String typedKey) {
        if (typedKey != null) {
            typed.add(typedKey);
        }
    }
}
