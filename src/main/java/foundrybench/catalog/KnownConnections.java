package foundrybench.catalog;

import foundrybench.format.ConnectionFormat;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.model.AzureResource;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.KeyShape;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The connections that have a name: the person's own, and those that ship. One of the person's own hides a
/// shipped one of its name.
///
/// @param saved the person's own
/// @param lastUsed name of the one last used in the window
/// @param shipped presets: the team's resource, without a key
public record KnownConnections(List<Connection> saved, @Nullable String lastUsed, List<Connection> shipped) {
    public KnownConnections {
        saved = List.copyOf(saved);
        shipped = List.copyOf(shipped);
    }

    /// These and the presets.
    public static KnownConnections of(List<Connection> saved, @Nullable String lastUsed) {
        return new KnownConnections(saved, lastUsed, presets());
    }

    private static List<Connection> presets() {
        var presets = new ArrayList<Connection>();
        try {
            for (var fields : JsonFields.of(Assets.json("connections.json"), "the file").objects("connections")) {
                presets.add(ConnectionFormat.fromJson(fields, "preset " + fields.text("name")));
            }
        } catch (FormatException e) {
            throw new IllegalStateException("assets/connections.json: " + e.getMessage(), e);
        }
        return presets;
    }

    /// All of them, each name once.
    public List<Connection> all() {
        var names = saved.stream().map(Connection::name).toList();
        return Stream.concat(saved.stream(), shipped.stream().filter(preset -> !names.contains(preset.name()))).toList();
    }

    /// Whether it ships with the program, and is not the person's own.
    public boolean isPreset(Connection connection) {
        return !saved.contains(connection);
    }

    /// The one of this name, completed.
    public Optional<Connection> find(String name) {
        return all().stream().filter(connection -> connection.name().equals(name)).findFirst().map(this::completed);
    }

    /// The one of this name.
    ///
    /// @throws CatalogException naming those nearest to it
    public Connection get(String name) throws CatalogException {
        var names = all().stream().map(Connection::name).toList();
        return find(name).orElseThrow(() -> new CatalogException(
                "There is no connection %s. There are: %s.".formatted(KeyShape.hidden(name), String.join(", ", SimilarNames.to(name, names)))));
    }

    /// With all that is known of its resource: what its sign-in says, and what another connection to the same
    /// resource knows.
    public Connection completed(Connection connection) {
        var known = connection.resource().or(ofAuth(connection.auth()));
        for (var other : Stream.concat(saved.stream(), shipped.stream()).toList()) {
            known = isSameResource(connection.endpoint(), other.endpoint())
                    ? known.or(other.resource()).or(ofAuth(other.auth()))
                    : known;
        }
        return new Connection(
                connection.name(),
                connection.kind(),
                connection.endpoint(),
                connection.auth(),
                connection.apiVersion(),
                connection.source(),
                connection.simulated(),
                known);
    }

    private static AzureResource ofAuth(Auth auth) {
        return auth instanceof Auth.KeyVault(var vault, var secret)
                ? new AzureResource(null, null, vault, secret)
                : AzureResource.UNKNOWN;
    }

    private static boolean isSameResource(URI one, URI other) {
        return AzureResource.nameIn(one).isPresent() && AzureResource.nameIn(one).equals(AzureResource.nameIn(other));
    }
}
