package foundrybench.cli;

/// Something about the command that the person must change. Ends it with [ExitCode#USAGE].
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
