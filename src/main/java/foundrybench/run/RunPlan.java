package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.Estimate;
import foundrybench.model.Request;
import foundrybench.model.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one press of Run or one command asks for.
///
/// @param requests whom, and what, in the order they are shown; all with one prompt
/// @param repeat how often each
/// @param simulated whether the calls go to the simulated Foundry
public record RunPlan(List<Request> requests, int repeat, boolean simulated) {

    public RunPlan {
        requests = List.copyOf(requests);
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("a run asks somebody");
        }
    }

    /// The run with all its calls, ready to start.
    ///
    /// @param estimates the range of each call's cost; `null` where none is wanted
    public Run toRun(String sessionId, Instant startedAt, Function<Request, @Nullable Estimate> estimates) {
        var runId = newId();
        var calls = new ArrayList<Call>();
        for (var request : requests) {
            for (int i = 0; i < repeat; i++) {
                calls.add(new Call(newId(), sessionId, runId, request, i, estimates.apply(request), simulated));
            }
        }
        return new Run(runId, sessionId, startedAt, requests.getFirst().prompt(), calls);
    }

    /// A new id of a call, a run or a session.
    public static String newId() {
        return UUID.randomUUID().toString();
    }
}
