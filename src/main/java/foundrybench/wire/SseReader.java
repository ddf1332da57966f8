package foundrybench.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// Turns the bytes of an event stream into events (WHATWG HTML 9.2.6), however the bytes are cut.
///
/// Lines end in LF, CRLF or CR and nothing else: U+2028, U+2029 and U+0085 are text. One byte order mark at
/// the start is dropped. A line is looked at when it is whole and decoded with its event, so a character cut
/// between two reads is no matter. Beyond the standard, [#end] gives out an event whose blank line never came,
/// marked as not terminated, for the caller to judge.
///
/// Belongs to one thread. Costs the length of what is fed.
public final class SseReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't'};

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream(512); // of a line that goes on
    private final ByteArrayOutputStream data = new ByteArrayOutputStream(512);
    private final Consumer<SseEvent> sink;
    private boolean hasData;
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
            if (b > '\r') { // nearly all
                afterCarriageReturn = false;
                continue;
            }
            if (b == '\n' && afterCarriageReturn) { // the second half of CRLF, perhaps from another read
                start = i + 1;
            } else if (b == '\n' || b == '\r') {
                endLine(bytes, start, i);
                start = i + 1;
            }
            afterCarriageReturn = b == '\r';
        }
        begun.write(bytes, start, end - start);
    }

    /// The stream has ended: what is pending is given out as an event that is not terminated.
    public void end() {
        if (begun.size() > 0) {
            endLine(new byte[0], 0, 0);
        }
        dispatch(false);
    }

    private void endLine(byte[] bytes, int start, int end) {
        if (begun.size() == 0) {
            line(bytes, start, end);
        } else {
            begun.write(bytes, start, end - start);
            var whole = begun.toByteArray();
            begun.reset();
            line(whole, 0, whole.length);
        }
    }

    private void line(byte[] bytes, int from, int end) {
        int start = firstLine && startsWith(bytes, from, end, BYTE_ORDER_MARK) ? from + BYTE_ORDER_MARK.length : from;
        firstLine = false;
        if (start == end) {
            dispatch(true);
            return;
        }
        int colon = start;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        int value = Math.min(end, colon + 1);
        if (value < end && bytes[value] == ' ') {
            value++;
        }
        if (is(bytes, start, colon, DATA)) {
            if (hasData) {
                data.write('\n');
            }
            data.write(bytes, value, end - value);
            hasData = true;
        } else if (is(bytes, start, colon, EVENT)) {
            type = new String(bytes, value, end - value, StandardCharsets.UTF_8);
        } // a comment; or id and retry, which serve reconnection, which a POST does not have
    }

    private static boolean is(byte[] bytes, int start, int end, byte[] name) {
        return Arrays.equals(bytes, start, end, name, 0, name.length);
    }

    private static boolean startsWith(byte[] bytes, int start, int end, byte[] beginning) {
        return end - start >= beginning.length && is(bytes, start, start + beginning.length, beginning);
    }

    private void dispatch(boolean terminated) {
        if (hasData) {
            sink.accept(new SseEvent(type.isEmpty() ? "message" : type, data.toByteArray(), terminated));
        }
        data.reset();
        hasData = false;
        type = "";
    }
}
