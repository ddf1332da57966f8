package foundrybench.cli;

import foundrybench.catalog.Catalog;
import foundrybench.catalog.CatalogException;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.cli.Backstage.NoConnectionException;
import foundrybench.format.DeploymentListing;
import foundrybench.model.Connection;
import foundrybench.model.Failure;
import foundrybench.provider.DeploymentLister.Listing;
import foundrybench.provider.DeploymentLister;
import foundrybench.provider.NetworkSource;
import foundrybench.store.KeptFileException;
import org.jspecify.annotations.Nullable;

/// The deployments of the connection that a command's flags give. A server that lists its own models and has no list
/// kept is asked for it, at the moment when the names are wanted and no sooner.
///
/// @param flags where to
/// @param network by which way
/// @param prices id of the price table; `null` for the default one
record ConnectionCatalog(RootCommand root, ConnectionFlags flags, NetworkSource network, @Nullable String prices) {
    static ConnectionCatalog of(RootCommand root, ConnectionOptions options, @Nullable String prices) {
        return new ConnectionCatalog(root, options.flags(root.backstage().environment()), options.network(), prices);
    }

    /// Those known without a question to anybody; other names can be called all the same.
    Catalog known() throws CatalogException, KeptFileException {
        return root.catalog(prices, flags);
    }

    /// All of them, at least one.
    ///
    /// @throws UsageException when the server does not tell
    Catalog all() throws CatalogException, KeptFileException {
        var known = known();
        return known.deployments().isEmpty() ? served(known) : known;
    }

    private Catalog served(Catalog known) throws CatalogException, KeptFileException {
        try (var connected = root.backstage().connect(root.homeFolder(), flags);
                var transport = root.backstage().newTransport(
                        connected.endpoint(),
                        NetworkChoice.find(root.backstage().environment(), root.homeFolder(), network, connected.endpoint()))) {
            var connection = connected.endpoint().connection();
            return switch (new DeploymentLister(transport).list(connected.endpoint())) {
                case Listing.Listed(var body) -> Catalog.at(connection, read(body, connection).facts(), known.prices());
                case Listing.NotListed(var failure) -> throw notListed(connection, failure);
            };
        } catch (NoConnectionException e) {
            throw new IllegalStateException("it was chosen a moment ago", e);
        }
    }

    private static DeploymentListing read(String body, Connection connection) {
        try {
            return DeploymentListFile.read(body, "The list of models of " + connection.place());
        } catch (UsageException e) {
            throw new UsageException("%s %s".formatted(e.getMessage(), advice()));
        }
    }

    private UsageException notListed(Connection connection, Failure failure) {
        var detail = failure.detail().endsWith(".") ? failure.detail() : failure.detail() + ".";
        return new UsageException(root.console().untrusted("%s gives no list of models: %s. %s %s %s".formatted(
                connection.place(), failure.summary(), detail, failure.fix(), advice())));
    }

    private static String advice() {
        return "Without it: -d NAME calls one by its name, foundry-bench deployments add NAME keeps the names.";
    }
}
