package foundrybench.log;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thrown thing in words that may be kept and sent on. Only messages of types that speak of code, files or
/// memory are among them: any other may hold a piece of a prompt, of an answer or of a key.
final class ThrownText {
    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 5;

    private ThrownText() {}

    /// Its type, and its message if that can be trusted.
    static String title(Throwable thrown) {
        var message = speaksOfCode(thrown) ? thrown.getMessage() : null;
        var type = thrown.getClass().getName();
        return message == null ? type : type + ": " + PlainText.of(message);
    }

    private static boolean speaksOfCode(Throwable thrown) {
        return switch (thrown) {
            case NullPointerException _, IndexOutOfBoundsException _, ClassCastException _, ArithmeticException _ -> true;
            case NegativeArraySizeException _, FileSystemException _, LinkageError _, VirtualMachineError _ -> true;
            default -> false;
        };
    }

    /// Its title, where it was thrown, what was suppressed, and the same of its causes, as lines; those after
    /// the first begin with a tab.
    static List<String> trace(Throwable thrown) {
        var lines = new ArrayList<String>();
        Throwable at = thrown;
        for (int causes = 0; at != null && causes < MOST_CAUSES; causes++, at = at.getCause()) {
            lines.add((causes == 0 ? "" : "\tcaused by ") + title(at));
            frames(at, lines);
            for (var suppressed : at.getSuppressed()) {
                lines.add("\tand then " + title(suppressed));
            }
        }
        return lines;
    }

    private static void frames(Throwable thrown, List<String> lines) {
        var frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
            lines.add("\tat " + PlainText.of(frames[i].toString()));
        }
        if (frames.length > MOST_FRAMES) {
            lines.add("\tand " + (frames.length - MOST_FRAMES) + " more");
        }
    }

    /// What began it.
    static Throwable root(Throwable thrown) {
        var at = thrown;
        for (int i = 0; i < MOST_CAUSES; i++) {
            @Nullable Throwable cause = at.getCause();
            if (cause == null) {
                return at;
            }
            at = cause;
        }
        return at;
    }
}
