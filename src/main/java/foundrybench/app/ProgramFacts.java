package foundrybench.app;

import foundrybench.cli.Backstage;
import foundrybench.cli.ProgramVersion;
import foundrybench.store.SessionStore;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// What can be said of program, machine and files without a connection or a window.
final class ProgramFacts {
    private static final int LOG_LINES = 100;
    private static final long MEGABYTE = 1024 * 1024;

    private ProgramFacts() {}

    /// Begins a text of diagnostics with them.
    static Diagnostics begin(Backstage backstage, Path home) {
        var runtime = Runtime.getRuntime();
        return new Diagnostics(System.getProperty("user.home"))
                .fact("diagnostics", Instant.now() + ", without keys, prompts and answers")
                .fact("program", ProgramVersion.text() + ", " + build())
                .fact("java", Runtime.version() + ", " + property("java.vm.name") + ", " + property("java.vm.info"))
                .fact("system", property("os.name") + " " + property("os.version") + " " + property("os.arch") + ", "
                        + runtime.availableProcessors() + " processors")
                .fact("locale", Locale.getDefault() + ", " + Charset.defaultCharset() + ", " + ZoneId.systemDefault())
                .fact("memory", (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE + " MB in use, "
                        + runtime.totalMemory() / MEGABYTE + " taken, " + runtime.maxMemory() / MEGABYTE + " at most")
                .fact("home", home.toAbsolutePath())
                .fact("store", "version " + SessionStore.VERSION + ", " + size(home.resolve("sessions.db")))
                .fact("log", backstage.log().file());
    }

    /// Ends it with what went wrong.
    static List<String> end(Backstage backstage, Diagnostics text) {
        var faults = backstage.faults().counts().entrySet().stream()
                .map(fault -> fault.getKey() + ", times: " + fault.getValue())
                .toList();
        return text.section("faults", faults)
                .section("the last of the log", backstage.log().tail(LOG_LINES))
                .lines();
    }

    /// Where it runs from, and from when that is.
    private static String build() {
        var source = ProgramFacts.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return "build unknown";
        }
        try {
            var place = Path.of(source.getLocation().toURI());
            var made = Files.isDirectory(place) ? place.resolve("foundrybench/version.properties") : place;
            return place + " of " + Files.getLastModifiedTime(made);
        } catch (URISyntaxException | IOException e) {
            return "build unknown";
        }
    }

    /// Without opening it: to close it again would give up the locks on it.
    private static String size(Path file) {
        try {
            return Files.size(file) + " bytes";
        } catch (NoSuchFileException e) {
            return "not there";
        } catch (IOException e) {
            return "not readable";
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
