package foundrybench.app;

import foundrybench.model.Connection;
import foundrybench.model.Finding;
import foundrybench.ui.connections.ConnectionsViewModel.Row;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the window asks of the connections. All of it is slow: called on a thread of its own, never on the
/// window's; a [WorkbenchEngine.Unavailable] is shown to the person.
public interface WorkbenchConnections {
    /// All with a name, the simulation first.
    List<Row> all();

    /// Keeps it, in place of one of its name; never its key.
    void save(Connection connection);

    /// Forgets the saved one of this name.
    void remove(String name);

    /// Tries it, without calling a model.
    ///
    /// @param typedKey a key that was typed for it
    /// @param each told of each finding as it is made, on this thread
    void test(Connection connection, @Nullable String typedKey, Consumer<Finding> each);

    /// Sends calls there from now on, and remembers that. The engine before it ends; no call may be under way.
    ///
    /// @param typedKey a key that was typed for it, to be held in memory
    /// @return what the window asks from then on
    WorkbenchEngine use(Connection connection, @Nullable String typedKey);
}
