package foundrybench.ui.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.Deployment;
import foundrybench.model.Protocol;
import foundrybench.model.Rating;
import foundrybench.model.Samples;
import foundrybench.model.Slot;
import foundrybench.run.Mailbox;
import foundrybench.ui.kit.Pulse;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResponsesViewModelTest {
    private static final Deployment KIMI = Samples.deployment("Kimi-K2.6", Protocol.CHAT);
    private static final Deployment GPT = Samples.deployment("gpt-5.4", Protocol.CHAT);
    private static final Rating WINNER = new Rating(true, null, "");

    private final ResponsesViewModel responses = new ResponsesViewModel(new Pulse(), ZoneOffset.UTC);
    private final ResponseViewModel kimi = new ResponseViewModel(KIMI, answer("c1", KIMI));
    private final ResponseViewModel gpt = new ResponseViewModel(GPT, answer("c2", GPT), null, new Rating(true, 4, "good"));

    @BeforeEach
    void show() {
        responses.show(List.of(kimi, gpt));
    }

    @Test
    void aNewWinnerTakesThePlaceOfTheOldWhoKeepsAllElse() {
        assertEquals(List.of(gpt, kimi), responses.rate(kimi, WINNER));
        assertEquals(WINNER, kimi.rating().get());
        assertEquals(new Rating(false, 4, "good"), gpt.rating().get());
        assertEquals(List.of(), responses.rate(kimi, WINNER));
        assertEquals(List.of(kimi), responses.rate(kimi, Rating.NONE));
    }

    @Test
    void aWinnerLeavesThePinnedWinnerOfAnotherSessionItsStar() {
        responses.pin(gpt, true);
        var other = new ResponseViewModel(KIMI, answer(call("c3", KIMI, "another session")));
        responses.show(List.of(other));
        assertEquals(List.of(other), responses.rate(other, WINNER));
        assertEquals(new Rating(true, 4, "good"), gpt.rating().get());
    }

    @Test
    void aPinnedPaneIsBroughtBackPinned() {
        responses.pin(gpt, true);
        responses.close(gpt);
        assertFalse(gpt.isPinned());
        responses.bringBack();
        assertTrue(gpt.isPinned());
        assertEquals(List.of(Map.entry(gpt, 1)), responses.pinned());
    }

    @Test
    void nothingOfADeletedSessionIsBroughtBack() {
        responses.close(gpt);
        responses.forget("session");
        assertEquals(List.of(), responses.panes());
        assertFalse(responses.canBringBack());
    }

    @Test
    void whatIsStillComingIsNotRatedAndAnAnswerTakesItsRatingWithIt() {
        var asked = new ResponseViewModel(GPT, answer("c3", GPT), null, WINNER); // on its own: the panes shown need a screen's beat
        asked.begin(Samples.call("c4", GPT), new Mailbox());
        assertEquals(Rating.NONE, asked.rating().get());
        assertEquals(List.of(), responses.rate(asked, WINNER));
        assertEquals(Rating.NONE, asked.rating().get());
    }

    @Test
    void aRatingStaysWhenTheDeploymentIsCalledOtherwise() {
        responses.renamed("gpt-5.4", Samples.deployment("gpt-new", Protocol.CHAT));
        assertEquals(new Rating(true, 4, "good"), responses.panes().getLast().rating().get());
    }

    private static Call call(String id, Deployment deployment, String session) {
        var call = Samples.call(id, deployment);
        return new Call(id, session, call.runId(), call.request(), 0, null, true);
    }

    private static Completion answer(String id, Deployment deployment) {
        return answer(Samples.call(id, deployment));
    }

    private static Completion answer(Call call) {
        return new CompletionBuilder(call)
                .add(new Text(Slot.ONLY, "Four"))
                .add(new Finished(null))
                .snapshot();
    }
}
