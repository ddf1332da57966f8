package foundrybench.catalog;

import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Looks for a connection in the order of the contract: flags, environment, `.env.local`, and last the
/// simulation. The first complete source wins, and endpoint and key always come from the same one.
public final class ConnectionFinder {
    /// Where was looked, and where half of a connection was found.
    private record Search(List<String> looked, List<String> halves) {
        void half(String what) {
            looked.add(what);
            halves.add(what);
        }
    }

    private record Names(String endpoint, String key) {}

    private static final List<Names> PAIRS = List.of(
            new Names("FOUNDRY_ENDPOINT", "FOUNDRY_API_KEY"), new Names("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY"));

    private final Map<String, String> environment;
    private final Path workingFolder;

    /// @param environment the process's variables; an empty one counts as not set
    public ConnectionFinder(Map<String, String> environment, Path workingFolder) {
        this.environment = environment;
        this.workingFolder = workingFolder;
    }

    /// The connection to use.
    ///
    /// @throws CatalogException when a source names an endpoint that cannot be used
    public ConnectionChoice find(ConnectionFlags flags) throws CatalogException {
        if (flags.demo()) {
            return new ConnectionChoice.Simulated("asked for by --demo", List.of());
        }
        var search = new Search(new ArrayList<>(), new ArrayList<>());
        var fromFlags = fromFlags(flags);
        if (fromFlags.isPresent()) {
            return new ConnectionChoice.Found(fromFlags.get(), List.of());
        }
        search.looked().add("flags: no --endpoint");
        var fromEnvironment = fromVariables(environment, "environment", Auth.EnvironmentKey::new, search);
        if (fromEnvironment.isPresent()) {
            return new ConnectionChoice.Found(fromEnvironment.get(), List.of());
        }
        var file = EnvironmentFile.nearest(workingFolder);
        if (file.isPresent()) {
            var path = file.get().path().toString();
            var found = fromVariables(file.get().variables(), path, key -> new Auth.FileKey(path, key), search);
            if (found.isPresent()) {
                return new ConnectionChoice.Found(found.get(), warnings(file.get()));
            }
        } else {
            search.looked().add(".env.local: none in this folder or a parent");
        }
        return flags.noDemo() ? new ConnectionChoice.Nothing(search.looked()) : simulated(search);
    }

    /// Somebody who gave half of a connection means a real one, and must be told why it is not used.
    private static ConnectionChoice simulated(Search search) {
        var why = search.halves().isEmpty() ? "no endpoint is configured" : "the connection is incomplete";
        return new ConnectionChoice.Simulated(why, search.halves());
    }

    private static Optional<Connection> fromFlags(ConnectionFlags flags) throws CatalogException {
        if (flags.endpoint() == null) {
            return Optional.empty();
        }
        var auth = flags.withoutKey() ? new Auth.None() : keyOf(flags);
        return Optional.of(connection(flags.endpoint(), flags.kind(), auth, "flags"));
    }

    private static Auth keyOf(ConnectionFlags flags) throws CatalogException {
        if (flags.keyVariable() == null) {
            throw new CatalogException("--endpoint needs --key-env VARIABLE, or --auth none for a server without a key.");
        }
        return new Auth.EnvironmentKey(flags.keyVariable());
    }

    private static Optional<Connection> fromVariables(
            Map<String, String> variables, String source, Function<String, Auth> auth, Search search)
            throws CatalogException {
        for (var names : PAIRS) {
            var endpoint = variables.getOrDefault(names.endpoint(), "").strip();
            var key = variables.getOrDefault(names.key(), "").strip();
            if (!endpoint.isEmpty() && !key.isEmpty()) {
                return Optional.of(connection(endpoint, Connection.Kind.AZURE, auth.apply(names.key()), source));
            }
            if (endpoint.isEmpty() != key.isEmpty()) {
                var set = key.isEmpty() ? names.endpoint() : names.key();
                var missing = key.isEmpty() ? names.key() : names.endpoint();
                search.half("%s: %s is set, %s is not".formatted(source, set, missing));
            }
        }
        search.looked().add(source + ": no FOUNDRY_ENDPOINT with FOUNDRY_API_KEY");
        return Optional.empty();
    }

    private static Connection connection(String endpoint, Connection.Kind kind, Auth auth, String source)
            throws CatalogException {
        var address = EndpointAddress.parse(endpoint, kind);
        return new Connection(
                address.base().getHost(),
                kind,
                address.base(),
                auth,
                address.apiVersion().orElse(Connection.DEFAULT_API_VERSION),
                source,
                false);
    }

    private static List<String> warnings(EnvironmentFile file) {
        return file.wouldBeCommitted()
                ? List.of("%s holds a key and git would commit it: add .env.local to .gitignore.".formatted(file.path()))
                : List.of();
    }
}
