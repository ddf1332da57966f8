package foundrybench.ui.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.format.CompletionFormat;
import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Deployment;
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
import foundrybench.model.Slot;
import foundrybench.model.Transport;
import foundrybench.model.Usage;
import foundrybench.ui.responses.Timespan.Kind;
import foundrybench.ui.responses.Timespan.Segment;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {
    private static final Price PRICE = new Price(
            "guide",
            LocalDate.of(2026, 5, 3),
            new Price.Rates(new BigDecimal("0.28"), null, new BigDecimal("0.77")),
            null);
    private static final Deployment KIMI = new Deployment(
            "Kimi", null, List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, PRICE, null, null, List.of());

    private final CompletionBuilder builder = new CompletionBuilder(
            new Call("c", "s", "r", new Request(KIMI, Prompt.of("", "?"), Parameters.NONE, true), 0, null, false));

    @Test
    void waitingThinkingAndAnsweringFollowEachOther() {
        at(0, new Sent(Instant.EPOCH, 1, 0));
        at(300, new Reasoning(Slot.ONLY, "hm"));
        at(2400, new Text(Slot.ONLY, "a"));
        at(3000, new Finished(FinishReason.STOP));
        assertEquals(
                new Timespan(
                        List.of(
                                new Segment(Kind.WAITING, 0, 300),
                                new Segment(Kind.THINKING, 300, 2400),
                                new Segment(Kind.ANSWERING, 2400, 3000)),
                        3000),
                span());
    }

    @Test
    void hiddenThinkingBeginsNoEarlierThanTheStatusLine() {
        at(0, new Sent(Instant.EPOCH, 1, 0));
        at(480, new Answered(200, Transport.NONE, false));
        at(6000, new UsageReported(new Usage(1L, 0L, 9L, 9L)));
        at(6000, new Finished(FinishReason.LENGTH));
        assertEquals(
                new Timespan(
                        List.of(new Segment(Kind.WAITING, 0, 480), new Segment(Kind.HIDDEN, 480, 6000)),
                        6000),
                span());
    }

    @Test
    void thinkingThatBrokeOffEndsWithItsLastWord() {
        at(0, new Sent(Instant.EPOCH, 1, 0));
        at(300, new Reasoning(Slot.ONLY, "hm"));
        at(900, new Reasoning(Slot.ONLY, "hm"));
        at(1000, new Failed(FailureText.describe(FailureKind.CANCELLED, FailureFacts.message(null))));
        assertEquals(
                List.of(new Segment(Kind.WAITING, 0, 300), new Segment(Kind.THINKING, 300, 900)), span().segments());
    }

    @Test
    void anOpenOneGrowsWithTheClock() {
        assertEquals(new Timespan(List.of(), 0), span());
        at(0, new Sent(Instant.EPOCH, 1, 0));
        assertEquals(
                List.of(new Segment(Kind.WAITING, 0, 700)),
                Timespan.of(builder.snapshot(), 700.0).segments());
    }

    @Test
    void whatWasWaitedForBeforeItWasSentComesFirstOnTheSharedAxis() {
        at(0, new Sent(Instant.EPOCH, 1, 400));
        at(100, new Text(Slot.ONLY, "a"));
        at(200, new Finished(FinishReason.STOP));
        assertEquals(
                new Timespan(
                        List.of(
                                new Segment(Kind.QUEUED, 0, 400),
                                new Segment(Kind.WAITING, 400, 500),
                                new Segment(Kind.ANSWERING, 500, 600)),
                        600),
                span());
    }

    @Test
    void failedAttemptsAreToldFromTheQueueAlsoOnceSaved() throws Exception {
        at(0, new Sent(Instant.EPOCH, 1, 400));
        at(100, new Retried(FailureText.describe(FailureKind.RATE_LIMIT, FailureFacts.message(null)), 3000));
        assertEquals(
                List.of(new Segment(Kind.QUEUED, 0, 400), new Segment(Kind.RETRYING, 400, 2000)),
                Timespan.waiting(builder.snapshot(), 2000).segments());
        at(0, new Sent(Instant.EPOCH, 2, 3500));
        at(100, new Text(Slot.ONLY, "a"));
        at(200, new Finished(FinishReason.STOP));
        var expected = List.of(
                new Segment(Kind.QUEUED, 0, 400),
                new Segment(Kind.RETRYING, 400, 3500),
                new Segment(Kind.WAITING, 3500, 3600),
                new Segment(Kind.ANSWERING, 3600, 3700));
        assertEquals(expected, span().segments());
        var line = CompletionFormat.line(builder.snapshot());
        assertEquals(expected, Timespan.of(CompletionFormat.fromJson(Json.parse(line)), null).segments());
    }

    @Test
    void whatNobodyNotedApartIsNotGuessed() {
        at(0, new Sent(Instant.EPOCH, 2, 3500));
        at(200, new Finished(FinishReason.STOP));
        assertEquals(
                List.of(new Segment(Kind.BEFORE, 0, 3500), new Segment(Kind.WAITING, 3500, 3700)), span().segments());
    }

    @Test
    void oneThatIsNotYetSentIsInTheQueue() {
        assertEquals(List.of(new Segment(Kind.QUEUED, 0, 700)), Timespan.waiting(builder.snapshot(), 700).segments());
    }

    @Test
    void itsNumbersSayTimeShareTokensAndMoneyAndWhatThinkingTookOfIt() {
        at(0, new Sent(Instant.EPOCH, 1, 400));
        at(300, new Reasoning(Slot.ONLY, "hm"));
        at(2400, new Text(Slot.ONLY, "a"));
        at(3600, new UsageReported(new Usage(120L, 0L, 336L, 240L)));
        at(3600, new Finished(FinishReason.STOP));
        var row = row();
        assertEquals("thinking 63 % of cost", row.note());
        assertEquals(
                """
                Kimi · done
                queue  0.4 s · 10 %
                waiting  0.3 s · 8 % · 120 tokens in · $0.000034
                thinking  2.1 s · 53 % · 240 tokens · $0.00018
                answering  1.2 s · 30 % · 96 tokens · $0.000074
                Thinking took 63 % of the money.
                4.0 s since it was asked · waited 0.4 s · 120 in → 336 out (240 thinking) · $0.00029 · prices guide (2026-05-03)""",
                String.join("\n", row.details()));
    }

    @Test
    void anUnknownShareIsADashWithItsReason() {
        at(0, new Sent(Instant.EPOCH, 1, 0));
        at(300, new Reasoning(Slot.ONLY, "hm"));
        assertEquals("", row().note());
        at(400, new Text(Slot.ONLY, "a"));
        at(500, new UsageReported(new Usage(120L, 0L, 336L, null)));
        at(500, new Finished(FinishReason.STOP));
        assertEquals("thinking – of cost", row().note());
        assertEquals(
                "Thinking took – of the money: The service did not report its tokens.", row().details().get(4));
        assertEquals("thinking  0.1 s · 20 % · – tokens · –", row().details().get(2));
        assertEquals("answering  0.1 s · 20 % · 336 tokens out, thinking not told apart · $0.00026", row().details().get(3));
    }

    @Test
    void anUnknownCostHasItsReasonToo() {
        at(0, new Sent(Instant.EPOCH, 1, 0));
        at(200, new Failed(FailureText.describe(FailureKind.SERVER_ERROR, FailureFacts.message(null))));
        assertEquals(
                """
                Kimi · failed
                waiting  0.2 s · 100 % · – tokens in · –
                0.2 s since it was asked · – in → – out · –
                Cost unknown: the service reported no tokens.""",
                String.join("\n", row().details()));
    }

    private Timeline.Row row() {
        return Timeline.of(List.of(new ResponseViewModel(KIMI, builder.snapshot()))).rows().getFirst();
    }

    @ParameterizedTest
    @CsvSource({"900, '0.0 0.2 0.4 0.6 0.8 1.0'", "3300, '0 1 2 3'", "6000, '0 1 2 3 4 5 6'", "61000, '0 20 40 60'"})
    void theAxisHasAtMostSevenRoundMarks(long endMs, String marks) {
        at(0, new Sent(Instant.EPOCH, 1, 0));
        at(endMs, new Finished(FinishReason.STOP));
        var timeline = Timeline.of(List.of(new ResponseViewModel(KIMI, builder.snapshot())));
        assertEquals(marks, String.join(" ", timeline.marks().stream().map(Timeline.Mark::text).toList()));
    }

    private void at(long ms, CompletionEvent event) {
        builder.add(event, ms * 1_000_000);
    }

    private Timespan span() {
        return Timespan.of(builder.snapshot(), null);
    }
}
