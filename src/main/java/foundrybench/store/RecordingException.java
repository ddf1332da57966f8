package foundrybench.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A recording that cannot be read. The message names the file, what is wrong in it, and what to do.
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1;

    private final String problem;

    RecordingException(Path file, String problem, String fix, @Nullable Throwable cause) {
        super("%s: %s. %s".formatted(file, problem, fix), cause);
        this.problem = problem;
    }

    /// What is wrong, without the file and what to do; part of a sentence.
    public String problem() {
        return problem;
    }
}
