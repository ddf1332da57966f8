package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.provider.Access;
import foundrybench.provider.Endpoint;
import foundrybench.provider.NetworkException;
import foundrybench.provider.NetworkSettings;
import foundrybench.provider.NetworkSource.Said;
import foundrybench.provider.NetworkSource;
import foundrybench.store.KeptFileException;
import foundrybench.store.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Joins what flags, saved settings and the environment say of the network, in this order.
public final class NetworkChoice {
    private NetworkChoice() {}

    /// For any address.
    ///
    /// @param home where the settings are
    /// @throws CatalogException when something that is to be used cannot be
    /// @throws KeptFileException when the settings cannot be read
    public static NetworkSettings find(Map<String, String> environment, Path home, NetworkSource flags)
            throws CatalogException, KeptFileException {
        return settings(environment, flags, saved(Settings.Network.load(home), home));
    }

    /// For this endpoint: to one on this machine no setting matters, so that none can hinder a simulation, unless its key
    /// comes from elsewhere. Flags are checked all the same.
    public static NetworkSettings find(Map<String, String> environment, Path home, NetworkSource flags, Endpoint endpoint)
            throws CatalogException, KeptFileException {
        boolean isAllHere = endpoint.isPlain() && !(endpoint.access() instanceof Access.Fetching);
        return isAllHere ? settings(Map.of(), flags) : find(environment, home, flags);
    }

    private static NetworkSettings settings(Map<String, String> environment, NetworkSource... places)
            throws CatalogException {
        try {
            return NetworkSettings.from(environment, places);
        } catch (NetworkException e) {
            throw new CatalogException(String.valueOf(e.getMessage()));
        }
    }

    private static NetworkSource saved(Settings.@Nullable Network network, Path home) {
        if (network == null) {
            return NetworkSource.NONE;
        }
        var seconds = network.connectTimeoutSeconds();
        return new NetworkSource(
                said(network.proxy(), "proxy"),
                network.proxyPasswordEnv(),
                said(network.noProxy(), "noProxy"),
                said(network.caFile() == null ? null : home.resolve(network.caFile()), "caFile"),
                said(seconds == null ? null : Duration.ofSeconds(seconds), "connectTimeoutSeconds"));
    }

    private static <T> @Nullable Said<T> said(@Nullable T value, String field) {
        return value == null ? null : new Said<>(value, "network.%s of the settings".formatted(field));
    }
}
