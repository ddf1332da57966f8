package foundrybench.probe;

import foundrybench.model.Deployment;
import foundrybench.model.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks by one protocol after the other; knows nothing of how a question gets there.
final class ProbePlan {
    private ProbePlan() {}

    /// Asks all that can be asked.
    ///
    /// @param findings takes what is found, also when it ends early
    /// @return why it ended early, or why no protocol is spoken; `null` when all was asked that may be
    static @Nullable Failure ask(Deployment deployment, Asking asking, Findings findings) {
        try {
            Failure first = null;
            boolean isSpoken = false;
            for (var protocol : List.of(deployment.protocol(), deployment.protocol().other())) {
                var why = new ProtocolPlan(protocol, deployment.outputLimitField(), asking, findings).run();
                isSpoken |= why == null;
                first = first == null ? why : first;
            }
            return isSpoken ? null : first;
        } catch (ProbeEndedException e) {
            return e.failure();
        }
    }
}
