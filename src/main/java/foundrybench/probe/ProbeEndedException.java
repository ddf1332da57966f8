package foundrybench.probe;

import foundrybench.model.Failure;
import org.jspecify.annotations.Nullable;

/// No more is asked. An exception, since it ends every step of the plan at whatever depth; it does not leave this
/// package.
final class ProbeEndedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Failure failure;

    /// @param failure why; `null` when all was asked that may be
    ProbeEndedException(@Nullable Failure failure) {
        super(failure == null ? "the cap is reached" : failure.summary(), null, false, false);
        this.failure = failure;
    }

    @Nullable Failure failure() {
        return failure;
    }
}
