package foundrybench.app;

import foundrybench.log.PlainText;
import foundrybench.model.Connection;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A text for whoever looks for the cause of a fault: facts, a line each, and sections. It takes no key,
/// prompt or answer, and shortens the person's own folder to `~`.
final class Diagnostics {
    private static final int NAME_WIDTH = 14;

    private final List<String> lines = new ArrayList<>();
    private final String userHome;

    /// @param userHome the person's own folder
    Diagnostics(@Nullable String userHome) {
        this.userHome = userHome == null || userHome.length() < 2 ? "" : userHome;
    }

    Diagnostics fact(String name, @Nullable Object value) {
        lines.add(shortened(name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + PlainText.of(String.valueOf(value))));
        return this;
    }

    /// @param content its lines; none are said to be none
    Diagnostics section(String title, List<String> content) {
        lines.add("");
        lines.add(title + (content.isEmpty() ? ": none" : ""));
        content.forEach(line -> lines.add("  " + shortened(plain(line))));
        return this;
    }

    /// A line of the log has been made plain before, but for the tab of those that continue one.
    private static String plain(String line) {
        return line.startsWith("\t") ? "    " + PlainText.of(line.substring(1)) : PlainText.of(line);
    }

    /// Where it goes and how that was found: of the address only host and port, of the sign-in only its kind.
    Diagnostics connection(Connection connection) {
        return fact("connection", describe(connection));
    }

    static String describe(Connection connection) {
        var auth = switch (connection.auth()) {
            case Connection.Auth.EnvironmentKey(var variable) -> "key in the variable " + variable;
            case Connection.Auth.FileKey(var file, var variable) -> "key " + variable + " in " + file;
            case Connection.Auth.MemoryKey _ -> "key of this process";
            case Connection.Auth.KeyVault(var vault, var secret) -> "secret %s in Key Vault %s".formatted(secret, vault);
            case Connection.Auth.Entra(var scope) -> "Entra ID, for " + scope;
            case Connection.Auth.None _ -> "no key";
        };
        var endpoint = connection.endpoint();
        return "%s%s at %s%s, from: %s, %s, api-version %s"
                .formatted(
                        connection.simulated() ? "simulated, " : "",
                        connection.kind().name().toLowerCase(Locale.ROOT),
                        endpoint.getHost(),
                        endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort(),
                        connection.source(),
                        auth,
                        connection.apiVersion());
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private String shortened(String text) {
        return userHome.isEmpty() ? text : text.replace(userHome + File.separator, "~" + File.separator);
    }
}
