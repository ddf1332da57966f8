package foundrybench.sim;

import org.jspecify.annotations.Nullable;

/// How the simulation deviates from its models' own behaviour; what is null stays as the model has it.
///
/// @param port where to listen on 127.0.0.1; 0 takes any free port
/// @param ttftMillis from the whole request to the first delta, thinking or text
/// @param gapMillis from one delta to the next, the same throughout
/// @param deltas in how many text deltas the answer comes: it is repeated or its pieces joined until that many
///     fit, and cut between characters if an output limit leaves too few pieces
/// @param pace what every pause is multiplied by: 1 is lifelike, 0 leaves no pause at all
public record SimOptions(
        int port, @Nullable Integer ttftMillis, @Nullable Integer gapMillis, @Nullable Integer deltas, double pace) {
    /// The most deltas one answer may be asked to have.
    public static final int MOST_DELTAS = 100_000;

    public SimOptions {
        check("port", port, 0, 65_535);
        check("ttft", ttftMillis, 0, 3_600_000);
        check("gap", gapMillis, 0, 3_600_000);
        check("deltas", deltas, 1, MOST_DELTAS);
        if (!(pace >= 0 && pace <= 1000)) {
            throw new IllegalArgumentException("pace is 0 to 1000, not " + pace);
        }
    }

    /// Any free port, each model as it is.
    public static SimOptions defaults() {
        return new SimOptions(0, null, null, null, 1);
    }

    /// Listening on this port.
    public SimOptions withPort(int value) {
        return new SimOptions(value, ttftMillis, gapMillis, deltas, pace);
    }

    /// With this wait before the first delta.
    public SimOptions withTtftMillis(@Nullable Integer value) {
        return new SimOptions(port, value, gapMillis, deltas, pace);
    }

    /// With this pause between deltas.
    public SimOptions withGapMillis(@Nullable Integer value) {
        return new SimOptions(port, ttftMillis, value, deltas, pace);
    }

    /// With this many text deltas in each answer.
    public SimOptions withDeltas(@Nullable Integer value) {
        return new SimOptions(port, ttftMillis, gapMillis, value, pace);
    }

    /// With every pause multiplied by this.
    public SimOptions withPace(double value) {
        return new SimOptions(port, ttftMillis, gapMillis, deltas, value);
    }

    private static void check(String name, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }
}
