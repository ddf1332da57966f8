package foundrybench.provider;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import javax.net.ssl.SSLException;

/// What the network said, in words; its exceptions often carry none.
final class NetworkWords {
    private NetworkWords() {}

    static String of(Throwable failure, Hop hop) {
        if (NetworkTrouble.isUnknownName(failure)) {
            return "the host name could not be resolved";
        }
        if (has(failure, HttpConnectTimeoutException.class)) {
            return "no connection within %s s".formatted(String.valueOf(hop.connectTimeout().toMillis() / 1000.0).replaceAll("\\.0$", ""));
        }
        if (has(failure, SSLException.class)) {
            return "TLS failed: " + innermost(failure);
        }
        return isRefused(failure) ? "the connection was refused" : innermost(failure);
    }

    /// The JDK's client drops the system's words for a refusal and keeps those for other causes.
    static boolean isRefused(Throwable failure) {
        var words = innermost(failure);
        return has(failure, ConnectException.class) && !words.contains("unreachable") && !words.contains("No route");
    }

    static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /// The words of the cause behind all others, that has some.
    static String innermost(Throwable failure) {
        var words = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                words = cause.getMessage();
            }
        }
        return words;
    }
}
