package foundrybench.store;

import foundrybench.store.StoreProblem.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/// Tells the person what is wrong: of each kind once, until saving works again. Any thread.
final class StoreTrouble {
    private final Consumer<StoreProblem> listener;
    private final Set<Kind> told = EnumSet.noneOf(Kind.class);

    StoreTrouble(Consumer<StoreProblem> listener) {
        this.listener = listener;
    }

    /// Whether something is wrong.
    synchronized boolean isOn() {
        return !told.isEmpty();
    }

    /// Tells it, unless that is known.
    void tell(StoreProblem problem) {
        boolean isNew;
        synchronized (this) {
            isNew = told.add(problem.kind());
        }
        if (isNew) {
            pass(problem);
        }
    }

    /// Nothing is wrong any more.
    ///
    /// @param words tells so, if something was
    void end(StoreProblem words) {
        boolean wasOn;
        synchronized (this) {
            wasOn = isOn();
            told.clear();
        }
        if (wasOn) {
            pass(words);
        }
    }

    /// Tells something that is no lasting trouble.
    void pass(StoreProblem problem) {
        try {
            listener.accept(problem);
        } catch (RuntimeException e) { // the listener's bug must not end the thread
            System.getLogger(StoreTrouble.class.getName()).log(System.Logger.Level.ERROR, problem.message(), e);
        }
    }
}
