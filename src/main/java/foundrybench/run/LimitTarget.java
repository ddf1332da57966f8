package foundrybench.run;

import foundrybench.model.Deployment;
import foundrybench.model.Parameters;
import foundrybench.model.Request;

/// One deployment whose least output limit is looked for.
///
/// @param request what is asked; its own output limit does not count
/// @param cap the largest limit that may be asked at
/// @param repeats how many calls must answer at the limit that is found
public record LimitTarget(Request request, int cap, int repeats) {
    /// Whom it asks.
    public Deployment deployment() {
        return request.deployment();
    }

    /// The request with this output limit.
    public Request at(int maxTokens) {
        var given = request.parameters();
        var parameters = new Parameters(maxTokens, given.temperature(), given.topP(), given.effort());
        return new Request(request.deployment(), request.prompt(), parameters, request.stream(), request.omitted());
    }
}
