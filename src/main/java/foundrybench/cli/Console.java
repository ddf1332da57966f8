package foundrybench.cli;

import java.io.InputStream;
import java.io.PrintStream;

/// Where a command reads and writes.
///
/// @param out results
/// @param err everything else
/// @param styled whether err is a terminal that shows dim text
public record Console(InputStream in, PrintStream out, PrintStream err, boolean styled) {
    private static final String DIM = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    /// The text dim, where that can be shown.
    String dim(String text) {
        return styled ? DIM + text + RESET : text;
    }

    void warn(String message) {
        err.println("warning: " + message);
    }

    Console plain() {
        return new Console(in, out, err, false);
    }
}
