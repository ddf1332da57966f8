package foundrybench.app;

import foundrybench.app.WorkbenchEngine.Unavailable;
import foundrybench.catalog.Catalog;
import foundrybench.catalog.CatalogException;
import foundrybench.catalog.KnownConnections;
import foundrybench.catalog.PriceTables;
import foundrybench.cli.Backstage;
import foundrybench.cli.NetworkChoice;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Finding;
import foundrybench.provider.NetworkSource;
import foundrybench.provider.Secret;
import foundrybench.store.KeptFileException;
import foundrybench.store.SavedConnections;
import foundrybench.store.SavedDeployments;
import foundrybench.ui.connections.ConnectionsViewModel.Row;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The connections of a home folder, as the window works with them.
final class WindowConnections implements WorkbenchConnections {
    private static final String SIMULATION = "Simulated Foundry";

    private final Backstage backstage;
    private final Path home;
    private final NetworkSource network;
    private final Connection current;
    private final Function<Backstage.Connected, WorkbenchEngine> switching;

    /// @param network what the flags say of the way to the network
    /// @param current the one in use
    /// @param switching brings the window to another one
    WindowConnections(
            Backstage backstage,
            Path home,
            NetworkSource network,
            Connection current,
            Function<Backstage.Connected, WorkbenchEngine> switching) {
        this.backstage = backstage;
        this.home = home;
        this.network = network;
        this.current = current;
        this.switching = switching;
    }

    @Override
    public List<Row> all() {
        var rows = new ArrayList<Row>();
        rows.add(new Row(current.simulated() ? current : simulation(), false, current.simulated()));
        var known = known();
        if (!current.simulated() && known.find(current.name()).isEmpty()) {
            rows.add(new Row(current, true, true)); // found elsewhere: in the environment, say
        }
        for (var connection : known.all()) {
            boolean isCurrent = !current.simulated() && connection.name().equals(current.name());
            rows.add(new Row(known.completed(connection), known.isPreset(connection), isCurrent));
        }
        return rows;
    }

    private static Connection simulation() {
        return new Connection(
                SIMULATION,
                Connection.Kind.AZURE,
                URI.create("http://127.0.0.1/"),
                new Connection.Auth.None(),
                Connection.DEFAULT_API_VERSION,
                "chosen in the window",
                true);
    }

    @Override
    public void save(Connection connection) {
        change(saved -> saved.with(connection));
    }

    @Override
    public void remove(String name) {
        change(saved -> saved.without(name));
        backstage.keys().forget(name);
    }

    @Override
    public void test(Connection connection, @Nullable String typedKey, Consumer<Finding> each) {
        hold(connection, typedKey);
        try (var connected = backstage.open(connection)) {
            var endpoint = connected.endpoint();
            var choice = NetworkChoice.find(backstage.environment(), home, network, endpoint);
            backstage.examine(endpoint, choice, deployments(endpoint.connection()), each);
        } catch (CatalogException | KeptFileException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public WorkbenchEngine use(Connection connection, @Nullable String typedKey) {
        hold(connection, typedKey);
        var before = load();
        change(saved -> used(saved, connection));
        try {
            return switching.apply(backstage.open(completed(connection)));
        } catch (Unavailable e) { // what never was in use is not what was used last
            change(_ -> before);
            throw e;
        }
    }

    private Connection completed(Connection connection) {
        try {
            return connection.simulated() ? connection : SavedDeployments.load(home).completed(connection);
        } catch (KeptFileException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private SavedConnections used(SavedConnections saved, Connection connection) {
        if (connection.simulated()) {
            return saved.using(null);
        }
        boolean isPreset = saved.find(connection.name()).isEmpty() && isKnown(connection);
        return (isPreset ? saved : saved.with(connection)).using(connection.name());
    }

    /// Whether one of its name calls the same place in the same way.
    private boolean isKnown(Connection connection) {
        return known().find(connection.name())
                .filter(found -> found.kind() == connection.kind()
                        && found.endpoint().equals(connection.endpoint())
                        && found.auth().equals(connection.auth())
                        && found.apiVersion().equals(connection.apiVersion()))
                .isPresent();
    }

    private void hold(Connection connection, @Nullable String typedKey) {
        if (typedKey == null || !(connection.auth() instanceof Connection.Auth.MemoryKey(var name))) {
            return;
        }
        try {
            backstage.keys().hold(name, new Secret(typedKey));
        } catch (IllegalArgumentException e) {
            throw new Unavailable("The key holds characters that no key has. Copy it again.", null);
        }
    }

    private List<Deployment> deployments(Connection connection) throws CatalogException, KeptFileException {
        var prices = PriceTables.load(home).get(PriceTables.DEFAULT);
        return Catalog.at(connection, SavedDeployments.load(home).listFor(connection), prices).deployments();
    }

    private KnownConnections known() {
        var saved = load();
        return KnownConnections.of(saved.connections(), saved.lastUsed());
    }

    private SavedConnections load() {
        try {
            return SavedConnections.load(home);
        } catch (KeptFileException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private void change(UnaryOperator<SavedConnections> change) {
        try {
            change.apply(load()).save(home);
        } catch (KeptFileException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }
}
