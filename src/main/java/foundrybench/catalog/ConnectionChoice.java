package foundrybench.catalog;

import foundrybench.model.Connection;
import java.util.List;

/// Which connection is used, and what is worth telling about the choice.
public sealed interface ConnectionChoice {
    /// A real one.
    ///
    /// @param warnings for the person, such as a key file that git would commit
    record Found(Connection connection, List<String> warnings) implements ConnectionChoice {}

    /// The simulated Foundry inside the program.
    ///
    /// @param why in words
    /// @param warnings for the person, such as an endpoint without its key
    record Simulated(String why, List<String> warnings) implements ConnectionChoice {}

    /// None, and the simulation is not allowed.
    ///
    /// @param looked each place and why it did not do
    record Nothing(List<String> looked) implements ConnectionChoice {}
}
