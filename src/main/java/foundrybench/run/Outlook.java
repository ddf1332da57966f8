package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Calls to one deployment that its known limits do not admit at once, seen before any is sent.
///
/// @param calls how many are planned
/// @param mostTokens what the largest of them counts for
/// @param limits of the deployment
/// @param lastMs until the last may be sent, in milliseconds, if nothing else is asked of the deployment
/// @param isBeyond whether the largest alone is more than the tokens per minute
public record Outlook(
        String deployment, int calls, long mostTokens, Deployment.Limits limits, long lastMs, boolean isBeyond) {

    /// One for each deployment whose calls together are more than a minute admits, in the order of the calls.
    public static List<Outlook> of(List<Call> calls) {
        var byDeployment = new LinkedHashMap<String, List<Call>>();
        for (var call : calls) {
            byDeployment.computeIfAbsent(call.request().deployment().name(), _ -> new ArrayList<>()).add(call);
        }
        return byDeployment.values().stream().map(Outlook::ofOne).flatMap(Optional::stream).toList();
    }

    private static Optional<Outlook> ofOne(List<Call> calls) {
        var deployment = calls.getFirst().request().deployment();
        var tokens = allowance(deployment.limits().tokensPerMinute());
        var requests = allowance(deployment.limits().requestsPerMinute());
        long most = 0;
        long at = 0;
        boolean isBeyond = false;
        for (var call : calls) {
            long weight = Weight.of(call.request());
            isBeyond |= tokens.isBeyond(weight);
            most = Math.max(most, weight);
            at = Math.max(tokens.whenFits(weight, at), requests.whenFits(1, at));
            tokens.heard(tokens.count(0, weight, at), null, at);
            requests.heard(requests.count(0, 1, at), null, at);
        }
        return at == 0 && !isBeyond
                ? Optional.empty()
                : Optional.of(new Outlook(
                        deployment.name(), calls.size(), most, deployment.limits(), TimeUnit.NANOSECONDS.toMillis(at), isBeyond));
    }

    private static Allowance allowance(@Nullable Long perMinute) {
        var allowance = new Allowance(true);
        allowance.enter(perMinute, 0);
        return allowance;
    }
}
