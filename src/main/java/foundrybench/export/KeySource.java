package foundrybench.export;

import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.provider.KeyHeader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where code takes its key or token from when it is run; never the key itself.
///
/// @param header which carries it
/// @param variable the environment variable that holds it
/// @param command a shell's command that prints it; `null` when nobody but the person knows it
record KeySource(KeyHeader header, String variable, @Nullable String command) {
    /// Where a key is when the connection names no variable.
    static final String VARIABLE = "FOUNDRY_API_KEY";

    /// Its own name: the usual one may hold another resource's key.
    private static final String VAULT_VARIABLE = "FOUNDRY_VAULT_KEY";
    private static final String TOKEN_VARIABLE = "FOUNDRY_TOKEN";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:@-]+");

    /// For this connection; `null` when it wants no key.
    static @Nullable KeySource of(Connection connection) {
        var header = KeyHeader.of(connection);
        return switch (connection.auth()) {
            case Auth.EnvironmentKey(var variable) -> new KeySource(header, readable(variable), null);
            case Auth.FileKey(_, var variable) -> new KeySource(header, readable(variable), null);
            case Auth.MemoryKey _ -> new KeySource(header, VARIABLE, null);
            case Auth.KeyVault(var vault, var secret) -> new KeySource(header, VAULT_VARIABLE, vaultCommand(vault, secret));
            case Auth.Entra(var scope) ->
                new KeySource(
                        header,
                        TOKEN_VARIABLE,
                        "az account get-access-token --scope %s --query accessToken -o tsv".formatted(plain(scope, "SCOPE")));
            case Auth.None() -> null;
        };
    }

    /// A file of saved connections may have been edited into naming what no shell can read.
    private static String readable(String variable) {
        return NAME.matcher(variable).matches() ? variable : VARIABLE;
    }

    private static String vaultCommand(String vault, String secret) {
        var where = vault.contains("://")
                ? "--id %s/secrets/%s".formatted(plain(vault, "VAULT").replaceFirst("/+$", ""), plain(secret, "SECRET"))
                : "--vault-name %s --name %s".formatted(plain(vault, "VAULT"), plain(secret, "SECRET"));
        return "az keyvault secret show %s --query value -o tsv".formatted(where);
    }

    /// A name that can stand in a command and a comment; anything else is left for the person to fill in.
    private static String plain(String name, String unknown) {
        return PLAIN.matcher(name).matches() ? name : unknown;
    }

    /// How to set the variable, as a shell would.
    String howTo() {
        return command == null ? "export %s=…".formatted(variable) : "export %s=\"$(%s)\"".formatted(variable, command);
    }
}
