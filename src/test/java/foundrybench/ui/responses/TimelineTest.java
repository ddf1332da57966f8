package foundrybench.ui.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
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
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.Slot;
import foundrybench.model.Transport;
import foundrybench.model.Usage;
import foundrybench.ui.responses.Timespan.Kind;
import foundrybench.ui.responses.Timespan.Segment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {
    private static final Deployment KIMI = new Deployment(
            "Kimi", null, List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, null, null, null, List.of());

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
                        3000,
                        "thinking 70 %"),
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
                        6000,
                        "hidden thinking"),
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
        assertEquals(new Timespan(List.of(), 0, ""), span());
        at(0, new Sent(Instant.EPOCH, 1, 0));
        assertEquals(
                List.of(new Segment(Kind.WAITING, 0, 700)),
                Timespan.of(builder.snapshot(), 700.0).segments());
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
