package foundrybench.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where settings and store lie when `--home` does not say, and where the log does.
public final class Home {
    private static final String NAME = "foundry-bench";

    private Home() {}

    /// The folder of this system's kind: `$XDG_DATA_HOME` (XDG base directories 0.8), Application Support, or
    /// `%APPDATA%`. Nothing is made.
    ///
    /// @param osName as in the system property `os.name`
    public static Path defaultPath(String osName, Map<String, String> environment) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            var roaming = environment.get("APPDATA");
            return roaming != null && !roaming.isBlank()
                    ? Path.of(roaming, NAME)
                    : user(environment, "USERPROFILE").resolve(Path.of("AppData", "Roaming", NAME));
        }
        if (os.startsWith("mac")) {
            return user(environment, "HOME").resolve(Path.of("Library", "Application Support", NAME));
        }
        var data = environment.get("XDG_DATA_HOME");
        return data != null && data.startsWith("/") // the standard has relative ones ignored
                ? Path.of(data, NAME)
                : user(environment, "HOME").resolve(Path.of(".local", "share", NAME));
    }

    /// The folder of the log, of this system's kind: `$XDG_STATE_HOME`, Logs, or `%LOCALAPPDATA%`. Nothing is made.
    ///
    /// @param osName as in the system property `os.name`
    public static Path defaultLogs(String osName, Map<String, String> environment) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            var local = environment.get("LOCALAPPDATA");
            var folder = local != null && !local.isBlank()
                    ? Path.of(local, NAME)
                    : user(environment, "USERPROFILE").resolve(Path.of("AppData", "Local", NAME));
            return folder.resolve("Logs");
        }
        if (os.startsWith("mac")) {
            return user(environment, "HOME").resolve(Path.of("Library", "Logs", NAME));
        }
        var state = environment.get("XDG_STATE_HOME");
        return state != null && state.startsWith("/")
                ? Path.of(state, NAME)
                : user(environment, "HOME").resolve(Path.of(".local", "state", NAME));
    }

    /// The folder of the log in a home that was named.
    public static Path logs(Path home) {
        return home.resolve("logs");
    }

    private static Path user(Map<String, String> environment, String variable) {
        var home = environment.get(variable);
        return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home);
    }
}
