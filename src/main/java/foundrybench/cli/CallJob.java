package foundrybench.cli;

import foundrybench.model.Completion;
import foundrybench.model.Run;
import foundrybench.run.RunHandle;
import foundrybench.run.RunListener;
import foundrybench.run.Underway;
import java.util.List;

/// The calls that a command wants made, and who shows them.
interface CallJob {
    /// Has runs made over the command's connection, saved and logged.
    interface Calls {
        RunHandle start(Run run, RunListener listener);
    }

    /// Who shows them.
    RunPrinter printer();

    /// Starts them and returns at once.
    ///
    /// @param listener must be told of all that happens
    Underway start(Calls calls, RunListener listener);

    /// Whether it is as it should be that all calls ended like this.
    boolean isWell(List<Completion> settled);

    /// A run all of whose calls should answer.
    record OneRun(Run run, RunPrinter printer) implements CallJob {
        @Override
        public Underway start(Calls calls, RunListener listener) {
            return calls.start(run, listener);
        }

        @Override
        public boolean isWell(List<Completion> settled) {
            return settled.stream().allMatch(Completion::hasAnswer);
        }
    }
}
