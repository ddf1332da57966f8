package foundrybench.catalog;

import foundrybench.model.AzureResource;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import org.jspecify.annotations.Nullable;

/// A connection as a person gives it, not checked yet.
///
/// @param endpoint in whatever form it was pasted
/// @param auth `null` when no way was chosen
/// @param apiVersion of the dated chat route; `null` for the one in the address, else the guide's
/// @param group the resource group; `null` when not given
public record ConnectionDraft(
        String name,
        Connection.Kind kind,
        String endpoint,
        @Nullable Auth auth,
        @Nullable String apiVersion,
        @Nullable String group) {
    private static final int LONGEST_NAME = 60;

    /// The connection, its endpoint in the normal form.
    ///
    /// @throws CatalogException saying what is wrong first, in words for the person
    public Connection toConnection() throws CatalogException {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new CatalogException("A connection has a name of 1 to %d characters.".formatted(LONGEST_NAME));
        }
        if (auth == null) {
            throw new CatalogException("Say how to sign in: by a key, Key Vault, Entra ID, or without.");
        }
        var made = ConnectionFinder.connection(endpoint, kind, auth, "saved as " + name.strip(), apiVersion);
        var resource = new AzureResource(null, group, null, null).or(made.resource());
        return new Connection(
                name.strip(), made.kind(), made.endpoint(), made.auth(), made.apiVersion(), made.source(), false, resource);
    }
}
