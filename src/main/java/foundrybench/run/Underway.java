package foundrybench.run;

import java.util.concurrent.CountDownLatch;

/// Calls under way, of one run or of several.
public interface Underway {
    /// Stops all calls that have not ended; no further one begins.
    void stopAll();

    /// Reaches zero when all have ended and the listener has been told of each.
    CountDownLatch ended();
}
