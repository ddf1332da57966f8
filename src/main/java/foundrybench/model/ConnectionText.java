package foundrybench.model;

import foundrybench.model.ConnectionTrouble.ProxySignIn.Given;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Puts into words why there was no connection, and what to do about it.
final class ConnectionText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ConnectionText() {}

    /// What happened.
    ///
    /// @param place host and port of the endpoint
    static String detail(ConnectionTrouble trouble, String place) {
        return switch (trouble) {
            case ConnectionTrouble.NameNotFound _ -> "%s could not be reached: no name server here knows the host.".formatted(place);
            case ConnectionTrouble.Refused _ -> "%s could not be reached: the connection was refused.".formatted(place);
            case ConnectionTrouble.ConnectTimeout(var after) ->
                "%s could not be reached: nothing answered within %s s.".formatted(place, seconds(after.toMillis()));
            case ConnectionTrouble.PrivateAddress(var address) ->
                "%s could not be reached: here its name leads to the private address %s. It has a private endpoint, and this machine is not in its network."
                        .formatted(place, address);
            case ConnectionTrouble.UnknownAuthority _ ->
                "The certificate of %s was issued by an authority that is not known here: often a company's proxy that looks into TLS."
                        .formatted(place);
            case ConnectionTrouble.CertificateDates(var now) ->
                "The certificate of %s is not valid at this machine's time, %s.".formatted(place, MINUTE.format(now));
            case ConnectionTrouble.OtherHost _ -> "What answered as %s has the certificate of another host.".formatted(place);
            case ConnectionTrouble.Tls _ -> "%s was reached, but TLS failed.".formatted(place);
            case ConnectionTrouble.ProxyUnreachable(var proxy) -> "The proxy %s could not be reached.".formatted(named(proxy));
            case ConnectionTrouble.ProxySignIn(var proxy, var given) -> signIn(proxy, given);
            case ConnectionTrouble.ProxyRefused(var proxy, var status) ->
                "The proxy %s did not connect to %s: it answered %d.".formatted(named(proxy), place, status);
            case ConnectionTrouble.Broken _ -> "%s could not be reached.".formatted(place);
        };
    }

    private static String signIn(ConnectionTrouble.Proxy proxy, Given given) {
        return switch (given) {
            case NOTHING -> "The proxy %s wants a user name and a password (407).".formatted(named(proxy));
            case PASSWORD -> "The proxy %s refused the user name or the password (407).".formatted(named(proxy));
            case OTHER_SCHEME -> "The proxy %s wants a sign-in (407), but not by user name and password in the way of Basic.".formatted(named(proxy));
        };
    }

    /// Whether the network's own words tell more than [#detail].
    static boolean wantsNetworkWords(ConnectionTrouble trouble) {
        return switch (trouble) {
            case ConnectionTrouble.CertificateDates _, ConnectionTrouble.OtherHost _, ConnectionTrouble.Tls _,
                    ConnectionTrouble.ProxyUnreachable _, ConnectionTrouble.Broken _ -> true;
            case ConnectionTrouble.NameNotFound _, ConnectionTrouble.Refused _, ConnectionTrouble.ConnectTimeout _,
                    ConnectionTrouble.PrivateAddress _, ConnectionTrouble.UnknownAuthority _,
                    ConnectionTrouble.ProxySignIn _, ConnectionTrouble.ProxyRefused _ -> false;
        };
    }

    /// What to do.
    ///
    /// @param host of the endpoint, without a port
    static String fix(ConnectionTrouble trouble, String host) {
        return switch (trouble) {
            case ConnectionTrouble.NameNotFound _ -> "Check the endpoint's spelling, the network and the VPN. Where names are known to the proxy alone, set HTTPS_PROXY or --proxy.";
            case ConnectionTrouble.Refused _ -> "Check the endpoint's host and port, and that the server runs; a firewall can refuse too.";
            case ConnectionTrouble.ConnectTimeout _ -> "Check the network and the VPN. Where only a proxy leads out, set HTTPS_PROXY or --proxy; for a slow network raise --connect-timeout.";
            case ConnectionTrouble.PrivateAddress _ -> "Call from the virtual network that has the private endpoint, or through the VPN into it. nslookup %s shows where the name leads."
                    .formatted(host);
            case ConnectionTrouble.UnknownAuthority _ -> "Set --ca-file or FOUNDRY_CA_FILE to the PEM file of your company's CA; it is trusted beside the usual ones.";
            case ConnectionTrouble.CertificateDates _ -> "Check this machine's clock and date. If they are right, the certificate is too old or too new, and whoever runs the server must renew it.";
            case ConnectionTrouble.OtherHost _ -> "Check the endpoint's spelling, and whether a proxy, a hosts file or the name server sends it elsewhere.";
            case ConnectionTrouble.Tls _ -> "Check that this port speaks https; a firewall or a proxy that looks into TLS can break it too.";
            case ConnectionTrouble.ProxyUnreachable(var proxy) -> "Check host and port in %s, and the network or VPN that the proxy is in; --proxy none goes without."
                    .formatted(proxy.source());
            case ConnectionTrouble.ProxySignIn(var proxy, var given) -> signInFix(proxy, given);
            case ConnectionTrouble.ProxyRefused(_, var status) -> status >= 500
                    ? "Check the endpoint's spelling. If the host is inside your own network, name it in NO_PROXY: %s.".formatted(host)
                    : "Have %s admitted on the proxy. If the host is inside your own network, name it in NO_PROXY.".formatted(host);
            case ConnectionTrouble.Broken _ -> "Check the endpoint's spelling, the network, the VPN and the proxy; foundry-bench doctor tries each.";
        };
    }

    private static String signInFix(ConnectionTrouble.Proxy proxy, Given given) {
        return switch (given) {
            case NOTHING -> "Set HTTPS_PROXY to http://USER:PASSWORD@%s, or give --proxy http://USER@%s and set the password in FOUNDRY_PROXY_PASSWORD."
                    .formatted(proxy.place(), proxy.place());
            case PASSWORD -> "Correct the user name in %s and the password in %s; signs such as @ or %% in them are written %%40, %%25."
                    .formatted(proxy.source(), proxy.passwordSource());
            case OTHER_SCHEME -> "Run a local proxy that signs in for you (px or cntlm, say) and name that one, or have Basic allowed for this machine.";
        };
    }

    private static String named(ConnectionTrouble.Proxy proxy) {
        return "%s (from %s)".formatted(proxy.place(), proxy.source());
    }

    private static String seconds(long millis) {
        return String.valueOf(millis / 1000.0).replaceAll("\\.0$", "");
    }
}
