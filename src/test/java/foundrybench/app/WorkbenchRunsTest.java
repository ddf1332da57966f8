package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.FinishReason;
import foundrybench.model.Rating;
import foundrybench.model.Run;
import foundrybench.model.Samples;
import foundrybench.model.Status;
import foundrybench.run.RunHandle;
import foundrybench.run.RunListener;
import foundrybench.ui.kit.Pulse;
import foundrybench.ui.responses.ResponsesViewModel;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A session that is played again while it is being played: the calls of both have the same ids.
class WorkbenchRunsTest extends WindowWork {
    private static final Rating BEST = new Rating(true, 5, "the best by far");

    private final Call call = Samples.call("call-1", Deployments.named(KIMI));
    private final List<RunListener> playings = new ArrayList<>();

    @Start
    void start(Stage stage) {
        open(stage);
    }

    @Test
    void theEndOfAnEarlierPlayingDoesNotEndTheLaterOne() throws Exception {
        var responses = new ResponsesViewModel(new Pulse(), ZoneOffset.UTC);
        var runs = new WorkbenchRuns(engine, responses, () -> {});
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            runs.replay(new Played(call), 1, _ -> {});
            runs.replay(new Played(call), 4, _ -> {});
        });
        var stopped = new CompletionBuilder(call)
                .add(new Failed(FailureText.describe(FailureKind.CANCELLED, FailureFacts.message(null))))
                .snapshot();
        playings.getFirst().onSettled(call, stopped);
        WaitForAsyncUtils.waitForFxEvents();
        var pane = responses.panes().getFirst();
        assertNotNull(pane.openCall());
        assertEquals(BEST, pane.rating().get());
        playings.getLast().onSettled(call, new CompletionBuilder(call).add(new Finished(FinishReason.STOP)).snapshot());
        WaitForAsyncUtils.waitForFxEvents();
        assertNull(pane.openCall());
        assertEquals(Status.COMPLETED, pane.completion().status());
    }

    @Test
    void aPaneThatIsAskedAgainLeavesTheOthersReplayed() throws Exception {
        var responses = new ResponsesViewModel(new Pulse(), ZoneOffset.UTC);
        var runs = new WorkbenchRuns(engine, responses, () -> {});
        var told = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var seen = new ArrayList<Boolean>();
            runs.replay(new Played(call, Samples.call("call-2", Deployments.named(GPT))), 1, _ -> {});
            seen.add(runs.isReplayShown());
            for (int i = 0; i < 2; i++) {
                runs.restart(List.of(responses.panes().get(i)), List.of(call.request()));
                seen.add(runs.isReplayShown());
            }
            runs.replay(new Played(call), 1, _ -> {});
            seen.add(runs.isReplayShown());
            runs.startAll(List.of(call.request()));
            seen.add(runs.isReplayShown());
            return seen;
        });
        assertEquals(List.of(true, true, false, true, false), told);
    }

    private final class Played implements PreparedReplay {
        private final List<Call> calls;

        Played(Call... calls) {
            this.calls = List.of(calls);
        }

        @Override
        public String title() {
            return "Why?";
        }

        @Override
        public Run run() {
            return new Run("session", "session", FakeEngine.NOW, call.request().prompt(), calls);
        }

        @Override
        public Rating rating(String callId) {
            return BEST;
        }

        @Override
        public int withoutRecording() {
            return 0;
        }

        @Override
        public RunHandle start(int pace, RunListener listener, Consumer<String> told) {
            playings.add(listener);
            return new FakeEngine.FakeHandle(run(), List.of());
        }
    }
}
