package foundrybench.provider;

import foundrybench.model.Connection;
import foundrybench.model.Connection.Auth;

/// The header that carries a key or token.
///
/// @param prefix what stands before the key
public record KeyHeader(String name, String prefix) {
    private static final KeyHeader API_KEY = new KeyHeader("api-key", "");
    private static final KeyHeader BEARER = new KeyHeader("Authorization", "Bearer ");

    /// The one this connection wants, if it wants a key at all.
    public static KeyHeader of(Connection connection) {
        if (connection.auth() instanceof Auth.Entra) {
            return BEARER;
        }
        return switch (connection.kind()) {
            case AZURE -> API_KEY;
            case OPENAI -> BEARER;
        };
    }
}
