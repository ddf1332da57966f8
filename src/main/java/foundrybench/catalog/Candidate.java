package foundrybench.catalog;

import foundrybench.model.Connection;
import java.util.List;

/// What one of the places gave that are looked at for a connection.
public sealed interface Candidate {
    /// A whole connection.
    ///
    /// @param warnings for the person, such as a key file that git would commit
    record Complete(Connection connection, List<String> warnings) implements Candidate {}

    /// None.
    ///
    /// @param looked the place and why it did not do
    /// @param halves those of it that tell of half a connection
    record Missing(List<String> looked, List<String> halves) implements Candidate {
        static Missing nothing(String looked) {
            return new Missing(List.of(looked), List.of());
        }

        static Missing half(String looked) {
            return new Missing(List.of(looked), List.of(looked));
        }
    }

    /// One that cannot be used.
    ///
    /// @param message why, and what to do
    record Unusable(String message) implements Candidate {}
}
