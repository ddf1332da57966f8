package foundrybench.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where settings and store lie when `--home` does not say.
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

    private static Path user(Map<String, String> environment, String variable) {
        var home = environment.get(variable);
        return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home);
    }
}
