package foundrybench.provider;

import foundrybench.model.Failure;
import foundrybench.model.Lesson;
import foundrybench.model.Request;
import java.util.Optional;

/// Reads what a refusal teaches.
public final class Refusals {
    private Refusals() {}

    /// What to do otherwise; empty when the refusal does not say.
    ///
    /// @param sent the request that was refused
    public static Optional<Lesson> lesson(Failure failure, Request sent) {
        return Optional.empty();
    }
}
