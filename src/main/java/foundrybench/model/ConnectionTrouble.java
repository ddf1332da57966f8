package foundrybench.model;

import java.time.Duration;
import java.time.Instant;

/// Why no connection came about, told apart as far as the fix differs. [ConnectionText] puts it into words.
public sealed interface ConnectionTrouble {
    /// Whether the same attempt may succeed a moment later.
    default boolean isPassing() {
        return switch (this) {
            case NameNotFound _, Refused _, ConnectTimeout _, PrivateAddress _, Tls _, ProxyUnreachable _, Broken _ -> true;
            case ProxyRefused(_, var status) -> status >= 500;
            case UnknownAuthority _, CertificateDates _, OtherHost _, ProxySignIn _ -> false;
        };
    }

    /// The failure's `code` for it.
    default String code() {
        return switch (this) {
            case NameNotFound _ -> "name-not-found";
            case Refused _ -> "refused";
            case ConnectTimeout _ -> "connect-timeout";
            case PrivateAddress _ -> "private-address";
            case UnknownAuthority _ -> "unknown-authority";
            case CertificateDates _ -> "certificate-dates";
            case OtherHost _ -> "other-host";
            case Tls _ -> "tls";
            case ProxyUnreachable _ -> "proxy-unreachable";
            case ProxySignIn _ -> "proxy-sign-in";
            case ProxyRefused _ -> "proxy-refused";
            case Broken _ -> "broken";
        };
    }

    /// No name server knows the host.
    record NameNotFound() implements ConnectionTrouble {}

    /// The host, or a firewall before it, refused.
    record Refused() implements ConnectionTrouble {}

    /// Nothing answered.
    ///
    /// @param after how long was waited
    record ConnectTimeout(Duration after) implements ConnectionTrouble {}

    /// The name leads to an address that only some networks reach, and this machine is in none of them.
    ///
    /// @param address such as `10.1.2.3`
    record PrivateAddress(String address) implements ConnectionTrouble {}

    /// The certificate was issued by somebody whom nobody here trusts.
    record UnknownAuthority() implements ConnectionTrouble {}

    /// The certificate has expired or is not valid yet, by this machine's clock.
    ///
    /// @param now what the clock says
    record CertificateDates(Instant now) implements ConnectionTrouble {}

    /// The certificate belongs to a host of another name.
    record OtherHost() implements ConnectionTrouble {}

    /// TLS failed in some other way.
    record Tls() implements ConnectionTrouble {}

    /// There was no connection to the proxy.
    record ProxyUnreachable(Proxy proxy) implements ConnectionTrouble {}

    /// The proxy wants to know who asks: HTTP 407.
    record ProxySignIn(Proxy proxy, Given given) implements ConnectionTrouble {
        /// What the proxy had been told.
        public enum Given {
            /// No user name.
            NOTHING,
            /// User name and password, which it did not accept.
            PASSWORD,
            /// Nothing it could use: it does not take a user name and password in the way of `Basic`.
            OTHER_SCHEME
        }
    }

    /// The proxy did not connect to the host.
    ///
    /// @param status its HTTP status
    record ProxyRefused(Proxy proxy, int status) implements ConnectionTrouble {}

    /// The connection broke, or something else happened to it.
    record Broken() implements ConnectionTrouble {}

    /// A proxy as it is told to people.
    ///
    /// @param place host and port
    /// @param source where it was found, such as `HTTPS_PROXY`
    /// @param passwordSource where its password is looked for
    record Proxy(String place, String source, String passwordSource) {}
}
