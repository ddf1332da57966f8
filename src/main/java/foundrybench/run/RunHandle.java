package foundrybench.run;

import foundrybench.model.Run;

/// A run under way.
public interface RunHandle extends Underway {
    /// What was planned.
    Run run();

    /// Stops one call, at once and for good; the others go on. Does nothing when it has ended.
    void stop(String callId);
}
