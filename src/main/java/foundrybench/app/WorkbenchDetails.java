package foundrybench.app;

import foundrybench.model.Completion;
import foundrybench.model.Deployment;
import foundrybench.ui.details.CallFacts;

/// How answers came about.
interface WorkbenchDetails {
    /// All that is known of how this answer came about, whole or so far. Slow.
    ///
    /// @param deployment which was asked, as it is listed now
    CallFacts of(Deployment deployment, Completion completion);
}
