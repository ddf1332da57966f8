package foundrybench.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets requests in while their deployment has tokens and requests left. A request counts when it arrives, with its prompt
/// and all the output it may take, whatever it takes then (learn.microsoft.com, "Manage Azure OpenAI quota",
/// understanding rate limits). What is refused does not count. Used by many threads.
final class Admission {
    /// What is counted for the output of a request without an output limit; the real figure is not known.
    static final int UNTOLD_OUTPUT = 1000;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int SECONDS = 60;

    private final SimOptions options;
    private final Map<String, Gate> gates = new HashMap<>();

    Admission(SimOptions options) {
        this.options = options;
    }

    /// What counts for one deployment; null where it has no limit.
    ///
    /// @param told requests that are counted only to be told of
    private record Gate(@Nullable Meter tokens, @Nullable Meter requests, Meter told) {}

    /// The limit that a request meets.
    enum Limit {
        TOKENS,
        REQUESTS
    }

    /// @param refusedBy null if the request was let in
    /// @param tokensLeft of what there is
    /// @param requestsLeft of what there is
    /// @param waitSeconds until it would be let in if nobody else came, at least 1; for a request above the whole limit,
    ///     until nothing counts any more, and then it will be refused again
    record Verdict(@Nullable Limit refusedBy, long tokensLeft, long requestsLeft, long waitSeconds) {}

    synchronized Verdict ask(Ask ask) {
        long now = options.clock().getAsLong();
        var gate = gates.computeIfAbsent(ask.model().deployment(), _ -> gate(ask.model()));
        long tokenWait = wait(gate.tokens(), now, tokens(ask));
        long requestWait = wait(gate.requests(), now, 1);
        long wait = Math.max(tokenWait, requestWait);
        if (wait == 0) {
            take(gate, now, ask);
        }
        var refusedBy = wait == 0 ? null : tokenWait == wait ? Limit.TOKENS : Limit.REQUESTS;
        return new Verdict(refusedBy, tokensLeft(gate, ask, now), requestsLeft(gate, now), Math.ceilDiv(wait, SECOND));
    }

    /// What a request counts for.
    static long tokens(Ask ask) {
        var limit = ask.limit();
        return ask.promptTokens() + (long) (limit == null ? UNTOLD_OUTPUT : limit);
    }

    /// What a deployment admits by the options.
    SimLimits limits(SimModel model) {
        var own = options.deployment(model.deployment()).limits();
        return own == null ? options.limits() : own;
    }

    private Gate gate(SimModel model) {
        var counting = options.counting();
        var limits = limits(model);
        var tokens = limits.tokensPerMinute();
        var requests = limits.requestsPerMinute();
        long minute = SECONDS * SECOND;
        return new Gate(
                tokens == null ? null : Meter.of(counting.window(), tokens, minute),
                requests == null
                        ? null
                        : Meter.of(
                                counting.window(),
                                Math.max(1, (long) requests * counting.requestSeconds() / SECONDS),
                                counting.requestSeconds() * SECOND),
                Meter.of(counting.window(), model.limits().requestsPerMinute(), minute));
    }

    private static long wait(@Nullable Meter meter, long now, long amount) {
        return meter == null ? 0 : meter.nanosUntil(now, amount);
    }

    private static void take(Gate gate, long now, Ask ask) {
        if (gate.tokens() != null) {
            gate.tokens().take(now, tokens(ask));
        }
        if (gate.requests() != null) {
            gate.requests().take(now, 1);
        }
        if (gate.tokens() != null) {
            gate.told().take(now, 1);
        }
    }

    /// Without a limit: what a real deployment would have left if this were its only call. So for requests.
    private static long tokensLeft(Gate gate, Ask ask, long now) {
        var limit = ask.limit();
        return gate.tokens() != null
                ? gate.tokens().left(now)
                : ask.model().limits().tokensPerMinute() - (ask.promptTokens() + (limit == null ? 0L : limit));
    }

    private static long requestsLeft(Gate gate, long now) {
        if (gate.requests() != null) {
            return gate.requests().left(now);
        }
        return gate.tokens() != null ? gate.told().left(now) : gate.told().left(now) - 1;
    }
}
