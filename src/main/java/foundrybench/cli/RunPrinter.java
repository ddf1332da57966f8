package foundrybench.cli;

import foundrybench.format.CompletionLine;
import foundrybench.model.Call;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Run;
import foundrybench.run.LaneWait;

/// Shows a run as it goes. Told by many threads at once.
sealed interface RunPrinter permits JsonPrinter, OneAnswerPrinter, ManyAnswersPrinter, SmokeTable, JunitPrinter, LimitPrinter {
    /// The calls of this run begin.
    default void begun(Run run) {
        // most know it from the start
    }

    /// Something arrived.
    void event(CompletionEvent event);

    /// An attempt failed, and the call is sent again.
    void again(Call call, Retried retried);

    /// The calls to a deployment begin to wait for its limits.
    void waits(LaneWait wait);

    /// A call has ended.
    void settled(CompletionLine ended);

    /// All calls have ended.
    void end();
}
