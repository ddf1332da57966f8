package foundrybench.ui.deployments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One of the values to choose from, or none of them: then what is known from elsewhere holds.
///
/// @param value `null` for none
record Choice<T>(@Nullable T value) {
    /// None, and each of these.
    static <T> List<Choice<T>> all(T[] values) {
        return Stream.concat(Stream.of(new Choice<T>(null)), Arrays.stream(values).map(Choice::new)).toList();
    }
}
