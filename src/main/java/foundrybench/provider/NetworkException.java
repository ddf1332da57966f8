package foundrybench.provider;

/// A setting of the network that cannot be used. The message names the variable, flag or file and says what to
/// do; it never repeats a password.
public final class NetworkException extends Exception {
    private static final long serialVersionUID = 1;

    NetworkException(String message) {
        super(message);
    }
}
