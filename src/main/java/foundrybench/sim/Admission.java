package foundrybench.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Lets requests in while their deployment has tokens left in this minute. A request counts when it arrives,
/// with its prompt and all the output it may take, whatever it takes then; the count starts anew a minute
/// after the first request in it (learn.microsoft.com, "Manage Azure OpenAI quota", understanding rate limits).
/// What is refused does not count. Used by many threads.
final class Admission {
    /// What is counted for the output of a request without an output limit; the real figure is not known.
    static final int UNTOLD_OUTPUT = 1000;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long tokensPerMinute;
    private final LongSupplier clock;
    private final Map<String, Window> windows = new HashMap<>();

    /// @param clock in nanoseconds
    Admission(long tokensPerMinute, LongSupplier clock) {
        this.tokensPerMinute = tokensPerMinute;
        this.clock = clock;
    }

    /// @param start on the clock
    private record Window(long start, long tokens, int requests) {}

    /// @param tokensLeft in this minute
    /// @param requests that were let in in this minute
    /// @param waitSeconds until the count starts anew, at least 1; for a request above the whole limit too,
    ///     which will be refused then as well
    record Verdict(boolean admitted, long tokensLeft, int requests, long waitSeconds) {}

    synchronized Verdict ask(Ask ask) {
        long now = clock.getAsLong();
        var window = windows.get(ask.model().deployment());
        if (window == null || now - window.start() >= MINUTE) {
            window = new Window(now, 0, 0);
        }
        boolean admitted = window.tokens() + tokens(ask) <= tokensPerMinute;
        if (admitted) {
            window = new Window(window.start(), window.tokens() + tokens(ask), window.requests() + 1);
            windows.put(ask.model().deployment(), window);
        }
        long left = window.start() + MINUTE - now;
        return new Verdict(
                admitted, tokensPerMinute - window.tokens(), window.requests(), Math.ceilDiv(left, SECOND));
    }

    /// What a request counts for.
    static long tokens(Ask ask) {
        var limit = ask.limit();
        return ask.promptTokens() + (long) (limit == null ? UNTOLD_OUTPUT : limit);
    }
}
