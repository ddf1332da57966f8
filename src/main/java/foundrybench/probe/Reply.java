package foundrybench.probe;

import foundrybench.model.Failure;
import foundrybench.model.Lesson;
import org.jspecify.annotations.Nullable;

/// What a deployment made of a [Question].
sealed interface Reply {
    /// It took it, whatever it answered: an empty answer is one too.
    ///
    /// @param streamed whether the answer came as a stream
    /// @param usage whether it told its usage
    record Accepted(boolean streamed, boolean usage) implements Reply {}

    /// It did not like the question.
    ///
    /// @param lesson what that teaches; `null` when the refusal does not say
    record Refused(Failure failure, @Nullable Lesson lesson) implements Reply {
        /// The service's words.
        String words() {
            return failure.message() == null ? failure.summary() : failure.message();
        }
    }
}
