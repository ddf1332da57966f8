package foundrybench.model;

import static foundrybench.model.Samples.KIMI_PRICE;
import static foundrybench.model.Samples.failure;
import static foundrybench.model.Samples.usage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Filtered;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Tally;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.CompletionEvent.UsageReported;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionBuilderTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Completion.Origin CHAT = origin(Protocol.CHAT);

    @Test
    void reasoningAndContentStayApartHoweverTheyInterleave() {
        assertEquals(
                new Completion(
                        CHAT, false, "kimi", Status.OPEN, "Four", "2+2", ReasoningVisibility.SHOWN, null, List.of(), null,
                        List.of(), null, false, null, Timing.UNKNOWN, new Completion.Events(2, 2), Transport.NONE, null,
                        List.of(), Set.of()),
                fold(new Started("kimi"), thought("2+"), text("Fo"), thought("2"), text("ur")));
    }

    @Test
    void aBrokenStreamKeepsWhatHadArrived() {
        var broken = fold(text("Half an ans"), new Failed(failure(FailureKind.TRUNCATED)));
        assertEquals("Half an ans", broken.content());
        assertEquals(Status.FAILED, broken.status());
        assertEquals(failure(FailureKind.TRUNCATED).withPartial(true), broken.failure());
    }

    @Test
    void aFailureIsPartialWhenOnlyThinkingHadArrivedAndNotWhenNothingHad() {
        var thinking = fold(thought("hm"), new Failed(failure(FailureKind.TIMEOUT)));
        assertEquals(failure(FailureKind.TIMEOUT).withPartial(true), thinking.failure());
        var nothing = fold(new Started("kimi"), new Failed(failure(FailureKind.TIMEOUT).withPartial(true)));
        assertEquals(failure(FailureKind.TIMEOUT), nothing.failure());
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void onlyWhatSomebodyOrTheBudgetEndedIsStopped(FailureKind kind) {
        boolean isStop = kind == FailureKind.CANCELLED || kind == FailureKind.BUDGET;
        assertEquals(isStop ? Status.STOPPED : Status.FAILED, fold(new Failed(failure(kind))).status());
    }

    @Test
    void whatAnAttemptBroughtThatWasMadeAgainCountsForNothing() {
        var failed = new Transport("first", null, null, null);
        var second = new Transport("second", null, null, null);
        var builder = new CompletionBuilder(CHAT, null, null, false)
                .add(new Sent(NOON, 1, 0), 0)
                .add(new Answered(200, failed, false), 5_000_000)
                .add(new Started("old"), 6_000_000)
                .add(new Refused("no"), 6_000_000)
                .add(new ToolCallDelta(0, "id", "tool", "{}"), 6_000_000)
                .add(new Filtered(Set.of("hate")), 6_000_000)
                .add(new UsageReported(usage(9L, null, 1L, 0L)), 6_000_000)
                .add(new Tally(3, 4), 6_000_000)
                .add(new Retried(failure(FailureKind.TRUNCATED), 700), 7_000_000);
        assertEquals(Status.OPEN, builder.snapshot().status());
        assertEquals(failed, builder.snapshot().transport(), "it counts until the next attempt begins");
        builder.add(new Sent(NOON.plusMillis(707), 2, 707), 0);
        assertEquals(
                new Completion(
                        CHAT, false, null, Status.OPEN, "", "", ReasoningVisibility.NONE, null, List.of(), null,
                        List.of(), null, false, null,
                        new Timing(NOON.plusMillis(707), null, null, null, null, null, null, 2, 707.0, 0.0),
                        new Completion.Events(0, 0), Transport.NONE, null, List.of(), Set.of()),
                builder.snapshot());
        builder.add(new Answered(200, second, false), 2_000_000).add(text("yes"), 3_000_000).add(finished(), 4_000_000);
        assertEquals("yes", builder.snapshot().content());
        assertEquals(2.0, builder.snapshot().timing().headersMs());
        assertEquals(3.0, builder.snapshot().timing().ttftMs());
        assertEquals(second, builder.snapshot().transport());
    }

    @Test
    void usageIsUnknownUntilReportedAndThenTheLastReportHolds() {
        assertNull(fold(text("a"), finished()).usage());
        var last = usage(9L, null, 40L, 32L);
        assertEquals(last, fold(new UsageReported(usage(9L, null, 1L, 0L)), new UsageReported(last)).usage());
    }

    @Test
    void nothingFollowsTheEnd() {
        var ended = new CompletionBuilder(CHAT, null, null, false).add(new Finished(FinishReason.LENGTH));
        assertEquals(true, ended.isSettled());
        var refusal = assertThrows(IllegalStateException.class, () -> ended.add(text("x")));
        assertEquals("Text[slot=Slot[item=0, part=0], delta=x, deltas=1] after COMPLETED", refusal.getMessage());
        assertThrows(IllegalStateException.class, () -> ended.add(new Failed(failure(FailureKind.CANCELLED)), 1));
        assertEquals("", ended.snapshot().content());
    }

    @Test
    void aSnapshotStaysAsItIsWhenMoreComes() {
        var builder = new CompletionBuilder(CHAT, null, null, false).add(text("a"));
        var early = builder.snapshot();
        builder.add(text("b")).add(finished());
        assertEquals("a", early.content());
        assertEquals(Status.OPEN, early.status());
        assertEquals("ab", builder.snapshot().content());
    }

    @ParameterizedTest // a property: where the service cuts its deltas, even inside an emoji, changes nothing
    @ValueSource(longs = {1, 2, 3, 42})
    void anyCutOfTheTextFoldsToTheSame(long seed) {
        var answer = "naïve 🤖 answer\r\nline two".repeat(20);
        var random = new Random(seed);
        var builder = new CompletionBuilder(CHAT, null, null, false);
        for (int from = 0, to; from < answer.length(); from = to) {
            to = Math.min(answer.length(), from + 1 + random.nextInt(7));
            builder.add(text(answer.substring(from, to)));
        }
        assertEquals(answer, builder.snapshot().content());
    }

    @Test
    void itemsReadInTheirOrderWithABlankLineBetweenAndTheirPartsDirectly() {
        var answer = fold(
                Protocol.RESPONSES,
                new Text(new Slot(2, 0), "second"),
                new Text(new Slot(1, 1), "st"),
                new Text(new Slot(1, 0), "fir"),
                new Text(new Slot(2, 0), " item"));
        assertEquals("first\n\nsecond item", answer.content());
    }

    @Test
    void partsOfASummaryAreParagraphs() {
        var answer = fold(
                Protocol.RESPONSES, new Reasoning(new Slot(0, 1), "two"), new Reasoning(new Slot(0, 0), "one"));
        assertEquals("one\n\ntwo", answer.reasoning());
        assertEquals(ReasoningVisibility.SUMMARY, answer.reasoningVisibility());
    }

    @Test
    void toolCallsCollectTheirPiecesByIndex() {
        var answer = fold(
                new ToolCallDelta(1, "b", "second", ""),
                new ToolCallDelta(0, "a", "first", "{\"x\""),
                new ToolCallDelta(0, null, null, ":1}"),
                new ToolCallDelta(0, "", "", ""),
                new Finished(FinishReason.TOOL_CALLS));
        assertEquals(List.of(new ToolCall("a", "first", "{\"x\":1}"), new ToolCall("b", "second", "")), answer.toolCalls());
        assertEquals(Set.of(Warning.PRICE_UNKNOWN), answer.warnings());
    }

    @Test
    void aRefusalCollectsItsPiecesAndIsAnAnswerOfAKind() {
        var answer = fold(new Refused("I can"), new Refused("not."), finished());
        assertEquals("I cannot.", answer.refusal());
        assertEquals(Set.of(Warning.PRICE_UNKNOWN), answer.warnings());
    }

    @Test
    void filtersAddUpSorted() {
        var answer = fold(new Filtered(Set.of("violence")), new Filtered(Set.of("hate", "violence")));
        assertEquals(List.of("hate", "violence"), answer.filterCategories());
    }

    @Test
    void theTallyOfTheWireReplacesTheCount() {
        assertEquals(new Completion.Events(5, 0), fold(text("a"), thought("b"), new Tally(5, 0)).events());
    }

    @Test
    void theLastNamedModelHolds() {
        assertEquals("two", fold(new Started("one"), new Started("two")).model());
    }

    @Test
    void headersTellTheWayAndWhetherItIsSimulated() {
        var way = new Transport("id", "West US", 87L, 9689L);
        assertEquals(way, fold(new Answered(200, way, false)).transport());
        assertEquals(false, fold(new Answered(200, way, false)).simulated());
        assertEquals(true, fold(new Answered(200, way, true)).simulated());
        var planned = new CompletionBuilder(CHAT, null, null, true).add(new Answered(200, way, false));
        assertEquals(true, planned.snapshot().simulated());
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "1, HIDDEN", ", NONE"})
    void withoutTextOnlyTheTokenCountTellsOfThinking(@Nullable Long tokens, ReasoningVisibility visibility) {
        assertEquals(visibility, fold(new UsageReported(usage(1L, null, 9L, tokens)), text("a")).reasoningVisibility());
    }

    @Test
    void whatTheAnswerCostFollowsItsUsage() {
        var cost = priced(text("a"), new UsageReported(usage(12L, 0L, 90L, 60L)), finished()).cost();
        assertEquals(
                new Cost(
                        new BigDecimal("0.00000336"), BigDecimal.ZERO, new BigDecimal("0.0000693"),
                        new BigDecimal("0.0000462"), new BigDecimal("0.00007266"), "guide-2026-05", KIMI_PRICE.asOf()),
                cost);
    }

    @Test
    void whatIsUnknownOrContradictsItselfHasNoCost() {
        assertNull(priced(text("a"), finished()).cost(), "no usage");
        assertNull(fold(new UsageReported(usage(1L, null, 1L, null)), finished()).cost(), "no price");
        var suspect = priced(text("a"), new UsageReported(usage(12L, null, 0L, null)), finished());
        assertNull(suspect.cost());
        assertEquals(true, suspect.usageSuspect());
        assertEquals(Set.of(Warning.USAGE_SUSPECT), suspect.warnings());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''     | STOP           | NO_ANSWER
            ' \n ' | STOP           | NO_ANSWER
            ''     | LENGTH         | NO_ANSWER BUDGET_WENT_TO_THINKING
            ''     | CONTENT_FILTER | NO_ANSWER
            a      | LENGTH         | ''
            a      | STOP           | ''
            """)
    void aCompletedAnswerWithoutContentWarns(String content, FinishReason reason, String warnings) {
        var answer = content.isEmpty()
                ? priced(thought("long"), new Finished(reason))
                : priced(text(content.replace("\\n", "\n")), new Finished(reason));
        assertEquals(
                warnings, String.join(" ", answer.warnings().stream().sorted().map(Warning::name).toList()));
        assertEquals(warnings.isEmpty(), answer.hasAnswer());
    }

    @Test
    void aFailedAnswerDoesNotWarnOfItsEmptiness() {
        assertEquals(Set.of(), priced(new Failed(failure(FailureKind.AUTH))).warnings());
        assertEquals(false, priced(new Failed(failure(FailureKind.AUTH))).hasAnswer());
        assertEquals(Set.of(), priced().warnings());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Kimi-K2.6,          kimi-k2.6,            false
            Kimi-K2.6,          kimi-k2.6-2026-04-20, false
            gpt-5.4-2026-03-05, gpt-5.4-2026-04-01,   false
            gpt-4,              gpt-4-0613,           false
            DeepSeek-V3.2,      deepseek-v3.2-20251201, false
            gpt-5.4,            gpt-5.4-mini,         true
            gpt-5.4,            gpt-5.4-12,           true
            gpt-5.4,            gpt-5.3-2026-03-05,   true
            gpt-5.4,            2026-03-05-gpt-5.4,   true
            gpt-5.4,            ,                     false
            ,                   gpt-5.4,              false
            """)
    void aModelDiffersBeyondLetterCaseAndATrailingDate(@Nullable String expected, @Nullable String reported, boolean differs) {
        var builder = new CompletionBuilder(CHAT, expected, KIMI_PRICE, false);
        if (reported != null) {
            builder.add(new Started(reported));
        }
        assertEquals(differs ? Set.of(Warning.MODEL_DIFFERS) : Set.of(), builder.snapshot().warnings());
    }

    @Test
    void anAddedWarningJoinsTheOthers() {
        assertEquals(
                Set.of(Warning.PRICE_UNKNOWN, Warning.NOT_SAVED),
                fold(text("a"), finished()).withWarning(Warning.NOT_SAVED).warnings());
    }

    @Test
    void timesAreTakenAtTheFirstDeltaNotAtHeadersOrNames() {
        var answer = timed(
                at(0, new Sent(NOON, 2, 12.5)),
                at(180.25, new Answered(200, Transport.NONE, false)),
                at(190, new Started("kimi")),
                at(301.5, thought("a")),
                at(900, thought("b")),
                at(2401.5, text("c")),
                at(2500, thought("late")),
                at(3301.5, text("d")),
                at(3350, new UsageReported(usage(1L, null, 1L, null))),
                at(3400, finished()));
        assertEquals(new Timing(NOON, 180.25, 301.5, 2401.5, 2100.0, 900.0, 3400.0, 2, 12.5), answer.timing());
    }

    @Test
    void withoutContentThinkingLastsToItsLastDelta() {
        var answer = timed(at(0, new Sent(NOON, 1, 0)), at(10, thought("a")), at(25, thought("b")), at(40, finished()));
        assertEquals(new Timing(NOON, null, 10.0, null, 15.0, null, 40.0, 1, 0.0), answer.timing());
    }

    @Test
    void withoutThinkingThereIsNoTimeOfIt() {
        var answer = timed(at(0, new Sent(NOON, 1, 0)), at(10, text("a")), at(40, new Failed(failure(FailureKind.CANCELLED))));
        assertEquals(new Timing(NOON, null, 10.0, 10.0, null, 0.0, 40.0, 1, 0.0), answer.timing());
    }

    @Test
    void thinkingAfterTheFirstContentTakesNoTimeBeforeIt() {
        var answer = timed(at(10, text("a")), at(20, thought("b")));
        assertEquals(new Timing(null, null, 10.0, 10.0, 0.0, 0.0, null, null, null), answer.timing());
    }

    @Test
    void eventsOfUnknownTimeLeaveTheTimesUnknown() {
        assertEquals(Timing.UNKNOWN, fold(thought("a"), text("b"), finished()).timing());
    }

    @Test
    void theOriginOfALiveCallIsTheCall() {
        var estimate = new Estimate(1, "o200k", null, null, null, null);
        var parameters = new Parameters(100, null, null, "low");
        var call = new Call(
                "id", "session", "run",
                new Request(Samples.deployment("Kimi-K2.6", Protocol.CHAT), Prompt.of("", "Hi"), parameters, true),
                3, estimate, true);
        var answer = new CompletionBuilder(call).snapshot();
        assertEquals(
                new Completion.Origin(
                        "id", "session", "run", false, "Kimi-K2.6", Protocol.CHAT, parameters, 3, estimate),
                answer.origin());
        assertEquals(true, answer.simulated());
    }

    private record Timed(long nanos, CompletionEvent event) {}

    private static Timed at(double millis, CompletionEvent event) {
        return new Timed(Math.round(millis * 1e6), event);
    }

    private static Completion timed(Timed... events) {
        var builder = new CompletionBuilder(CHAT, null, KIMI_PRICE, false);
        for (var event : events) {
            builder.add(event.event(), event.nanos());
        }
        return builder.snapshot();
    }

    private static Completion fold(CompletionEvent... events) {
        return fold(Protocol.CHAT, events);
    }

    private static Completion fold(Protocol protocol, CompletionEvent... events) {
        return fold(new CompletionBuilder(origin(protocol), null, null, false), events);
    }

    private static Completion priced(CompletionEvent... events) {
        return fold(new CompletionBuilder(CHAT, null, KIMI_PRICE, false), events);
    }

    private static Completion fold(CompletionBuilder builder, CompletionEvent... events) {
        for (var event : events) {
            builder.add(event);
        }
        return builder.snapshot();
    }

    private static Completion.Origin origin(Protocol protocol) {
        return new Completion.Origin("id", null, null, false, "Kimi-K2.6", protocol, Parameters.NONE, 0, null);
    }

    private static Text text(String delta) {
        return new Text(Slot.ONLY, delta);
    }

    private static Reasoning thought(String delta) {
        return new Reasoning(Slot.ONLY, delta);
    }

    private static Finished finished() {
        return new Finished(FinishReason.STOP);
    }
}
