package foundrybench.app;

import foundrybench.document.Address;
import foundrybench.format.FileWords;
import foundrybench.ui.kit.Words;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// The browser of the system. It is given addresses of the web and nothing else, in ASCII, by no shell.
final class Browser {
    private Browser() {}

    /// Opens an address.
    ///
    /// @return what came of it, in words
    static String open(String target) {
        var address = Address.of(target).orElse(null);
        if (address == null) {
            return Words.of("browser.refused");
        }
        var command = command(System.getProperty("os.name"), address);
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return Words.of("browser.opened", address.host());
        } catch (IOException e) {
            return Words.of("browser.failed", command.getFirst(), FileWords.of(e));
        }
    }

    /// How this system opens it.
    static List<String> command(String system, Address address) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address.text());
        }
        return List.of(name.contains("mac") ? "open" : "xdg-open", address.text());
    }
}
