package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.catalog.Catalog;
import foundrybench.catalog.PriceTables;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.FinishReason;
import foundrybench.model.Run;
import foundrybench.model.Samples;
import foundrybench.model.Slot;
import foundrybench.store.SessionStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window reads of the saved sessions.
class WindowSessionsTest {
    private final Path home;

    WindowSessionsTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void anAnswerIsFoundByItsCallThoughItsDeploymentWasAskedAgain() throws Exception {
        try (var store = SessionStore.open(home, _ -> {})) {
            var first = asked(store, "call-1", "run-1", "Four");
            var second = asked(store, "call-2", "run-2", "Five");
            var sessions = new WindowSessions(store, null);
            assertEquals(Optional.of(first), answer(sessions, "call-1"));
            assertEquals(Optional.of(second), answer(sessions, "call-2"));
            assertEquals(Optional.empty(), answer(sessions, "call-3"));
            store.delete("session");
            assertEquals(Optional.empty(), answer(sessions, "call-1"));
        }
    }

    private Optional<Completion> answer(WindowSessions sessions, String call) throws Exception {
        var catalog = Catalog.shipped(PriceTables.load(home).get(PriceTables.DEFAULT));
        return sessions.answer("session", call, catalog).map(WorkbenchSession.Pane::completion);
    }

    private static Completion asked(SessionStore store, String id, String run, String text) throws Exception {
        var request = Samples.call(id, Deployments.named(WindowWork.KIMI)).request();
        var call = new Call(id, "session", run, request, 0, null, true);
        store.begin(new Run(run, "session", FakeEngine.NOW, request.prompt(), List.of(call)));
        var answer = new CompletionBuilder(call)
                .add(new Text(Slot.ONLY, text))
                .add(new Finished(FinishReason.STOP))
                .snapshot();
        store.settle(answer);
        return answer;
    }
}
