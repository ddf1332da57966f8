package foundrybench.model;

import java.util.Locale;

/// Why an answer ended of itself: the chat API's `finish_reason`, the Responses API's status and
/// `incomplete_details.reason`.
public enum FinishReason {
    STOP,
    LENGTH,
    CONTENT_FILTER,
    TOOL_CALLS;

    /// As in the chat API: `stop`, `length`, `content_filter` or `tool_calls`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
