package foundrybench.provider;

import foundrybench.model.Connection;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The keys and tokens fetched by this process, a [CredentialCache] for each connection and way to the network, so
/// that all panes and runs share them. What fetches is made when first needed: its libraries are large.
public final class FetchedCredentials {
    private final Map<Wanted, CredentialCache> caches = new ConcurrentHashMap<>();
    private final Map<NetworkSettings, SignIn> signIns = new ConcurrentHashMap<>();
    private final Function<NetworkSettings, SignIn> newSignIn;

    /// @param newSignIn called on a thread that fetches
    public FetchedCredentials(Function<NetworkSettings, SignIn> newSignIn) {
        this.newSignIn = newSignIn;
    }

    private record Wanted(Connection connection, NetworkSettings network) {}

    /// Where calls of this connection get their key or token.
    public CredentialSource of(Connection connection) {
        return network ->
                caches.computeIfAbsent(new Wanted(connection, network), this::newCache).current();
    }

    private CredentialCache newCache(Wanted wanted) {
        return new CredentialCache(
                () -> signIns.computeIfAbsent(wanted.network(), newSignIn).fetch(wanted.connection()),
                Thread::startVirtualThread,
                System::nanoTime,
                InstantSource.system());
    }
}
