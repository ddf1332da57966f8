package foundrybench.cli;

import foundrybench.store.StoreException;

/// Carries a [StoreException] through a stream.
final class UncheckedStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient StoreException problem;

    UncheckedStoreException(StoreException problem) {
        super(problem);
        this.problem = problem;
    }

    StoreException problem() {
        return problem;
    }
}
