package foundrybench.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bytes that do not change from one event of a stream to the next, with holes where some values stand. An
/// event that differs from the one it was cut from in those values alone says the same in all else, so the
/// value that is wanted can be read without parsing the rest: a stream of deltas is one sentence said again
/// with another word in it.
///
/// What fits is JSON because the first event was: only strings without numbered escapes and plain whole numbers go
/// into the holes.
public final class JsonStencil {
    private static final int MOST_DIGITS = 18;
    private static final String ESCAPED = "\"\\/bfnrt";

    private final List<byte[]> fixed;
    private final List<Hole> holes;
    private final int wanted;

    private JsonStencil(List<byte[]> fixed, List<Hole> holes, int wanted) {
        this.fixed = fixed;
        this.holes = holes;
        this.wanted = wanted;
    }

    private enum Hole {
        STRING,
        NUMBER
    }

    /// Notes where values stand while an event is parsed.
    public static final class Cutter {
        private final byte[] event;
        private final boolean canCut;
        private final List<byte[]> fixed = new ArrayList<>();
        private final List<Hole> holes = new ArrayList<>();
        private int cutTo;
        private int wanted = -1;
        private boolean failed;

        /// @param event the one whose tokens are read
        public Cutter(SseEvent event) {
            this.event = event.bytes();
            this.canCut = event.isAscii();
        }

        /// The current token may be another one in the next event.
        ///
        /// @param isWanted whether it is what is to be read
        public void hole(JsonParser tokens, boolean isWanted) {
            if (!canCut || failed) {
                return;
            }
            int start = (int) tokens.currentTokenLocation().getByteOffset();
            boolean isString = tokens.currentToken() == JsonToken.VALUE_STRING;
            int from = isString ? start + 1 : start;
            int end = start < cutTo || start >= event.length ? -1 : isString ? string(event, from) : number(event, start);
            failed = end < 0 || (isString && event[start] != '"') || (isWanted && wanted >= 0);
            if (failed) {
                return;
            }
            fixed.add(Arrays.copyOfRange(event, cutTo, from));
            wanted = isWanted ? holes.size() : wanted;
            holes.add(isString ? Hole.STRING : Hole.NUMBER);
            cutTo = end;
        }

        /// The stencil; `null` when none can be cut from this event.
        public @Nullable JsonStencil stencil() {
            if (!canCut || failed || wanted < 0) {
                return null;
            }
            fixed.add(Arrays.copyOfRange(event, cutTo, event.length));
            return new JsonStencil(List.copyOf(fixed), List.copyOf(holes), wanted);
        }
    }

    /// The wanted string of an event that fits; `null` when it does not.
    public @Nullable String read(SseEvent event) {
        var bytes = event.bytes();
        int at = 0;
        int from = 0;
        int to = 0;
        for (int i = 0; i < holes.size(); i++) {
            at = after(fixed.get(i), bytes, at);
            int end = at < 0 ? -1 : holes.get(i) == Hole.STRING ? string(bytes, at) : number(bytes, at);
            if (end < 0) {
                return null;
            }
            if (i == wanted) {
                from = at;
                to = end;
            }
            at = end;
        }
        return after(fixed.getLast(), bytes, at) == bytes.length
                ? unescaped(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                : null;
    }

    private static String unescaped(String text) {
        int escape = text.indexOf('\\');
        if (escape < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        int copied = 0;
        for (; escape >= 0; escape = text.indexOf('\\', copied)) {
            plain.append(text, copied, escape).append(meant(text.charAt(escape + 1)));
            copied = escape + 2;
        }
        return plain.append(text, copied, text.length()).toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escaped;
        };
    }

    private static int after(byte[] piece, byte[] bytes, int at) {
        int end = at + piece.length;
        return end <= bytes.length && Arrays.equals(piece, 0, piece.length, bytes, at, end) ? end : -1;
    }

    /// The end of a string whose escapes are a letter or a sign; below 0 when it is none.
    private static int string(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '"') {
                return i;
            }
            if (b >= 0 && b < ' ') {
                return -1;
            }
            if (b == '\\') {
                i++;
                if (i == bytes.length || ESCAPED.indexOf(bytes[i]) < 0) {
                    return -1;
                }
            }
        }
        return -1;
    }

    /// The end of a plain whole number; below 0 when it is none.
    private static int number(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        int digits = end - from;
        boolean isPlain = digits > 0 && digits <= MOST_DIGITS && (digits == 1 || bytes[from] != '0');
        return isPlain ? end : -1;
    }
}
