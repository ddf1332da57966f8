package foundrybench.provider;

import foundrybench.model.ConnectionTrouble.ProxySignIn.Given;
import foundrybench.model.ConnectionTrouble;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Tells from the JDK's exceptions why there was no connection. Where it tells by their words, those are the ones
/// of JDK 25.
final class NetworkTrouble {
    private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");
    private static final Pattern OTHER_NAME = Pattern.compile("No (?:subject alternative|name matching)", Pattern.CASE_INSENSITIVE);

    private NetworkTrouble() {}

    /// Why there was no connection. May look the host up again, which blocks.
    ///
    /// @param now by this machine's clock
    static ConnectionTrouble of(Throwable failure, Hop hop, Instant now) {
        return of(failure, hop, now, host -> List.of(InetAddress.getAllByName(host)));
    }

    /// Which addresses a name leads to here.
    interface Names {
        List<InetAddress> look(String host) throws UnknownHostException;
    }

    static ConnectionTrouble of(Throwable failure, Hop hop, Instant now, Names names) {
        var proxy = hop.proxy();
        if (proxy != null) {
            var tunnel = tunnelStatus(failure);
            if (tunnel.isPresent()) {
                return new ConnectionTrouble.ProxyRefused(proxy.told(), tunnel.get());
            }
            if (isUnconnected(failure)) {
                return new ConnectionTrouble.ProxyUnreachable(proxy.told());
            }
        }
        return NetworkWords.has(failure, SSLException.class) ? ofTls(failure, now) : ofEndpoint(failure, hop, names);
    }

    /// The proxy's answer 407.
    static ConnectionTrouble signIn(HttpProxy proxy, HttpHeaders headers) {
        var schemes = headers.allValues("proxy-authenticate");
        boolean takesBasic = schemes.isEmpty()
                || schemes.stream().anyMatch(s -> s.strip().toLowerCase(Locale.ROOT).startsWith("basic"));
        var given = proxy.user() == null ? Given.NOTHING : Given.PASSWORD;
        return new ConnectionTrouble.ProxySignIn(proxy.told(), takesBasic ? given : Given.OTHER_SCHEME);
    }

    private static ConnectionTrouble ofEndpoint(Throwable failure, Hop hop, Names names) {
        if (isUnknownName(failure)) {
            return new ConnectionTrouble.NameNotFound();
        }
        if (!isUnconnected(failure)) {
            return new ConnectionTrouble.Broken();
        }
        var address = privateAddress(hop.host(), names);
        if (address != null) {
            return new ConnectionTrouble.PrivateAddress(address);
        }
        if (NetworkWords.has(failure, HttpConnectTimeoutException.class)) {
            return new ConnectionTrouble.ConnectTimeout(hop.connectTimeout());
        }
        return NetworkWords.isRefused(failure) ? new ConnectionTrouble.Refused() : new ConnectionTrouble.Broken();
    }

    private static ConnectionTrouble ofTls(Throwable failure, Instant now) {
        if (NetworkWords.has(failure, CertificateExpiredException.class)
                || NetworkWords.has(failure, CertificateNotYetValidException.class)) {
            return new ConnectionTrouble.CertificateDates(now);
        }
        if (NetworkWords.has(failure, CertPathBuilderException.class)) {
            return new ConnectionTrouble.UnknownAuthority();
        }
        boolean isOfCertificate = NetworkWords.has(failure, CertificateException.class)
                && !NetworkWords.has(failure, CertPathValidatorException.class);
        return isOfCertificate && OTHER_NAME.matcher(NetworkWords.innermost(failure)).find()
                ? new ConnectionTrouble.OtherHost()
                : new ConnectionTrouble.Tls();
    }

    private static Optional<Integer> tunnelStatus(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Matcher tunnel = TUNNEL.matcher(String.valueOf(cause.getMessage()));
            if (tunnel.find()) {
                return Optional.of(Integer.valueOf(tunnel.group(1)));
            }
        }
        return Optional.empty();
    }

    private static boolean isUnconnected(Throwable failure) {
        return NetworkWords.has(failure, ConnectException.class)
                || NetworkWords.has(failure, NoRouteToHostException.class)
                || NetworkWords.has(failure, HttpConnectTimeoutException.class)
                || isUnknownName(failure);
    }

    static boolean isUnknownName(Throwable failure) {
        return NetworkWords.has(failure, UnresolvedAddressException.class) || NetworkWords.has(failure, UnknownHostException.class);
    }

    /// The address that a name leads to, when it is one of a private network. The JDK has just looked the name up
    /// and remembers the answer. An endpoint that is itself an address was meant so.
    private static @Nullable String privateAddress(String host, Names names) {
        if (NoProxy.literal(NoProxy.bare(host)) != null) {
            return null;
        }
        try {
            return names.look(host).stream()
                    .filter(NetworkTrouble::isPrivate)
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElse(null);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /// Whether only some networks have this address: RFC 1918, RFC 6598, RFC 4193.
    static boolean isPrivate(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet6Address
                ? (bytes[0] & 0xfe) == 0xfc
                : address.isSiteLocalAddress() || ((bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64);
    }
}
