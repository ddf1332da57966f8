package foundrybench.catalog;

import foundrybench.model.Connection;
import org.jspecify.annotations.Nullable;

/// What the command line says about the connection.
///
/// @param auth how to sign in at the endpoint
/// @param apiVersion of the dated chat route
/// @param name of a saved connection or a preset
/// @param demo whether the simulation was asked for outright
/// @param noDemo whether it was forbidden
public record ConnectionFlags(
        @Nullable String endpoint,
        Connection.@Nullable Auth auth,
        Connection.Kind kind,
        @Nullable String apiVersion,
        @Nullable String name,
        boolean demo,
        boolean noDemo) {
    /// None given.
    public static final ConnectionFlags NONE =
            new ConnectionFlags(null, null, Connection.Kind.AZURE, null, null, false, false);

    /// The saved connection or preset of this name.
    public static ConnectionFlags named(String name) {
        return new ConnectionFlags(null, null, Connection.Kind.AZURE, null, name, false, true);
    }
}
