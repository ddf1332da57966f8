package foundrybench.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of an event stream into events (WHATWG HTML 9.2.6), however the bytes are cut.
///
/// Lines end in LF, CRLF or CR and nothing else: U+2028, U+2029 and U+0085 are text. One byte order mark at
/// the start is dropped. A line is looked at when it is whole and decoded with its event, so a character cut
/// between two reads is no matter. Beyond the standard, [#end] gives out an event whose blank line never came, marked as not
/// terminated, for the caller to judge.
///
/// Belongs to one thread. Costs the length of what is fed, and holds no more than the event that is coming in.
public final class SseReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] DATA_AND_SPACE = {'d', 'a', 't', 'a', ':', ' '};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't'};
    private static final int USUAL_LINE = 512;
    private static final int LONG_LINE = 64 * 1024;

    private final Consumer<SseEvent> sink;
    private byte[] line = new byte[USUAL_LINE]; // what reads before this one brought of an unfinished line
    private int lineLength;
    private byte @Nullable [] data; // the only line, as a rule
    private byte[] known = {}; // the last line of data
    private @Nullable ByteArrayOutputStream lines; // all of them, when there are several
    private String type = "";
    private boolean firstLine = true;
    private boolean afterCarriageReturn;

    /// @param sink takes each event as soon as it is whole, on the feeding thread
    public SseReader(Consumer<SseEvent> sink) {
        this.sink = sink;
    }

    /// Takes the next bytes of the stream.
    public void feed(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int start = afterCarriageReturn && length > 0 && bytes[offset] == '\n' ? offset + 1 : offset;
        afterCarriageReturn &= length == 0;
        for (int i = lineLength == 0 ? beyondKnown(bytes, start, end) : start; i < end; i++) {
            byte b = bytes[i];
            if (b > '\r' || (b != '\n' && b != '\r')) { // nearly all by the first question
                continue;
            }
            endLine(bytes, start, i);
            if (b == '\r' && i + 1 < end && bytes[i + 1] == '\n') {
                i++;
            } else {
                afterCarriageReturn = b == '\r' && i + 1 == end; // its other half may come with the next read
            }
            start = i + 1;
            i = beyondKnown(bytes, start, end) - 1;
        }
        keep(bytes, start, end);
    }

    /// Where a line may end that begins at `from`: not within what it has in common with the last line of data, which
    /// is most of it. Where they differ, both are followed to their next quotation mark, and compared from there.
    private int beyondKnown(byte[] bytes, int from, int end) {
        int at = from + DATA_AND_SPACE.length;
        if (known.length == 0 || at >= end || !startsWith(DATA_AND_SPACE, bytes, from, end)) {
            return from;
        }
        int in = 0; // the known one
        while (true) {
            int most = Math.min(known.length - in, end - at);
            int same = Arrays.mismatch(known, in, in + most, bytes, at, at + most);
            if (same < 0) {
                return at + most;
            }
            at = quote(bytes, at + same, end);
            in = quote(known, in + same, known.length);
            if (at == end || in == known.length || bytes[at] != '"') {
                return at;
            }
        }
    }

    /// Where the next quotation mark is, or the end of the line, or else of the bytes.
    private static int quote(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '"' && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    /// The stream has ended: what is pending is given out as an event that is not terminated.
    public void end() {
        if (lineLength > 0) {
            endLine(line, 0, 0);
        }
        dispatch(false);
    }

    /// How many bytes of an unfinished event are held.
    public long held() {
        long whole = lines == null ? data == null ? 0 : data.length : lines.size();
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
            type = new String(value(bytes, colon, end), StandardCharsets.UTF_8);
        } // comments have no name; id and retry serve reconnection, which a POST does not have
    }

    private static boolean isField(byte[] name, byte[] bytes, int from, int colon) {
        return colon - from == name.length && startsWith(name, bytes, from, colon);
    }

    private static boolean startsWith(byte[] beginning, byte[] bytes, int from, int to) {
        if (to - from < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) { // of a few bytes: quicker than a call that compares ranges
            if (bytes[from + i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] value(byte[] bytes, int colon, int end) {
        int from = Math.min(colon + 1, end);
        if (from < end && bytes[from] == ' ') {
            from++;
        }
        return Arrays.copyOfRange(bytes, from, end);
    }

    private void addData(byte[] value) {
        if (value.length <= USUAL_LINE * 8) { // a long one is not kept for this
            known = value;
        }
        if (data == null) {
            data = value;
            return;
        }
        if (lines == null) {
            lines = new ByteArrayOutputStream();
            lines.writeBytes(data);
        }
        lines.write('\n');
        lines.writeBytes(value);
    }

    private void dispatch(boolean terminated) {
        if (data == null) {
            type = "";
            return;
        }
        var event = new SseEvent(type.isEmpty() ? "message" : type, takeData(data), terminated); // held by it alone
        type = "";
        sink.accept(event);
    }

    private byte[] takeData(byte[] only) {
        var taken = lines == null ? only : lines.toByteArray();
        data = null;
        lines = null;
        return taken;
    }
}
