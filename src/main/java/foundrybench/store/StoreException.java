package foundrybench.store;

import org.jspecify.annotations.Nullable;

/// The session store cannot be opened or read. The message says what is wrong, where, and what to do.
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient StoreProblem problem;

    StoreException(StoreProblem problem, @Nullable Throwable cause) {
        super(problem.words(), cause);
        this.problem = problem;
    }

    /// The message in its two parts.
    public StoreProblem problem() {
        return problem;
    }
}
