package foundrybench.provider;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where the connection of a call is made to: the endpoint itself, or a proxy on the way to it.
///
/// @param host of the endpoint
/// @param proxy `null` for none
/// @param connectTimeout how long it may take
record Hop(String host, @Nullable HttpProxy proxy, Duration connectTimeout) {
    static Hop to(URI uri, NetworkSettings network) {
        return new Hop(
                uri.getHost(), network.proxyTo(uri.getHost(), Clients.port(uri)), network.connectTimeout().value());
    }

    /// Takes what signs in to the proxy out of what the other side says, as well as what this takes out.
    Mask mask(Mask key) {
        return proxy == null ? key : proxy.mask(key);
    }

    /// What signs in to the proxy; `null` when there is nothing to sign in to.
    @Nullable Secret signIn() {
        return proxy == null ? null : proxy.authorization();
    }
}
