package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.format.CompletionFormat;
import foundrybench.format.FormatException;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Failure;
import foundrybench.model.Status;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What holds for every answer, however odd.
final class AnswerInvariants {
    private AnswerInvariants() {}

    static void check(OddAnswer answer, List<CompletionEvent> events, Completion completion) {
        checkEvents(events);
        checkEnding(completion);
        checkFigures(completion);
        checkSizes(answer, completion);
        checkLine(completion);
    }

    private static void checkEvents(List<CompletionEvent> events) {
        assertTrue(events.getFirst() instanceof Answered, "the headers come first");
        assertTrue(isEnd(events.getLast()), "the end is last");
        assertEquals(1, events.stream().filter(AnswerInvariants::isEnd).count(), "ends");
        for (var event : events) {
            var piece = switch (event) {
                case Text(_, var delta, _) -> delta;
                case Reasoning(_, var delta, _) -> delta;
                case Refused(var delta) -> delta;
                case Started(var model) -> model;
                default -> "anything";
            };
            assertFalse(piece.isEmpty(), "an empty piece");
        }
    }

    private static boolean isEnd(CompletionEvent event) {
        return event instanceof Finished || event instanceof Failed;
    }

    private static void checkEnding(Completion completion) {
        var failure = completion.failure();
        assertTrue(completion.status() != Status.OPEN);
        assertEquals(completion.status() == Status.COMPLETED, failure == null, "status and failure");
        if (failure == null) {
            return;
        }
        assertNull(completion.finishReason());
        boolean hasText = !completion.content().isEmpty() || !completion.reasoning().isEmpty();
        assertEquals(hasText, failure.partial(), "partial");
        assertTrue(!failure.title().isEmpty() && !failure.detail().isEmpty() && !failure.fix().isEmpty(), "words");
        checkWait(failure);
    }

    private static void checkWait(Failure failure) {
        var wait = failure.retryAfterMs();
        assertTrue(wait == null || (wait > 0 && failure.retryable()), "wait");
    }

    private static void checkFigures(Completion completion) {
        var usage = completion.usage();
        assertTrue(completion.events().textDeltas() >= 0 && completion.events().reasoningDeltas() >= 0, "deltas");
        assertTrue(isCount(completion.transport().remainingRequests()) && isCount(completion.transport().remainingTokens()), "limits");
        if (usage != null && !completion.usageSuspect()) {
            assertTrue(
                    Stream.of(isCount(usage.promptTokens()), isCount(usage.cachedTokens()), isCount(usage.completionTokens()),
                            isCount(usage.reasoningTokens())).allMatch(is -> is),
                    "tokens");
        }
        var cost = completion.cost();
        if (cost != null) {
            assertFalse(completion.usageSuspect());
            assertNotNull(usage);
            assertTrue(usage.promptTokens() != null && usage.completionTokens() != null, "cost of unknown tokens");
            assertTrue(cost.input().signum() >= 0 && cost.total().signum() >= 0, "negative cost");
            assertEquals(0, cost.total().compareTo(cost.input().add(cost.cachedInput()).add(cost.output())), "total");
        }
    }

    private static boolean isCount(@Nullable Long number) {
        return number == null || number >= 0;
    }

    /// No answer becomes longer than what it was sent as, but for numbers that are written out.
    private static void checkSizes(OddAnswer answer, Completion completion) {
        long length = completion.content().length() + completion.reasoning().length();
        var refusal = completion.refusal();
        length += refusal == null ? 0 : refusal.length();
        length += completion.toolCalls().stream().mapToLong(call -> call.arguments().length()).sum();
        assertTrue(length <= 2L * answer.body().length + 16, "text of " + length + " from " + answer.body().length);
        assertTrue(completion.events().textDeltas() <= answer.body().length, "more deltas than bytes");
        assertTrue(completion.toolCalls().size() <= answer.body().length, "more calls than bytes");
    }

    /// The store keeps completions as lines, so a line gives back what it was made of.
    private static void checkLine(Completion completion) {
        var line = CompletionFormat.line(completion);
        assertEquals(-1, line.indexOf('\n'), "one line");
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        assertEquals(line, new String(bytes, StandardCharsets.UTF_8), "as UTF-8");
        try {
            var read = CompletionFormat.fromJson(Json.parse(line));
            assertEquals(completion, read, "read back");
            assertEquals(line, CompletionFormat.line(read), "written again");
        } catch (FormatException | JsonException e) {
            throw new AssertionError("a line of ours that cannot be read: " + line, e);
        }
    }
}
