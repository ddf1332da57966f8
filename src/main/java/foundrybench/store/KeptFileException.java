package foundrybench.store;

/// A file of the home folder that cannot be read or written; the message says which, where and why.
public final class KeptFileException extends Exception {
    private static final long serialVersionUID = 1;

    KeptFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
