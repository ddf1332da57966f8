package foundrybench.wire;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One server-sent event (WHATWG HTML 9.2.6). Its data stay bytes until somebody asks for the text.
public final class SseEvent {
    private static final byte[] NONE = {};
    private static final int LONG = 64 * 1024;

    private final String type;
    private byte[] bytes; // nothing once there is the text: an event of megabytes is held once
    private final boolean terminated;
    private @Nullable String data;

    /// @param type the `event` field, or `message` when there was none
    /// @param data the `data` lines joined by LF
    /// @param terminated whether the blank line that ends an event came; without it the stream ended here, and
    ///     the data may be cut
    public SseEvent(String type, String data, boolean terminated) {
        this(type, data.getBytes(StandardCharsets.UTF_8), terminated);
    }

    SseEvent(String type, byte[] bytes, boolean terminated) {
        this.type = type;
        this.bytes = bytes;
        this.terminated = terminated;
    }

    /// The `event` field, or `message` when there was none.
    public String type() {
        return type;
    }

    /// The `data` lines joined by LF; bytes that are no UTF-8 became U+FFFD.
    public String data() {
        if (data == null) {
            data = new String(bytes, StandardCharsets.UTF_8);
            bytes = NONE;
        }
        return data;
    }

    /// Whether the blank line that ends an event came.
    public boolean terminated() {
        return terminated;
    }

    /// Whether there is nothing but white space.
    public boolean isBlank() {
        return !beginsObject() && data().isBlank();
    }

    /// Whether this is all there is, white space around it apart.
    public boolean says(String words) {
        return !beginsObject() && data().strip().equals(words);
    }

    /// Whether it is a JSON object of usual length, to judge by its beginning.
    public boolean isSmallObject() {
        return beginsObject() && bytes.length <= LONG;
    }

    private boolean beginsObject() {
        return data == null ? bytes.length > 0 && bytes[0] == '{' : data.startsWith("{");
    }

    /// Whether the data are still bytes, and ASCII, whose characters are its bytes.
    boolean isAscii() {
        if (data != null) {
            return false;
        }
        for (byte b : bytes) {
            if (b <= 0) { // 0 is ASCII, but readers of JSON take it as a sign of UTF-16
                return false;
            }
        }
        return true;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SseEvent that
                && type.equals(that.type)
                && data().equals(that.data())
                && terminated == that.terminated;
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, data(), terminated);
    }

    @Override
    public String toString() {
        return "SseEvent[type=%s, data=%s, terminated=%s]".formatted(type, data(), terminated);
    }
}
