package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.provider.BodyTap;
import foundrybench.provider.Silence;
import java.util.function.Function;

/// How the calls of a run are made.
///
/// @param silence how long nothing may come
/// @param retries how often a call may be sent again, unchanged, at the most
/// @param cards what is known of the deployments
/// @param purse what they may cost together, with all others that share it
/// @param taps who sees what goes over the wire in an attempt of this call, which asks what is sent: the request may have
///     been adapted; asked for each attempt anew
public record RunOptions(Silence silence, int retries, Cards cards, Purse purse, Function<Call, BodyTap> taps) {
    /// How often a call is sent again unless something else is asked for.
    public static final int RETRIES = 2;

    /// Whatever they cost.
    public RunOptions(Silence silence, int retries, Cards cards, Function<Call, BodyTap> taps) {
        this(silence, retries, cards, Purse.bottomless(), taps);
    }

    /// Usual patience, nothing recorded.
    public static RunOptions usual(Cards cards) {
        return new RunOptions(Silence.DEFAULT, RETRIES, cards, _ -> BodyTap.NONE);
    }

    /// The same, what goes over the wire seen by these.
    public RunOptions seenBy(Function<Call, BodyTap> newTaps) {
        return new RunOptions(silence, retries, cards, purse, newTaps);
    }

    /// The same, paid from there.
    public RunOptions paidFrom(Purse newPurse) {
        return new RunOptions(silence, retries, cards, newPurse, taps);
    }
}
