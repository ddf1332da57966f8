package foundrybench.ui.details;

import foundrybench.model.Completion;
import foundrybench.ui.details.CallFacts.Snippet;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import java.util.List;
import java.util.Objects;

/// All that the window of details shows, ready to be shown. Made on any thread but the window's: it reads JSON and
/// counts.
///
/// @param requestId the service's own; a dash when it sent none
/// @param requestBody exactly as sent; empty when it is not known
public record Details(
        String deployment,
        String callId,
        String requestId,
        boolean simulated,
        String request,
        String requestBody,
        String response,
        EventLog log,
        String usage,
        String cost,
        String changes,
        String failure,
        String attempts,
        List<Snippet> snippets,
        String aboutCode) {

    boolean hasRequestId() {
        return !requestId.equals(Amounts.UNKNOWN);
    }

    /// Works all of it out.
    public static Details of(CallFacts facts) {
        Completion completion = facts.completion();
        var request = RequestSheet.of(facts);
        return new Details(
                Objects.requireNonNullElse(completion.origin().deployment(), facts.deployment().name()),
                completion.origin().id(),
                Objects.requireNonNullElse(completion.transport().requestId(), Amounts.UNKNOWN),
                completion.simulated(),
                request.markdown(),
                request.body(),
                ResponseSheet.of(facts),
                EventLog.of(facts.trace()),
                UsageSheet.of(facts),
                CostSheet.of(facts),
                ChangesSheet.of(facts),
                FailureSheet.of(facts),
                AttemptsSheet.of(facts),
                facts.snippets(),
                Words.of(facts.trace() == null ? "details.code.rebuilt" : "details.code.about"));
    }
}
