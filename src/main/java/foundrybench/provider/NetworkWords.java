package foundrybench.provider;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/// What the network said, in words; its exceptions often carry none.
final class NetworkWords {
    private NetworkWords() {}

    static String of(Throwable failure) {
        if (has(failure, UnresolvedAddressException.class)) {
            return "the host name could not be resolved";
        }
        if (has(failure, HttpConnectTimeoutException.class)) {
            return "no connection within 8 s";
        }
        if (has(failure, SSLException.class)) {
            return "TLS failed: " + innermost(failure);
        }
        if (has(failure, ConnectException.class)) {
            return "the connection was refused";
        }
        return innermost(failure);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String innermost(Throwable failure) {
        var words = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                words = cause.getMessage();
            }
        }
        return words;
    }
}
