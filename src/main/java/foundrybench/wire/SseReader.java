package foundrybench.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Turns the bytes of an event stream into events (WHATWG HTML 9.2.6), however the bytes are cut.
///
/// Lines end in LF, CRLF or CR and nothing else: U+2028, U+2029 and U+0085 are text. One byte order mark at
/// the start is dropped. A line is decoded when it is whole, so a character cut between two reads is no
/// matter. Beyond the standard, [#end] gives out an event whose blank line never came, marked as not
/// terminated, for the caller to judge.
///
/// Belongs to one thread. Costs the length of what is fed.
public final class SseReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final StringBuilder data = new StringBuilder();
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
            if (afterCarriageReturn) {
                afterCarriageReturn = false;
                if (b == '\n') { // the second half of CRLF, perhaps from another read
                    start = i + 1;
                    continue;
                }
            }
            if (b == '\n' || b == '\r') {
                line.write(bytes, start, i - start);
                start = i + 1;
                afterCarriageReturn = b == '\r';
                endLine();
            }
        }
        line.write(bytes, start, end - start);
    }

    /// The stream has ended: what is pending is given out as an event that is not terminated.
    public void end() {
        if (line.size() > 0) {
            endLine();
        }
        dispatch(false);
    }

    private void endLine() {
        var text = takeLine();
        if (text.isEmpty()) {
            dispatch(true);
            return;
        }
        int colon = text.indexOf(':');
        if (colon == 0) {
            return; // a comment
        }
        var field = colon < 0 ? text : text.substring(0, colon);
        var value = colon < 0 ? "" : text.substring(text.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
        switch (field) {
            case "data" -> {
                if (hasData) {
                    data.append('\n');
                }
                data.append(value);
                hasData = true;
            }
            case "event" -> type = value;
            default -> {} // id and retry serve reconnection, which a POST does not have
        }
    }

    private String takeLine() {
        var bytes = line.toByteArray();
        line.reset();
        int skip = firstLine && startsWithByteOrderMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        firstLine = false;
        return new String(bytes, skip, bytes.length - skip, StandardCharsets.UTF_8);
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        return bytes.length >= 3
                && bytes[0] == BYTE_ORDER_MARK[0]
                && bytes[1] == BYTE_ORDER_MARK[1]
                && bytes[2] == BYTE_ORDER_MARK[2];
    }

    private void dispatch(boolean terminated) {
        if (hasData) {
            sink.accept(new SseEvent(type.isEmpty() ? "message" : type, data.toString(), terminated));
        }
        data.setLength(0);
        hasData = false;
        type = "";
    }
}
