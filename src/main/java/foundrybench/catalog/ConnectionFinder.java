package foundrybench.catalog;

import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks for a connection in the order of the contract: flags, a saved one by name, environment, `.env.local`, the
/// one last used in the window, and last the simulation. The first complete source wins, and endpoint and key
/// always come from the same one.
public final class ConnectionFinder {
    private record Names(String endpoint, String key) {}

    private interface Place {
        Candidate look() throws CatalogException;
    }

    private static final List<Names> PAIRS = List.of(
            new Names("FOUNDRY_ENDPOINT", "FOUNDRY_API_KEY"), new Names("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY"));

    private final Map<String, String> environment;
    private final Path workingFolder;
    private final KnownConnections known;

    /// @param environment the process's variables; an empty one counts as not set
    /// @param known those with a name
    public ConnectionFinder(Map<String, String> environment, Path workingFolder, KnownConnections known) {
        this.environment = environment;
        this.workingFolder = workingFolder;
        this.known = known;
    }

    /// The connection to use.
    ///
    /// @throws CatalogException when a source names an endpoint that cannot be used
    public ConnectionChoice find(ConnectionFlags flags) throws CatalogException {
        if (flags.demo()) {
            return new ConnectionChoice.Simulated("asked for by --demo", List.of());
        }
        var looked = new ArrayList<String>();
        var halves = new ArrayList<String>();
        for (var place : places(flags)) {
            switch (place.look()) {
                case Candidate.Complete(var connection, var warnings) -> {
                    return new ConnectionChoice.Found(connection, warnings);
                }
                case Candidate.Missing missing -> {
                    looked.addAll(missing.looked());
                    halves.addAll(missing.halves());
                }
                case Candidate.Unusable(var message) -> throw new CatalogException(message);
            }
        }
        return flags.noDemo() ? new ConnectionChoice.Nothing(looked) : simulated(halves);
    }

    /// What each place gives, also those behind the one that wins, in order.
    public List<Candidate> survey(ConnectionFlags flags) {
        return places(flags).stream().map(ConnectionFinder::look).toList();
    }

    private static Candidate look(Place place) {
        try {
            return place.look();
        } catch (CatalogException e) {
            return new Candidate.Unusable(String.valueOf(e.getMessage()));
        }
    }

    private List<Place> places(ConnectionFlags flags) {
        return List.of(
                () -> fromFlags(flags),
                () -> named(flags.name()),
                () -> fromVariables(environment, "environment", Auth.EnvironmentKey::new),
                this::fromFile,
                this::lastUsed);
    }

    /// Somebody who gave half of a connection means a real one, and must be told why it is not used.
    private static ConnectionChoice simulated(List<String> halves) {
        var why = halves.isEmpty() ? "no endpoint is configured" : "the connection is incomplete";
        return new ConnectionChoice.Simulated(why, halves);
    }

    private Candidate fromFlags(ConnectionFlags flags) throws CatalogException {
        if (flags.endpoint() == null) {
            return Candidate.Missing.nothing("flags: no --endpoint");
        }
        if (flags.auth() == null) {
            throw new CatalogException("--endpoint needs --key-env VARIABLE, --auth entra, --auth keyvault --vault NAME"
                    + " --secret NAME, or --auth none for a server without a key.");
        }
        var connection = connection(flags.endpoint(), flags.kind(), flags.auth(), "flags", flags.apiVersion());
        return complete(connection);
    }

    private Candidate named(@Nullable String name) throws CatalogException {
        if (name == null) {
            return Candidate.Missing.nothing("saved: no --connection");
        }
        return new Candidate.Complete(checked(known.get(name)), List.of()); // also without its key: no other is meant
    }

    private Candidate lastUsed() throws CatalogException {
        var name = known.lastUsed();
        if (name == null) {
            return Candidate.Missing.nothing("last used in the window: none");
        }
        var found = known.find(name);
        return found.isPresent()
                ? usable(found.get().from("last used in the window, " + found.get().source()))
                : Candidate.Missing.nothing("last used in the window: %s, which is gone".formatted(name));
    }

    /// The file of the saved ones may have been edited by hand.
    private static Candidate usable(Connection connection) throws CatalogException {
        if (connection.auth() instanceof Auth.MemoryKey) {
            return Candidate.Missing.half("connection %s: its key is typed in the window and kept nowhere".formatted(connection.name()));
        }
        return new Candidate.Complete(checked(connection), List.of());
    }

    private static Connection checked(Connection connection) throws CatalogException {
        try {
            var made = connection(
                    connection.endpoint().toString(), connection.kind(), connection.auth(), connection.source(), connection.apiVersion());
            return connection.at(made.endpoint());
        } catch (CatalogException e) {
            throw new CatalogException("connection %s: %s".formatted(connection.name(), e.getMessage()));
        }
    }

    private Candidate fromFile() throws CatalogException {
        var file = EnvironmentFile.nearest(workingFolder);
        if (file.isEmpty()) {
            return Candidate.Missing.nothing(".env.local: none in this folder or a parent");
        }
        var path = file.get().path().toString();
        var found = fromVariables(file.get().variables(), path, key -> new Auth.FileKey(path, key));
        return found instanceof Candidate.Complete(var connection, _)
                ? new Candidate.Complete(connection, warnings(file.get()))
                : found;
    }

    private Candidate fromVariables(Map<String, String> variables, String source, Function<String, Auth> auth)
            throws CatalogException {
        var halves = new ArrayList<String>();
        for (var names : PAIRS) {
            var endpoint = variables.getOrDefault(names.endpoint(), "").strip();
            var key = variables.getOrDefault(names.key(), "").strip();
            if (!endpoint.isEmpty() && !key.isEmpty()) {
                return complete(connection(endpoint, Connection.Kind.AZURE, auth.apply(names.key()), source, null));
            }
            if (endpoint.isEmpty() != key.isEmpty()) {
                var set = key.isEmpty() ? names.endpoint() : names.key();
                var missing = key.isEmpty() ? names.key() : names.endpoint();
                halves.add("%s: %s is set, %s is not".formatted(source, set, missing));
            }
        }
        return halves.isEmpty()
                ? Candidate.Missing.nothing(source + ": no FOUNDRY_ENDPOINT with FOUNDRY_API_KEY")
                : new Candidate.Missing(halves, halves);
    }

    private Candidate complete(Connection connection) {
        return new Candidate.Complete(known.completed(connection), List.of());
    }

    /// A connection to an endpoint as people paste it.
    ///
    /// @param source where it was found, in words
    /// @param apiVersion of the dated chat route; `null` for the one in the address, else the guide's
    /// @throws CatalogException when the endpoint cannot be used
    public static Connection connection(
            String endpoint, Connection.Kind kind, Auth auth, String source, @Nullable String apiVersion)
            throws CatalogException {
        SignInRules.check(auth);
        var address = EndpointAddress.parse(endpoint, kind);
        return new Connection(
                address.base().getHost(),
                kind,
                address.base(),
                auth,
                apiVersion == null ? address.apiVersion().orElse(Connection.DEFAULT_API_VERSION) : apiVersion,
                source,
                false);
    }

    private static List<String> warnings(EnvironmentFile file) {
        return file.wouldBeCommitted()
                ? List.of("%s holds a key and git would commit it: add .env.local to .gitignore.".formatted(file.path()))
                : List.of();
    }
}
