package foundrybench.bench;

import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.Deployment;
import foundrybench.model.FinishReason;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.Slot;
import foundrybench.model.Usage;
import foundrybench.ui.responses.PaneActions;
import foundrybench.ui.responses.ResponseViewModel;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/// A session's answers, each with some thinking.
final class OpenedAnswers {
    /// Panes that nothing is asked of.
    static final PaneActions NOTHING = (PaneActions) Proxy.newProxyInstance(
            OpenedAnswers.class.getClassLoader(), new Class<?>[] {PaneActions.class}, (_, method, _) -> method.getReturnType() == List.class ? List.of() : null);

    private static final int THINKING_LENGTH = 1000;

    private OpenedAnswers() {}

    static List<ResponseViewModel> of(int count, int length) {
        var text = PaneText.of(length);
        var answers = new ArrayList<ResponseViewModel>();
        for (int i = 0; i < count; i++) {
            var deployment = new Deployment(
                    "kimi-" + i, "kimi-k2.6", List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, null, null, null,
                    List.of());
            var request = new Request(deployment, Prompt.of("", "Go on."), Parameters.NONE, true);
            var call = new Call("call-" + i, "session", "run", request, 0, null, true);
            var completion = new CompletionBuilder(call)
                    .add(new Reasoning(Slot.ONLY, text.substring(0, THINKING_LENGTH)))
                    .add(new Text(Slot.ONLY, text))
                    .add(new UsageReported(new Usage(120L, 0L, 5000L, 240L)))
                    .add(new Finished(FinishReason.STOP))
                    .snapshot();
            answers.add(new ResponseViewModel(deployment, completion));
        }
        return answers;
    }
}
