package foundrybench.ui.deployments;

import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One of the values to choose from, or none of them: then what is known from elsewhere holds.
///
/// @param value `null` for none
record Choice<T>(@Nullable T value, String words) {
    static <T> Choice<T> of(@Nullable T value, Function<T, String> words) {
        return new Choice<>(value, value == null ? Words.of("deployment.automatic") : words.apply(value));
    }

    /// None, and each of these.
    static <T> List<Choice<T>> all(T[] values, Function<T, String> words) {
        var all = new ArrayList<Choice<T>>();
        all.add(of(null, words));
        for (var value : values) {
            all.add(of(value, words));
        }
        return all;
    }

    @Override
    public String toString() {
        return words;
    }
}
