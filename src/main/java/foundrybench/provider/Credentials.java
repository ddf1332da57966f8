package foundrybench.provider;

import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds the key that a connection names. Keys are looked up when they are needed and kept nowhere else; those that
/// must be fetched are fetched by the first call.
public final class Credentials {
    private final Map<String, String> environment;
    private final KeyRing memory;
    private final Function<Auth.FileKey, @Nullable String> files;
    private final Function<Connection, CredentialSource> fetched;

    /// @param environment the process's environment variables
    /// @param memory keys held by this process
    /// @param files reads the variable from the environment file; `null` when it is not there
    /// @param fetched where keys in vaults and tokens come from; asked for nothing yet
    public Credentials(
            Map<String, String> environment,
            KeyRing memory,
            Function<Auth.FileKey, @Nullable String> files,
            Function<Connection, CredentialSource> fetched) {
        this.environment = Map.copyOf(environment);
        this.memory = memory;
        this.files = files;
        this.fetched = fetched;
    }

    /// The key for this connection, or why there is none.
    public Access find(Connection connection) {
        return switch (connection.auth()) {
            case Auth.EnvironmentKey(var variable) ->
                key(environment.get(variable), variable, "The environment variable %s is not set.".formatted(variable),
                        "Set %s to the resource's key in the shell that starts the program.".formatted(variable));
            case Auth.FileKey file ->
                key(files.apply(file), file.variable(), "%s has no value for %s.".formatted(file.file(), file.variable()),
                        "Add the line %s=… to %s.".formatted(file.variable(), file.file()));
            case Auth.MemoryKey(var name) ->
                memory.find(name)
                        .<Access>map(Access.Key::new)
                        .orElseGet(() -> denied("The key of %s is typed in the window and kept nowhere.".formatted(name), "Connect in the window and type it, or save the connection with another way to sign in."));
            case Auth.KeyVault _, Auth.Entra _ -> new Access.Fetching(fetched.apply(connection));
            case Auth.None() -> new Access.Open();
        };
    }

    private static Access key(@Nullable String value, String place, String detail, String fix) {
        if (value == null || value.isBlank()) {
            return denied(detail, fix);
        }
        var stripped = value.strip();
        return Secret.isSendable(stripped)
                ? new Access.Key(new Secret(stripped))
                : denied("What stands at %s holds characters that no key has.".formatted(place), "Copy the key again: " + fix);
    }

    private static Access denied(String detail, String fix) {
        var usual = FailureText.describe(FailureKind.AUTH, FailureFacts.message(null));
        return new Access.Denied(new Failure(
                usual.kind(), "There is no key", detail, null, null, null, false, null, false, fix));
    }
}
