package foundrybench.sim;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How often each fault befalls a request that would have been answered.
///
/// @param shares of all such requests, 0 to 1, together at most 1; the rest is answered as usual
/// @param seed of the draw: the same seed gives the n-th request the same fate
public record Faults(Map<Fault, Double> shares, long seed) {
    /// The seed if nobody chose another.
    public static final long SEED = 20_261_123;

    private static final double ROUNDING = 1e-9;

    public Faults {
        var sorted = new EnumMap<Fault, Double>(Fault.class);
        sorted.putAll(shares);
        sorted.forEach(Faults::check);
        double sum = sorted.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum > 1 + ROUNDING) {
            throw new IllegalArgumentException("the shares of faults add up to more than 1: " + sorted.entrySet().stream()
                    .map(share -> share.getKey().word() + "=" + share.getValue())
                    .toList());
        }
        shares = Map.copyOf(sorted);
    }

    /// Nothing goes wrong.
    public static Faults none() {
        return new Faults(Map.of(), SEED);
    }

    /// With this share of this fault.
    public Faults with(Fault fault, double share) {
        var changed = new EnumMap<Fault, Double>(Fault.class);
        changed.putAll(shares);
        changed.put(fault, share);
        return new Faults(changed, seed);
    }

    /// Drawn otherwise.
    public Faults withSeed(long value) {
        return new Faults(shares, value);
    }

    /// Reads `KIND=SHARE` of each, the share a decimal from 0 to 1 or a percentage such as `10%`.
    ///
    /// @throws IllegalArgumentException saying what is wrong, and which kinds there are
    public static Faults parse(List<String> settings) {
        var faults = none();
        for (var setting : settings) {
            int at = setting.indexOf('=');
            var fault = find(at < 0 ? setting : setting.substring(0, at)).orElseThrow(() -> unknown(setting));
            if (faults.shares.containsKey(fault)) {
                throw new IllegalArgumentException("fault " + fault.word() + " is given twice");
            }
            faults = faults.with(fault, share(setting, at < 0 ? "" : setting.substring(at + 1)));
        }
        return faults;
    }

    private static Optional<Fault> find(String word) {
        return Arrays.stream(Fault.values()).filter(fault -> fault.word().equals(word)).findFirst();
    }

    private static IllegalArgumentException unknown(String setting) {
        return new IllegalArgumentException("there is no fault " + setting + "; kinds are " + Fault.words());
    }

    private static double share(String setting, String text) {
        boolean percent = text.endsWith("%");
        try {
            var number = new BigDecimal(percent ? text.substring(0, text.length() - 1) : text);
            return (percent ? number.movePointLeft(2) : number).doubleValue();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "fault " + setting + " has no share: write KIND=SHARE, as in cut=0.05 or 429=10%; kinds are "
                            + Fault.words(),
                    e);
        }
    }

    private static void check(Fault fault, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "the share of fault " + fault.word() + " is 0 to 1, or 0% to 100%, not " + share);
        }
    }
}
