package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.RunEvent;

/// Is told what happens to the calls of a run. Each call has a thread of its own and is told of in order on
/// it; different calls are told of at the same time.
public interface RunListener {
    /// Something arrived. Must be quick: it runs where the bytes are decoded.
    void onEvent(RunEvent event);

    /// The call has ended, in one way or another; nothing follows. Told once per call, and may take its time.
    void onSettled(Call call, Completion completion);

    /// The calls to a deployment begin to wait for its limits. Told on the thread of the first of them, once until
    /// they go on.
    default void onWait(LaneWait wait) {
        // most follow single calls
    }
}
