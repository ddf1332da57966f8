package foundrybench.sim;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How the simulation deviates from its models' own behaviour; what is null stays as the model has it.
///
/// @param port where to listen on 127.0.0.1; 0 takes any free port
/// @param ttftMillis from the whole request to the first delta, thinking or text
/// @param gapMillis from one delta to the next, the same throughout; 0 is a flood, where several deltas may share
///     a write
/// @param deltas in how many text deltas the answer comes: it is repeated or its pieces joined until that many
///     fit, and cut between characters if an output limit leaves too few pieces
/// @param pace what every pause is multiplied by: 1 is lifelike, 0 leaves no pause at all
/// @param faults what goes wrong, and how often
/// @param tokensPerMinute what each deployment admits; null for no limit
/// @param listener told of each request that was read, on the request's thread; null for none. All have been
///     told when [SimService#close] returns
/// @param clock nanoseconds, for limits and for what the listener is told
public record SimOptions(
        int port,
        @Nullable Integer ttftMillis,
        @Nullable Integer gapMillis,
        @Nullable Integer deltas,
        double pace,
        Faults faults,
        @Nullable Integer tokensPerMinute,
        @Nullable Consumer<Served> listener,
        LongSupplier clock) {
    /// The most deltas one answer may be asked to have.
    public static final int MOST_DELTAS = 100_000;

    private static final SimOptions DEFAULTS =
            new SimOptions(0, null, null, null, 1, Faults.none(), null, null, System::nanoTime);

    public SimOptions {
        check("port", port, 0, 65_535);
        check("ttft", ttftMillis, 0, 3_600_000);
        check("gap", gapMillis, 0, 3_600_000);
        check("deltas", deltas, 1, MOST_DELTAS);
        check("tpm", tokensPerMinute, 1, Integer.MAX_VALUE);
        if (!(pace >= 0 && pace <= 1000)) {
            throw new IllegalArgumentException("pace is 0 to 1000, not " + pace);
        }
    }

    /// Any free port, each model as it is, no limits, and nothing goes wrong.
    public static SimOptions defaults() {
        return DEFAULTS;
    }

    /// Listening on this port.
    public SimOptions withPort(int value) {
        return new SimOptions(value, ttftMillis, gapMillis, deltas, pace, faults, tokensPerMinute, listener, clock);
    }

    /// With this wait before the first delta.
    public SimOptions withTtftMillis(@Nullable Integer value) {
        return new SimOptions(port, value, gapMillis, deltas, pace, faults, tokensPerMinute, listener, clock);
    }

    /// With this pause between deltas.
    public SimOptions withGapMillis(@Nullable Integer value) {
        return new SimOptions(port, ttftMillis, value, deltas, pace, faults, tokensPerMinute, listener, clock);
    }

    /// With this many text deltas in each answer.
    public SimOptions withDeltas(@Nullable Integer value) {
        return new SimOptions(port, ttftMillis, gapMillis, value, pace, faults, tokensPerMinute, listener, clock);
    }

    /// With every pause multiplied by this.
    public SimOptions withPace(double value) {
        return new SimOptions(port, ttftMillis, gapMillis, deltas, value, faults, tokensPerMinute, listener, clock);
    }

    /// With these faults.
    public SimOptions withFaults(Faults value) {
        return new SimOptions(port, ttftMillis, gapMillis, deltas, pace, value, tokensPerMinute, listener, clock);
    }

    /// With this limit for each deployment.
    public SimOptions withTokensPerMinute(@Nullable Integer value) {
        return new SimOptions(port, ttftMillis, gapMillis, deltas, pace, faults, value, listener, clock);
    }

    /// Telling of each request.
    public SimOptions withListener(@Nullable Consumer<Served> value) {
        return new SimOptions(port, ttftMillis, gapMillis, deltas, pace, faults, tokensPerMinute, value, clock);
    }

    /// By this clock.
    public SimOptions withClock(LongSupplier value) {
        return new SimOptions(port, ttftMillis, gapMillis, deltas, pace, faults, tokensPerMinute, listener, value);
    }

    /// Whether deltas come without a pause because somebody wanted it so.
    boolean isFlood() {
        return gapMillis != null && gapMillis == 0;
    }

    private static void check(String name, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }
}
