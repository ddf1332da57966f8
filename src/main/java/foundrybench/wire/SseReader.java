package foundrybench.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of an event stream into events (WHATWG HTML 9.2.6), however the bytes are cut.
///
/// Lines end in LF, CRLF or CR and nothing else: U+2028, U+2029 and U+0085 are text. One byte order mark at
/// the start is dropped. A line is decoded when it is whole, so a character cut between two reads is no
/// matter. Beyond the standard, [#end] gives out an event whose blank line never came, marked as not
/// terminated, for the caller to judge.
///
/// Belongs to one thread. Costs the length of what is fed, and holds no more than the event that is coming in.
public final class SseReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't'};
    private static final int USUAL_LINE = 512;
    private static final int LONG_LINE = 64 * 1024;

    private final Consumer<SseEvent> sink;
    private byte[] line = new byte[USUAL_LINE]; // what reads before this one brought of an unfinished line
    private int lineLength;
    private @Nullable String data; // the only line, as a rule
    private @Nullable StringBuilder lines; // all of them, when there are several
    private String type = "";
    private boolean firstLine = true;
    private boolean afterCarriageReturn;

    /// @param sink takes each event as soon as it is whole, on the feeding thread
    public SseReader(Consumer<SseEvent> sink) {
        this.sink = sink;
    }

    /// Takes the next bytes of the stream.
    public void feed(byte[] bytes, int offset, int length) {
        int start = offset;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            if (afterCarriageReturn) {
                afterCarriageReturn = false;
                if (b == '\n') { // the second half of CRLF, perhaps from another read
                    start = i + 1;
                    continue;
                }
            }
            if (b == '\n' || b == '\r') {
                endLine(bytes, start, i);
                start = i + 1;
                afterCarriageReturn = b == '\r';
            }
        }
        keep(bytes, start, end);
    }

    /// The stream has ended: what is pending is given out as an event that is not terminated.
    public void end() {
        if (lineLength > 0) {
            endLine(line, 0, 0);
        }
        dispatch(false);
    }

    /// How much of an unfinished event is held: bytes of its last line, characters of those before.
    public long held() {
        long whole = lines == null ? data == null ? 0 : data.length() : lines.length();
        return lineLength + whole;
    }

    private void keep(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > line.length - lineLength) {
            line = Arrays.copyOf(line, Math.max(lineLength + length, (int) Math.min(2L * line.length, Integer.MAX_VALUE - 8)));
        }
        System.arraycopy(bytes, from, line, lineLength, length);
        lineLength += length;
    }

    private void endLine(byte[] bytes, int from, int to) {
        if (lineLength == 0) {
            take(bytes, from, to);
            return;
        }
        keep(bytes, from, to);
        int length = lineLength;
        lineLength = 0;
        take(line, 0, length);
        if (line.length > LONG_LINE) {
            line = new byte[USUAL_LINE];
        }
    }

    private void take(byte[] bytes, int begin, int end) {
        int from = firstLine && startsWith(BYTE_ORDER_MARK, bytes, begin, end) ? begin + BYTE_ORDER_MARK.length : begin;
        firstLine = false;
        if (from == end) {
            dispatch(true);
            return;
        }
        int colon = from;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        if (isField(DATA, bytes, from, colon)) {
            addData(value(bytes, colon, end));
        } else if (isField(EVENT, bytes, from, colon)) {
            type = value(bytes, colon, end);
        } // comments have no name; id and retry serve reconnection, which a POST does not have
    }

    private static boolean isField(byte[] name, byte[] bytes, int from, int colon) {
        return colon - from == name.length && startsWith(name, bytes, from, colon);
    }

    private static boolean startsWith(byte[] beginning, byte[] bytes, int from, int to) {
        return to - from >= beginning.length
                && Arrays.equals(beginning, 0, beginning.length, bytes, from, from + beginning.length);
    }

    private static String value(byte[] bytes, int colon, int end) {
        int from = Math.min(colon + 1, end);
        if (from < end && bytes[from] == ' ') {
            from++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private void addData(String value) {
        if (data == null) {
            data = value;
            return;
        }
        if (lines == null) {
            lines = new StringBuilder(data);
        }
        lines.append('\n').append(value);
    }

    private void dispatch(boolean terminated) {
        var text = lines == null ? data : lines.toString();
        var name = type.isEmpty() ? "message" : type;
        data = null;
        lines = null;
        type = "";
        if (text != null) {
            sink.accept(new SseEvent(name, text, terminated));
        }
    }
}
