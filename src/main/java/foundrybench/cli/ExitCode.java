package foundrybench.cli;

/// What the process ends with; part of the public interface.
public enum ExitCode {
    OK(0),
    /// A call failed, or completed without an answer.
    CALL_FAILED(1),
    /// Wrong usage, or an input that cannot be read.
    USAGE(2),
    /// No usable connection.
    NO_CONNECTION(3),
    /// A call was not sent since it might have passed a budget.
    BUDGET(4),
    /// All well, but not saved.
    NOT_SAVED(5),
    /// Ended by Ctrl+C.
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /// As the shell sees it.
    public int code() {
        return code;
    }
}
