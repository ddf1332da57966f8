package foundrybench.catalog;

import foundrybench.model.Connection;
import org.jspecify.annotations.Nullable;

/// What the command line says about the connection.
///
/// @param keyVariable name of the environment variable that holds the key
/// @param withoutKey whether `--auth none` was given
/// @param demo whether the simulation was asked for outright
/// @param noDemo whether it was forbidden
public record ConnectionFlags(
        @Nullable String endpoint,
        @Nullable String keyVariable,
        boolean withoutKey,
        Connection.Kind kind,
        boolean demo,
        boolean noDemo) {
    /// None given.
    public static final ConnectionFlags NONE =
            new ConnectionFlags(null, null, false, Connection.Kind.AZURE, false, false);
}
