package foundrybench.app;

import foundrybench.model.Completion;
import foundrybench.model.Deployment;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import java.util.List;

/// A saved session as the window shows it again: the prompt last asked, and the panes as they were.
public record WorkbenchSession(String id, Prompt prompt, Parameters parameters, List<Pane> panes) {
    public WorkbenchSession {
        panes = List.copyOf(panes);
    }

    /// A pane: who was asked, and the answer, which has settled.
    public record Pane(Deployment deployment, Completion completion) {}
}
