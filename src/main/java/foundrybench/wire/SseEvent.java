package foundrybench.wire;

/// One server-sent event (WHATWG HTML 9.2.6).
///
/// @param type the `event` field, or `message` when there was none
/// @param data the `data` lines joined by LF
/// @param terminated whether the blank line that ends an event came; without it the stream ended here, and
///     the data may be cut
public record SseEvent(String type, String data, boolean terminated) {}
