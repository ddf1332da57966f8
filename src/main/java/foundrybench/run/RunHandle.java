package foundrybench.run;

import foundrybench.model.Run;
import java.util.concurrent.CountDownLatch;

/// A run under way.
public interface RunHandle {
    /// What was planned.
    Run run();

    /// Stops one call, at once and for good; the others go on. Does nothing when it has ended.
    void stop(String callId);

    /// Stops all calls that have not ended.
    void stopAll();

    /// Reaches zero when the listener has been told of every call's end.
    CountDownLatch ended();
}
