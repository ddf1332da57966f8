package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.Connection;
import java.util.List;

/// What went over the wire for one call.
///
/// @param call as it was planned
/// @param connection which it went to
/// @param attempts in order; none before the first is sent
public record CallTrace(Call call, Connection connection, List<AttemptTrace> attempts) {
    public CallTrace {
        attempts = List.copyOf(attempts);
    }
}
