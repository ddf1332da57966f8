package foundrybench.sim;

/// How limits are counted, and what callers are told of them. [#defaults] is what the simulation does of itself.
///
/// @param window when what was let in stops to count
/// @param requestSeconds over how long requests are counted: a limit of 60 a minute over 10 s lets in 10 in each. Tokens
///     are counted over a minute
/// @param tellsRemaining whether answers say what is left (`x-ratelimit-remaining-tokens`, `-requests`)
/// @param tellsLimits whether answers say the limits themselves (`x-ratelimit-limit-tokens`, `-requests`)
/// @param retryAfter how a refusal says when to come again
public record SimCounting(
        Window window, int requestSeconds, boolean tellsRemaining, boolean tellsLimits, RetryAfter retryAfter) {
    private static final SimCounting DEFAULTS = new SimCounting(Window.FIXED, 60, true, false, RetryAfter.HEADER);

    public SimCounting {
        SimOptions.check("requestSeconds", requestSeconds, 1, 60);
    }

    /// When what was let in stops to count.
    public enum Window {
        /// All at once, a minute after the first of it.
        FIXED,
        /// Each a minute after it came.
        SLIDING,
        /// Little by little: what may be used in a minute flows back evenly over a minute, and is full at first.
        BUCKET;

        /// By its word.
        ///
        /// @throws IllegalArgumentException saying which there are
        public static Window of(String word) {
            return switch (word) {
                case "fixed" -> FIXED;
                case "sliding" -> SLIDING;
                case "bucket" -> BUCKET;
                default -> throw new IllegalArgumentException("window is fixed, sliding or bucket, not " + word);
            };
        }
    }

    /// How a refusal says when to come again.
    public enum RetryAfter {
        /// By `retry-after` and in its text.
        HEADER,
        /// In its text alone.
        TEXT
    }

    /// A minute from the first request, what is left told in headers, the wait in header and text.
    public static SimCounting defaults() {
        return DEFAULTS;
    }

    /// In such a window.
    public SimCounting withWindow(Window value) {
        return new SimCounting(value, requestSeconds, tellsRemaining, tellsLimits, retryAfter);
    }

    /// With requests counted over so many seconds.
    public SimCounting withRequestSeconds(int value) {
        return new SimCounting(window, value, tellsRemaining, tellsLimits, retryAfter);
    }

    /// Telling what is left, or not.
    public SimCounting withTellsRemaining(boolean value) {
        return new SimCounting(window, requestSeconds, value, tellsLimits, retryAfter);
    }

    /// Telling the limits, or not.
    public SimCounting withTellsLimits(boolean value) {
        return new SimCounting(window, requestSeconds, tellsRemaining, value, retryAfter);
    }

    /// Telling the wait so.
    public SimCounting withRetryAfter(RetryAfter value) {
        return new SimCounting(window, requestSeconds, tellsRemaining, tellsLimits, value);
    }
}
