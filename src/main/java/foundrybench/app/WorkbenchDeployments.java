package foundrybench.app;

import foundrybench.model.DeploymentFacts;
import foundrybench.ui.deployments.DeploymentEditorModel.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the window asks of the list of deployments. Slow, but for [#fixed]: called on a thread of its own, never on
/// the window's; a [WorkbenchEngine.Unavailable] is shown to the person. What is changed here is told by
/// [WorkbenchEngine#deployments] from then on.
public interface WorkbenchDeployments {
    /// Whether nothing can be changed, since the simulation answers. At once.
    boolean fixed();

    /// All, in the order to list them.
    List<Row> all();

    /// Keeps what is said of a deployment, in place of what was said of one of its name.
    void save(DeploymentFacts facts);

    /// Keeps what is said of a deployment that had another name before, in its place and at once: no list has both, or
    /// neither. [WorkbenchEngine.Unavailable] when the new name is there already.
    void rename(String before, DeploymentFacts facts);

    /// Takes the one of this name off the list.
    void remove(String name);

    /// Asks the service what is deployed. Changes nothing.
    Answer ask();

    /// Keeps the list that the service gave last.
    void keep();

    /// What the service said.
    sealed interface Answer {
        /// Its list.
        ///
        /// @param added names that are new
        /// @param gone names that it does not list
        /// @param remarks what else to know
        record Listed(List<String> added, List<String> gone, List<String> remarks) implements Answer {}

        /// None.
        ///
        /// @param command a command that helps; `null` when none does
        record NotListed(String words, @Nullable String command) implements Answer {}
    }
}
