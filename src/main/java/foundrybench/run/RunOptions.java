package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.provider.BodyTap;
import foundrybench.provider.Silence;
import java.util.function.Function;

/// How the calls of a run are made.
///
/// @param silence how long nothing may come
/// @param taps who sees the body of a call as it came
public record RunOptions(Silence silence, Function<Call, BodyTap> taps) {
    /// Usual patience, nothing recorded.
    public static final RunOptions DEFAULT = new RunOptions(Silence.DEFAULT, _ -> BodyTap.NONE);
}
