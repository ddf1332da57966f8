package foundrybench.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/// Where a command reads and writes.
///
/// @param out results
/// @param err everything else
/// @param styled whether err is a terminal that shows dim text
/// @param readerGone says whether whoever read the results has stopped reading, as `head` does
public record Console(
        InputStream in, PrintStream out, PrintStream err, boolean styled, BooleanSupplier readerGone) {
    private static final String DIM = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    /// The text dim, where that can be shown.
    String dim(String text) {
        return styled ? DIM + text + RESET : text;
    }

    boolean isReaderGone() {
        return readerGone.getAsBoolean();
    }

    void warn(String message) {
        err.println("warning: " + message);
    }

    Console plain() {
        return new Console(in, out, err, false, readerGone);
    }
}
