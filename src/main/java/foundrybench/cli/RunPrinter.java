package foundrybench.cli;

import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent;

/// Shows a run as it goes. Told by many threads at once.
sealed interface RunPrinter permits JsonPrinter, OneAnswerPrinter, ManyAnswersPrinter {
    /// Something arrived.
    void event(CompletionEvent event);

    /// A call has ended.
    void settled(Completion completion);

    /// All calls have ended.
    void end();
}
