package foundrybench.app;

import foundrybench.model.Completion;
import foundrybench.model.Deployment;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A saved session as the window shows it again: the prompt last asked, and the panes as they were.
///
/// @param unreadable what is missing of it because it cannot be read, a sentence each
public record WorkbenchSession(String id, Prompt prompt, Parameters parameters, List<Pane> panes, List<String> unreadable) {
    public WorkbenchSession {
        panes = List.copyOf(panes);
        unreadable = List.copyOf(unreadable);
    }

    /// All of a session.
    public WorkbenchSession(String id, Prompt prompt, Parameters parameters, List<Pane> panes) {
        this(id, prompt, parameters, panes, List.of());
    }

    /// A pane: who was asked, the answer, which has settled, and what a person thinks of it.
    ///
    /// @param prompt what it answers; `null` when nobody knows
    public record Pane(Deployment deployment, Completion completion, @Nullable Prompt prompt, Rating rating) {
        /// An answer to nobody knows what, of which nobody has said anything.
        public Pane(Deployment deployment, Completion completion) {
            this(deployment, completion, null, Rating.NONE);
        }
    }
}
