package foundrybench.provider;

import foundrybench.model.ConnectionTrouble;
import foundrybench.provider.NetworkSource.Said;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way to the network: a proxy, whom it does not serve, whom TLS trusts besides, how long a connection may
/// take. Each with where it was found, in words.
///
/// @param proxy `null` for the JDK's own choice
/// @param direct whether no proxy may be used at all
/// @param extraTrust authorities trusted beside the JDK's own, already read; `null` for none
public record NetworkSettings(
        @Nullable HttpProxy proxy,
        boolean direct,
        Said<NoProxy> noProxy,
        @Nullable ExtraTrust extraTrust,
        Said<Duration> connectTimeout) {
    /// As the JDK does it, with our timeout.
    public static final NetworkSettings DEFAULTS = new NetworkSettings(
            null, false, new Said<>(new NoProxy(List.of()), "default"), null, new Said<>(Duration.ofSeconds(8), "default"));

    private static final List<String> PROXY = List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
    private static final List<String> NO_PROXY = List.of("no_proxy", "NO_PROXY");
    private static final List<String> CA_FILE = List.of("FOUNDRY_CA_FILE", "SSL_CERT_FILE");
    private static final String NO_PROXY_AT_ALL = "none";

    /// What these places say, each item from the first that says something, and else what the environment says.
    ///
    /// @param environment an empty variable counts as not set
    /// @throws NetworkException when what is to be used cannot be
    public static NetworkSettings from(Map<String, String> environment, NetworkSource... places) throws NetworkException {
        var noProxy = noProxy(environment, places);
        var proxy = new ProxyChoice(environment).of(places);
        return new NetworkSettings(proxy.proxy(), proxy.direct(), noProxy, extraTrust(environment, places), timeout(places));
    }

    /// The proxy through which this host is reached; `null` for none.
    @Nullable HttpProxy proxyTo(String host, int port) {
        return proxy == null || noProxy.value().matches(host, port) ? null : proxy;
    }

    /// The proxy through which this address is reached, as it is told to people.
    public Optional<ConnectionTrouble.Proxy> proxyFor(URI address) {
        return Optional.ofNullable(proxyTo(address.getHost(), Clients.port(address))).map(HttpProxy::told);
    }

    private static Said<NoProxy> noProxy(Map<String, String> environment, NetworkSource... places) {
        for (var place : places) {
            if (place.noProxy() != null) {
                return new Said<>(new NoProxy(place.noProxy().value()), place.noProxy().source());
            }
        }
        var said = first(environment, NO_PROXY);
        return said == null ? DEFAULTS.noProxy() : new Said<>(NoProxy.parse(said.value()), said.source());
    }

    private static @Nullable ExtraTrust extraTrust(Map<String, String> environment, NetworkSource... places) throws NetworkException {
        for (var place : places) {
            if (place.caFile() != null) {
                return ExtraTrust.read(place.caFile().value(), place.caFile().source());
            }
        }
        var said = first(environment, CA_FILE);
        return said == null ? null : ExtraTrust.read(path(said), said.source());
    }

    private static Path path(Said<String> said) throws NetworkException {
        try {
            return Path.of(said.value());
        } catch (InvalidPathException e) {
            throw new NetworkException("%s is no path of a file.".formatted(said.source()));
        }
    }

    private static Said<Duration> timeout(NetworkSource... places) throws NetworkException {
        for (var place : places) {
            var said = place.connectTimeout();
            if (said != null && !said.value().isPositive()) {
                throw new NetworkException("%s is a time above 0.".formatted(said.source()));
            }
            if (said != null) {
                return said;
            }
        }
        return DEFAULTS.connectTimeout();
    }

    private static @Nullable Said<String> first(Map<String, String> environment, List<String> names) {
        for (var name : names) {
            var value = environment.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                return new Said<>(value, name);
            }
        }
        return null;
    }

    /// A proxy, or that there is to be none.
    private record Chosen(@Nullable HttpProxy proxy, boolean direct) {}

    /// No record: those print what they hold.
    private static final class ProxyChoice {
        private final Map<String, String> environment;

        ProxyChoice(Map<String, String> environment) {
            this.environment = environment;
        }

        Chosen of(NetworkSource... places) throws NetworkException {
            for (var place : places) {
                if (place.proxy() != null) {
                    return chosen(withoutPassword(place.proxy()), place.passwordVariable());
                }
            }
            var said = first(environment, PROXY);
            return said == null ? new Chosen(null, false) : chosen(said, null);
        }

        /// Flags and settings are no place for a password: others can read them.
        private static Said<String> withoutPassword(Said<String> said) throws NetworkException {
            if (!isNone(said) && HttpProxy.parse(said.value(), said.source()).password() != null) {
                throw new NetworkException("%s holds a password, which others can read there: give http://USER@HOST:PORT and set %s in the environment; or set HTTPS_PROXY with user and password."
                        .formatted(said.source(), NetworkSource.PASSWORD_VARIABLE));
            }
            return said;
        }

        private static boolean isNone(Said<String> said) {
            return said.value().strip().equalsIgnoreCase(NO_PROXY_AT_ALL);
        }

        private Chosen chosen(Said<String> said, @Nullable String passwordVariable) throws NetworkException {
            if (isNone(said)) {
                return new Chosen(null, true);
            }
            var proxy = HttpProxy.parse(said.value(), said.source());
            if (proxy.user() == null || proxy.password() != null) {
                return new Chosen(proxy, false);
            }
            var variable = passwordVariable == null ? NetworkSource.PASSWORD_VARIABLE : passwordVariable;
            return new Chosen(proxy.withPassword(environment.get(variable), variable), false);
        }
    }
}
