package foundrybench.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Collections;
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
/// @param limits what each deployment admits that has no limits of its own
/// @param counting how limits are counted and told
/// @param deployments those that deviate further, and those that `models.json` does not have; by name
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
        SimLimits limits,
        SimCounting counting,
        SequencedMap<String, SimDeployment> deployments,
        @Nullable Consumer<Served> listener,
        LongSupplier clock) {
    /// The most deltas one answer may be asked to have.
    public static final int MOST_DELTAS = 100_000;

    static final int LONGEST_PAUSE = 3_600_000;

    private static final SimOptions DEFAULTS = new SimOptions(
            0,
            null,
            null,
            null,
            1,
            Faults.none(),
            SimLimits.none(),
            SimCounting.defaults(),
            new LinkedHashMap<>(),
            null,
            System::nanoTime);

    public SimOptions {
        check("port", port, 0, 65_535);
        check("ttft", ttftMillis, 0, LONGEST_PAUSE);
        check("gap", gapMillis, 0, LONGEST_PAUSE);
        check("deltas", deltas, 1, MOST_DELTAS);
        if (!(pace >= 0 && pace <= 1000)) {
            throw new IllegalArgumentException("pace is 0 to 1000, not " + pace);
        }
        deployments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(deployments));
    }

    /// Any free port, each model as it is, no limits, and nothing goes wrong.
    public static SimOptions defaults() {
        return DEFAULTS;
    }

    /// Listening on this port.
    public SimOptions withPort(int value) {
        return new SimOptions(value, ttftMillis, gapMillis, deltas, pace, faults, limits, counting, deployments, listener, clock);
    }

    /// With this wait before the first delta.
    public SimOptions withTtftMillis(@Nullable Integer value) {
        return new SimOptions(port, value, gapMillis, deltas, pace, faults, limits, counting, deployments, listener, clock);
    }

    /// With this pause between deltas.
    public SimOptions withGapMillis(@Nullable Integer value) {
        return new SimOptions(port, ttftMillis, value, deltas, pace, faults, limits, counting, deployments, listener, clock);
    }

    /// With this many text deltas in each answer.
    public SimOptions withDeltas(@Nullable Integer value) {
        return new SimOptions(port, ttftMillis, gapMillis, value, pace, faults, limits, counting, deployments, listener, clock);
    }

    /// With every pause multiplied by this.
    public SimOptions withPace(double value) {
        return new SimOptions(port, ttftMillis, gapMillis, deltas, value, faults, limits, counting, deployments, listener, clock);
    }

    /// With these faults.
    public SimOptions withFaults(Faults value) {
        return new SimOptions(port, ttftMillis, gapMillis, deltas, pace, value, limits, counting, deployments, listener, clock);
    }

    /// With these limits for each deployment.
    public SimOptions withLimits(SimLimits value) {
        return new SimOptions(port, ttftMillis, gapMillis, deltas, pace, faults, value, counting, deployments, listener, clock);
    }

    /// With this limit for each deployment.
    public SimOptions withTokensPerMinute(@Nullable Integer value) {
        return withLimits(new SimLimits(value, limits.requestsPerMinute()));
    }

    /// With this limit for each deployment.
    public SimOptions withRequestsPerMinute(@Nullable Integer value) {
        return withLimits(new SimLimits(limits.tokensPerMinute(), value));
    }

    /// With limits counted and told so.
    public SimOptions withCounting(SimCounting value) {
        return new SimOptions(port, ttftMillis, gapMillis, deltas, pace, faults, limits, value, deployments, listener, clock);
    }

    /// With these deployments besides those that are there; one of the same name is replaced.
    public SimOptions withDeployments(List<SimDeployment> more) {
        var all = new LinkedHashMap<>(deployments);
        more.forEach(deployment -> all.put(deployment.name(), deployment));
        return new SimOptions(port, ttftMillis, gapMillis, deltas, pace, faults, limits, counting, all, listener, clock);
    }

    /// With these deployments besides those that are there; one of the same name is replaced.
    public SimOptions withDeployments(SimDeployment... more) {
        return withDeployments(List.of(more));
    }

    /// Telling of each request.
    public SimOptions withListener(@Nullable Consumer<Served> value) {
        return new SimOptions(port, ttftMillis, gapMillis, deltas, pace, faults, limits, counting, deployments, value, clock);
    }

    /// By this clock.
    public SimOptions withClock(LongSupplier value) {
        return new SimOptions(port, ttftMillis, gapMillis, deltas, pace, faults, limits, counting, deployments, listener, value);
    }

    /// Whether deltas come without a pause because somebody wanted it so.
    boolean isFlood() {
        return gapMillis != null && gapMillis == 0;
    }

    /// How this deployment deviates.
    SimDeployment deployment(String name) {
        var special = deployments.get(name);
        return special == null ? SimDeployment.named(name) : special;
    }

    static void check(String name, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }
}
