package foundrybench.log;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// An error that nobody expected.
///
/// @param code tells it from others: the same for the same type thrown at the same place of this program,
///     from one build to the next
/// @param what its type and message, in one line; for the person at the screen alone, for it may hold a piece
///     of a prompt or an answer
/// @param place the class and method of this program nearest to it
/// @param where on which thread, or at what
/// @param count how often it has happened since the start
public record ProgramError(String code, String what, String place, String where, int count) {
    private static final String OURS = "foundrybench.";
    private static final int CODE_SPACE = 36 * 36 * 36 * 36 * 36;
    private static final int CODE_RADIX = 36;
    private static final int CODE_LENGTH = 5;

    static ProgramError of(String where, Throwable thrown, int count) {
        var root = ThrownText.root(thrown);
        var place = place(root, thrown);
        var message = root.getMessage();
        var what = root.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        return new ProgramError(code(root, place), PlainText.of(what), place, where, count);
    }

    static String code(Throwable thrown) {
        var root = ThrownText.root(thrown);
        return code(root, place(root, thrown));
    }

    private static String code(Throwable root, String place) {
        var sum = new CRC32();
        sum.update((root.getClass().getName() + " " + place).getBytes(StandardCharsets.UTF_8));
        var digits = Long.toString(sum.getValue() % CODE_SPACE, CODE_RADIX).toUpperCase(Locale.ROOT);
        return "F-" + "0".repeat(CODE_LENGTH - digits.length()) + digits;
    }

    private static String place(Throwable root, Throwable outermost) {
        var place = place(root);
        return place == null ? String.valueOf(place(outermost)) : place;
    }

    private static @Nullable String place(Throwable thrown) {
        for (var frame : thrown.getStackTrace()) {
            var type = frame.getClassName();
            if (type.startsWith(OURS)) {
                return type.substring(type.lastIndexOf('.') + 1) + "." + method(frame.getMethodName());
            }
        }
        return null;
    }

    /// Lambdas are numbered anew by each build.
    private static String method(String name) {
        return name.startsWith("lambda$") ? name.substring("lambda$".length(), name.lastIndexOf('$')) : name;
    }
}
