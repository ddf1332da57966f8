package foundrybench.model;

/// Something that happened to a call.
///
/// @param atNanos monotonic time since the attempt was handed to the HTTP client
public record RunEvent(Call call, long atNanos, CompletionEvent event) {}
