package foundrybench.store;

import foundrybench.format.ConnectionFormat;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.model.Connection;
import foundrybench.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The connections that people named, in `HOME/connections.json`. Never a key, only where one is found.
///
/// @param connections in the order they are shown; no two of one name
/// @param lastUsed name of the one last used in the window; it may be gone
public record SavedConnections(List<Connection> connections, @Nullable String lastUsed) {
    /// Nothing saved.
    public static final SavedConnections NONE = new SavedConnections(List.of(), null);

    private static final String FILE = "connections.json";

    public SavedConnections {
        connections = List.copyOf(connections);
    }

    /// Reads them; no file means none.
    ///
    /// @throws KeptFileException naming line and field when the file is not as it should be
    public static SavedConnections load(Path home) throws KeptFileException {
        var file = new KeptFile(home, FILE);
        return file.exists() ? file.read(SavedConnections::read) : NONE;
    }

    /// Saves them: whole, or not at all.
    public void save(Path home) throws KeptFileException {
        var json = Json.object();
        var array = json.putArray("connections");
        connections.forEach(connection -> array.add(ConnectionFormat.toJson(connection)));
        json.put("lastUsed", lastUsed);
        new KeptFile(home, FILE).write(json);
    }

    /// The one of this name.
    public Optional<Connection> find(String name) {
        return connections.stream().filter(connection -> connection.name().equals(name)).findFirst();
    }

    /// With this one, in the place of one of the same name or at the end.
    public SavedConnections with(Connection connection) {
        var changed = new ArrayList<>(connections);
        int at = changed.stream().map(Connection::name).toList().indexOf(connection.name());
        if (at < 0) {
            changed.add(connection);
        } else {
            changed.set(at, connection);
        }
        return new SavedConnections(changed, lastUsed);
    }

    /// Without the one of this name.
    public SavedConnections without(String name) {
        var left = connections.stream().filter(connection -> !connection.name().equals(name)).toList();
        return new SavedConnections(left, name.equals(lastUsed) ? null : lastUsed);
    }

    /// With this one as the last used.
    public SavedConnections using(@Nullable String name) {
        return new SavedConnections(connections, name);
    }

    private static SavedConnections read(JsonFields json) throws FormatException {
        var connections = new ArrayList<Connection>();
        var names = new HashSet<String>();
        for (var fields : json.objects("connections")) {
            var connection = ConnectionFormat.fromJson(fields, "saved as " + fields.text("name"));
            if (!names.add(connection.name())) {
                throw fields.wrong("name", "\"%s\" is there twice".formatted(connection.name()));
            }
            connections.add(connection);
        }
        return new SavedConnections(connections, json.optionalText("lastUsed"));
    }
}
