package foundrybench.ui.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Filtered;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Queued;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Deployment;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.FinishReason;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Price;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.RunEvent;
import foundrybench.model.Slot;
import foundrybench.model.Usage;
import foundrybench.run.Mailbox;
import foundrybench.ui.kit.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponseViewModelTest {
    private static final long MILLI = 1_000_000;
    private static final CompletionEvent SENT = new Sent(Instant.EPOCH, 1, 0);
    private static final Price PRICE = new Price(
            "guide-2026-05",
            LocalDate.of(2026, 5, 3),
            new Price.Rates(new BigDecimal("0.28"), null, new BigDecimal("0.77")),
            null);

    private final Call call = call("c1", PRICE);
    private final Mailbox mailbox = new Mailbox();
    private final CompletionBuilder builder = new CompletionBuilder(call);
    private final ResponseViewModel pane = new ResponseViewModel(call, mailbox);

    @Test
    void thinkingAndAnswerAreShownApartAndTheStatusFollowsThem() {
        assertEquals(Phase.WAITING, face().phase());
        arrive(0, SENT);
        arrive(300, new Reasoning(Slot.ONLY, "2+2"));
        pane.drain(400 * MILLI);
        assertEquals(Phase.THINKING, face().phase());
        assertEquals("Thinking… 0.0 s", title());
        pane.drain(500 * MILLI);
        assertEquals("Thinking… 0.1 s", title());
        arrive(600, new Text(Slot.ONLY, "Four"));
        pane.drain(700 * MILLI);
        assertEquals(Phase.ANSWERING, face().phase());
        assertEquals("Four", face().answer());
        assertEquals("2+2", thinking().text());
        assertEquals("Thought 0.3 s", title());
    }

    @Test
    void aCallThatMayNotBeSentYetSaysWhatItWaitsForAndCountsDown() {
        arrive(0, new Queued(Queued.Cause.PLACE, null));
        pane.drain(0);
        assertEquals(List.of("Waits for a place among the calls at once."), face().cautions());
        arrive(0, new Queued(Queued.Cause.TOKENS, 43_000L));
        pane.drain(1_000 * MILLI);
        assertEquals(List.of("Waits 43.0 s for its tokens per minute."), face().cautions());
        pane.drain(3_500 * MILLI);
        assertEquals(List.of("Waits 40.5 s for its tokens per minute."), face().cautions());
        assertTrue(metrics().contains("total – ·"), this::metrics);
        arrive(0, SENT);
        pane.drain(44_000 * MILLI);
        assertEquals(List.of(), face().cautions());
        pane.drain(46_000 * MILLI);
        assertTrue(metrics().contains("total 2.0 s"), this::metrics);
    }

    @Test
    void aCallThatIsSentAgainSaysWhyAndCountsDown() {
        arrive(0, SENT);
        arrive(100, new Retried(failure(), 3_000));
        pane.drain(100 * MILLI);
        assertEquals(Phase.WAITING, face().phase());
        assertEquals(List.of("Too many requests or tokens (HTTP 429). Sending it again in 3.0 s."), face().cautions());
        pane.drain(1_300 * MILLI);
        assertEquals(List.of("Too many requests or tokens (HTTP 429). Sending it again in 1.8 s."), face().cautions());
        arrive(0, new Sent(Instant.EPOCH, 2, 3_100));
        arrive(200, new Text(Slot.ONLY, "Four"));
        pane.drain(5_000 * MILLI);
        assertEquals(List.of(), face().cautions());
        assertEquals("Four", face().answer());
        assertTrue(metrics().contains("2 attempts, waited 3.1 s"), this::metrics);
    }

    private static Failure failure() {
        return FailureText.describe(FailureKind.RATE_LIMIT, FailureFacts.message(null).answered(429, null, null, null));
    }

    @Test
    void theClockTicksWhileNothingArrives() {
        arrive(0, SENT);
        pane.drain(10_000 * MILLI);
        pane.drain(13_300 * MILLI);
        assertEquals("first answer – · total 3.3 s · – in → – out · – · prices 2026-05", metrics());
    }

    @Test
    void textIsShownNoMoreOftenThanAnEyeNeedsAndWholeAtTheEnd() {
        var text = "x".repeat(20_000);
        arrive(0, SENT);
        arrive(1, new Text(Slot.ONLY, text));
        pane.drain(0);
        arrive(2, new Text(Slot.ONLY, "y"));
        pane.drain(59 * MILLI);
        assertEquals(text, face().answer());
        pane.drain(60 * MILLI);
        assertEquals(text + "y", face().answer());
        arrive(3, new Text(Slot.ONLY, "z"));
        pane.settle(call, builder.snapshot());
        assertEquals(text + "yz", face().answer());
    }

    @Test
    void aLaterFaceTellsWhatItAddsToAnEarlierOne() {
        arrive(0, SENT);
        arrive(1, new Text(Slot.ONLY, "  long"));
        pane.drain(0);
        var earlier = face().words();
        arrive(2, new Text(Slot.ONLY, " answer"));
        pane.drain(100 * MILLI);
        assertTrue(face().words().continues(earlier));
        assertEquals(" answer", face().words().from(earlier.length()));
        assertEquals("  long", earlier.toString());
        assertEquals("  long answer", pane.completion().content());
        arrive(0, new Sent(Instant.EPOCH, 2, 0));
        arrive(1, new Text(Slot.ONLY, "other"));
        pane.drain(200 * MILLI);
        assertFalse(face().words().continues(earlier));
    }

    @Test
    void whatItIsHandedAtTheEndIsTheLastWord() {
        arrive(0, SENT);
        arrive(10, new Text(Slot.ONLY, "Four"));
        arrive(20, new UsageReported(new Usage(120L, 0L, 336L, 240L)));
        arrive(30, new Finished(FinishReason.STOP));
        assertTrue(pane.drain(40 * MILLI));
        assertTrue(pane.isOpen());
        pane.settle(call, builder.snapshot());
        assertFalse(pane.isOpen());
        assertFalse(pane.drain(50 * MILLI));
        assertEquals(Phase.DONE, face().phase());
        assertEquals(
                "first answer 0.0 s · total 0.0 s · 120 in → 336 out (240 thinking) · $0.00029 · prices 2026-05",
                metrics());
        assertEquals(
                "$0.00029232 in all: input $0.0000336, cached input $0, output $0.00025872 (thinking included).\n"
                        + "Price table guide-2026-05, as of 2026-05-03",
                face().metrics().reason());
    }

    @Test
    void theAnswerOfAnEarlierCallIsNotShownAfterARerun() {
        var again = call("c2", PRICE);
        pane.begin(again, new Mailbox());
        pane.settle(call, settled(new Text(Slot.ONLY, "old"), new Finished(FinishReason.STOP)));
        assertTrue(pane.isOpen());
        assertEquals("", face().answer());
    }

    @Test
    void whenTheBudgetWentToThinkingItSaysSoAndOffersMore() {
        pane.settle(
                call,
                settled(new UsageReported(new Usage(121L, 0L, 1000L, 1000L)), new Finished(FinishReason.LENGTH)));
        assertEquals(Phase.NO_ANSWER, face().phase());
        assertEquals("The whole budget went to thinking", notice().title());
        assertEquals(Notice.Tone.WARNING, notice().tone());
        assertEquals(
                "Thinking hidden · 1,000 tokens · $0.00077 · text is not sent by this deployment", title());
        assertEquals(
                new MoreTokens(4000, "Rerun with 4,000 · up to $0.0031 · prices 2026-05", "Price table guide-2026-05, as of 2026-05-03"),
                face().more());
    }

    @Test
    void thinkingAndNoMoreIsNotCuredByTokensAndSaysSo() {
        pane.settle(
                call,
                settled(
                        new Reasoning(Slot.ONLY, "2+2"),
                        new UsageReported(new Usage(121L, 0L, 640L, 640L)),
                        new Finished(FinishReason.STOP)));
        assertEquals(Phase.NO_ANSWER, face().phase());
        assertEquals("It thought, and ended without an answer", notice().title());
        assertEquals(
                "It ended of itself (stop) after 640 tokens of thinking, and no text came. Its output limit was not used up:"
                        + " a larger one is no cure.",
                notice().detail());
        assertEquals("Run it again, lower the effort, tell it in the prompt to answer, or ask another deployment.", notice().fix());
        assertNull(face().more());
    }

    @Test
    void anEndWithNothingAtAllSaysThatNothingCame() {
        pane.settle(call, settled(new Finished(FinishReason.STOP)));
        assertEquals("It ended without an answer", notice().title());
        assertTrue(notice().detail().contains("neither thinking nor text came"), notice()::detail);
        assertNull(face().more());
    }

    @Test
    void aFilteredAnswerNamesItsCategory() {
        pane.settle(call, settled(new Filtered(Set.of("violence")), new Finished(FinishReason.CONTENT_FILTER)));
        assertEquals("The content filter took the answer", notice().title());
        assertEquals("Its category: violence.", notice().detail());
        assertNull(face().more());
    }

    @Test
    void aRefusalIsAnAnswerInTheModelsWords() {
        pane.settle(call, settled(new Refused("I can’t help with that."), new Finished(FinishReason.STOP)));
        assertEquals(Phase.DONE, face().phase());
        assertEquals("The model declined", notice().title());
        assertEquals("I can’t help with that.", notice().detail());
    }

    @Test
    void atTheCeilingThereIsNoLargerLimitAndItSaysWhy() {
        var full = new Deployment(
                "Kimi-K2.6", "kimi-k2.6", List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, PRICE, null, null,
                new Deployment.Limits(null, null, null, 1000L), List.of());
        var whole = settled(new UsageReported(new Usage(121L, 0L, 1000L, 1000L)), new Finished(FinishReason.LENGTH));
        var face = ResponseFace.of(full, whole, null);
        assertNull(face.more());
        assertNotNull(face.notice());
        assertEquals(
                "1,000 output tokens are the most that this deployment gives, so there is no larger limit to try: lower the"
                        + " effort, ask for less at once, or ask another deployment.",
                face.notice().fix());
    }

    @Test
    void aFailureKeepsWhatHadArrivedAndSaysWhatToDo() {
        var facts = new FailureFacts("Kimi", List.of(), null, 429, "TooMany", "Slow down.", 12_000L);
        pane.settle(
                call,
                settled(new Text(Slot.ONLY, "Half"), new Failed(FailureText.describe(FailureKind.RATE_LIMIT, facts))));
        assertEquals(Phase.FAILED, face().phase());
        assertEquals("Half", face().answer());
        assertEquals("Too many requests or tokens", notice().title());
        assertEquals("rate_limit · HTTP 429 · TooMany · call c1", notice().facts());
    }

    @Test
    void stoppedAndInterruptedAreNotFailures() {
        pane.settle(call, failed(FailureKind.CANCELLED));
        assertEquals(Phase.STOPPED, face().phase());
        assertEquals(Notice.Tone.QUIET, notice().tone());
        var reopened = new ResponseViewModel(call.request().deployment(), failed(FailureKind.INTERRUPTED));
        assertEquals(Phase.INTERRUPTED, reopened.face().get().phase());
        assertFalse(reopened.isOpen());
    }

    @Test
    void withoutAPriceTheCostIsADashWithItsReason() {
        var free = call("c3", null);
        var other = new ResponseViewModel(free, new Mailbox());
        var whole = new CompletionBuilder(free)
                .add(new Text(Slot.ONLY, "Four"))
                .add(new UsageReported(new Usage(1L, 0L, 1L, 0L)))
                .add(new Finished(FinishReason.STOP))
                .snapshot();
        other.settle(free, whole);
        assertEquals("first answer – · total – · 1 in → 1 out · – · prices –", Part.plain(other.face().get().metrics().parts()));
        assertEquals("Cost unknown: no price table knows this deployment.", other.face().get().metrics().reason());
        assertEquals(List.of("No price known: the cost is unknown."), other.face().get().cautions());
    }

    @Test
    void anotherModelThanExpectedIsACaution() {
        pane.settle(call, settled(new Started("kimi-k1"), new Text(Slot.ONLY, "a"), new Finished(FinishReason.LENGTH)));
        assertEquals(
                List.of(
                        "Cut at the output limit: raise max tokens for the whole answer.",
                        "kimi-k1 answered, where kimi-k2.6 was expected."),
                face().cautions());
    }

    private void arrive(long ms, CompletionEvent event) {
        builder.add(event, ms * MILLI);
        mailbox.put(new RunEvent(call, ms * MILLI, event));
    }

    private Completion settled(CompletionEvent... events) {
        for (var event : events) {
            builder.add(event);
        }
        return builder.snapshot();
    }

    private Completion failed(FailureKind kind) {
        return new CompletionBuilder(call)
                .add(new Failed(FailureText.describe(kind, FailureFacts.message(null))))
                .snapshot();
    }

    private ResponseFace face() {
        return pane.face().get();
    }

    private String metrics() {
        return Part.plain(face().metrics().parts());
    }

    private Thinking thinking() {
        var thinking = face().thinking();
        assertNotNull(thinking);
        return thinking;
    }

    private String title() {
        return Part.plain(thinking().title());
    }

    private Notice notice() {
        var notice = face().notice();
        assertNotNull(notice);
        return notice;
    }

    private static Call call(String id, @Nullable Price price) {
        var deployment = new Deployment(
                "Kimi-K2.6",
                "kimi-k2.6",
                List.of(),
                Protocol.CHAT,
                OutputLimitField.MAX_TOKENS,
                null,
                price,
                null,
                null,
                List.of());
        var request = new Request(deployment, Prompt.of("", "2+2?"), Parameters.NONE, true);
        return new Call(id, "s", "r", request, 0, null, false);
    }

    @Test
    void aWholeAnswerNeedsNoCard() {
        pane.settle(call, settled(new Text(Slot.ONLY, "Four"), new Finished(FinishReason.STOP)));
        assertNull(face().notice());
        assertNull(face().thinking());
        assertEquals(List.of(), face().cautions());
    }
}
