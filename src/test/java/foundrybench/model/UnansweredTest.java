package foundrybench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foundrybench.model.CompletionEvent.Filtered;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.CompletionEvent.UsageReported;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnansweredTest {
    private static final CompletionEvent THOUGHT = new Reasoning(Slot.ONLY, "2+2");

    @Test
    void theLimitIsTheCauseWhetherTheThinkingIsKnownOrNot() {
        assertEquals(Unanswered.BUDGET_WENT_TO_THINKING, of(new Finished(FinishReason.LENGTH)));
        assertEquals(Unanswered.BUDGET_WENT_TO_THINKING, of(THOUGHT, new Text(Slot.ONLY, " \n"), new Finished(FinishReason.LENGTH)));
    }

    @Test
    void thinkingThatEndsOfItselfIsAnotherCause() {
        assertEquals(Unanswered.THOUGHT_ONLY, of(THOUGHT, new Finished(FinishReason.STOP)));
        assertEquals(Unanswered.THOUGHT_ONLY, of(usage(640L, 640L), new Finished(null)));
        assertEquals(Unanswered.NOTHING, of(usage(3L, 0L), new Finished(FinishReason.STOP)));
        assertEquals(Unanswered.NOTHING, of(new Finished(null)));
    }

    @Test
    void aFilterIsTheCauseByItsFinishOrItsCategories() {
        assertEquals(Unanswered.FILTERED, of(THOUGHT, new Finished(FinishReason.CONTENT_FILTER)));
        assertEquals(Unanswered.FILTERED, of(new Filtered(Set.of("hate")), new Finished(FinishReason.STOP)));
    }

    @Test
    void refusalsAndToolCallsAreAnswersWithoutText() {
        assertEquals(Unanswered.REFUSED, of(new Refused("No."), new Finished(FinishReason.STOP)));
        assertEquals(Unanswered.TOOL_CALLS, of(new ToolCallDelta(0, "1", "look", "{}"), new Finished(FinishReason.TOOL_CALLS)));
    }

    @Test
    void textOrAFailureHasNoSuchCause() {
        assertNull(of(new Text(Slot.ONLY, "Four"), new Finished(FinishReason.LENGTH)));
        assertNull(of(new CompletionEvent.Failed(Samples.failure(FailureKind.TIMEOUT))));
        assertNull(of(THOUGHT));
    }

    /// `-` is unknown.
    @ParameterizedTest
    @CsvSource({
        "1000, -, -, 4000",
        "1003, -, -, 4100",
        "-, 500, -, 2000",
        "480, 500, -, 2000",
        "1000, -, 1500, 1500",
        "100000, -, -, 128000",
    })
    void moreRoomIsSeveralTimesWhatWasUsedButNotAboveWhatTheDeploymentGives(String used, String asked, String most, int offered) {
        var limits = new Deployment.Limits(null, null, null, number(most));
        var deployment = deployment(limits);
        var room = MoreRoom.of(cut(number(used), number(asked), deployment), deployment);
        assertEquals(offered, room instanceof MoreRoom.Offer(var tokens, _) ? tokens : -1, () -> room + "");
    }

    @Test
    void theOfferSaysWhatItMayCost() {
        var deployment = deployment(Deployment.Limits.UNKNOWN);
        var room = MoreRoom.of(cut(1000L, null, deployment), deployment);
        assertEquals(new MoreRoom.Offer(4000, Estimate.of(121, "", 4000, Samples.KIMI_PRICE)), room);
        assertEquals(new BigDecimal("0.00311388"), room instanceof MoreRoom.Offer(_, var cost) && cost != null ? cost.high() : null);
        assertEquals(new MoreRoom.Offer(4000, null), MoreRoom.of(cut(1000L, null, deployment), null));
    }

    @Test
    void atTheCeilingThereIsNoMore() {
        var minute = deployment(new Deployment.Limits(1_121L, null, 128_000L, 64_000L));
        assertEquals(
                new MoreRoom.AtCeiling(new Deployment.Ceiling(Deployment.Ceiling.By.MINUTE, 1_000)),
                MoreRoom.of(cut(1000L, null, minute), minute));
        var unknown = deployment(Deployment.Limits.UNKNOWN);
        assertNull(MoreRoom.of(cut(128_000L, null, unknown), unknown));
        assertNull(MoreRoom.of(cut(null, null, unknown), unknown));
        assertNull(MoreRoom.of(fold(Samples.call("c", unknown), THOUGHT, new Finished(FinishReason.STOP)), unknown));
    }

    private static @Nullable Long number(String text) {
        return text.equals("-") ? null : Long.valueOf(text);
    }

    private static Deployment deployment(Deployment.Limits limits) {
        var plain = Samples.deployment("Kimi-K2.6", Protocol.CHAT).withPrice(Samples.KIMI_PRICE);
        return new Deployment(
                plain.name(), plain.model(), plain.layers(), plain.protocol(), plain.outputLimitField(), plain.thinking(),
                plain.price(), plain.retires(), plain.note(), limits, plain.similarNames());
    }

    private static Completion cut(@Nullable Long used, @Nullable Long asked, Deployment deployment) {
        var parameters = new Parameters(asked == null ? null : asked.intValue(), null, null, null);
        return fold(Samples.call("c", deployment, "hi", parameters, true), usage(used, null), new Finished(FinishReason.LENGTH));
    }

    private static CompletionEvent usage(@Nullable Long completion, @Nullable Long reasoning) {
        return new UsageReported(Samples.usage(121L, 0L, completion, reasoning));
    }

    private static @Nullable Unanswered of(CompletionEvent... events) {
        return Unanswered.of(fold(Samples.call("c", Samples.deployment("Kimi-K2.6", Protocol.CHAT)), events));
    }

    private static Completion fold(Call call, CompletionEvent... events) {
        var builder = new CompletionBuilder(call);
        for (var event : events) {
            builder.add(event);
        }
        return builder.snapshot();
    }
}
