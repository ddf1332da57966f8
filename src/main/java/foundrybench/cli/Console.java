package foundrybench.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/// Where a command reads and writes.
///
/// @param out results
/// @param err everything else
/// @param terminal whether a terminal shows what is written, and would obey what a model writes to it
/// @param styled whether err is a terminal that shows dim text
/// @param readerGone says whether whoever read the results has stopped reading, as `head` does
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        boolean styled,
        BooleanSupplier readerGone) {
    private static final char CONTROL_PICTURES = '\u2400';
    private static final char DELETE = '\u007F';
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final String DIM = "\u001b[2m";
    private static final String BOLD = "\u001b[1m";
    private static final String RESET = "\u001b[0m";

    /// The text dim, where that can be shown.
    String dim(String text) {
        return styled ? DIM + text + RESET : text;
    }

    /// The text bold, where that can be shown.
    String bold(String text) {
        return styled ? BOLD + text + RESET : text;
    }

    /// A model's text as it may be shown: on a terminal its control characters become pictures of themselves,
    /// so that no answer moves the cursor, changes colours or sets a title. Elsewhere it stays as it is.
    String untrusted(String text) {
        if (!terminal) {
            return text;
        }
        var shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean endsLine = c == '\n' || c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c < ' ' && c != '\t' && !endsLine) {
                shown.append((char) (CONTROL_PICTURES + c));
            } else {
                shown.append(c >= DELETE && c < NO_BREAK_SPACE || turnsText(c) ? '\uFFFD' : c);
            }
        }
        return shown.toString();
    }

    /// As [#untrusted(String)], and on one line.
    String untrustedLine(String text) {
        return terminal ? untrusted(text.replace('\n', '\u240A').replace('\r', '\u240D')) : text;
    }

    /// Embeddings, overrides and isolates of the writing direction, behind which text can pose as other text.
    private static boolean turnsText(char c) {
        return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }

    boolean isReaderGone() {
        return readerGone.getAsBoolean();
    }

    void warn(String message) {
        err.println("warning: " + message);
    }

    Console plain() {
        return new Console(in, out, err, terminal, false, readerGone);
    }
}
