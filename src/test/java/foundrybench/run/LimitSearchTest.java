package foundrybench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.FailureKind;
import foundrybench.model.Samples;
import foundrybench.model.Unanswered;
import foundrybench.run.LimitFinding.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitSearchTest {
    /// What a model's usage tells.
    enum Tells {
        NOTHING,
        WHAT_IT_USED,
        WHAT_IT_THOUGHT,
        /// Thinking rounded down, as by a service that counts in blocks.
        TOO_LITTLE
    }

    private final List<Integer> asked = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Tells.class)
    void aModelThatAnswersAlikeIsFoundExactlyAndInTime(Tells tells) {
        for (int cap : new int[] {16, 17, 31, 32, 47, 48, 64, 100, 255, 256, 300}) {
            for (int needed = 1; needed <= cap; needed++) {
                for (int answer : new int[] {0, 1, 40, 1000}) {
                    for (int repeats : new int[] {1, 3}) {
                        foundExactly(cap, needed, answer, repeats, tells);
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void soItIsWithLargeCaps(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int cap = 16 + random.nextInt(200_000);
            var tells = Tells.values()[random.nextInt(Tells.values().length)];
            foundExactly(cap, 1 + random.nextInt(cap), random.nextInt(4000), 1 + random.nextInt(6), tells);
        }
    }

    private void foundExactly(int cap, int needed, int answer, int repeats, Tells tells) {
        var finding = search(cap, repeats, limit -> steady(limit, needed, answer, tells));
        var what = "cap %d needed %d answer %d repeats %d %s: %s asked %s".formatted(cap, needed, answer, repeats, tells, finding, asked);
        assertTrue(finding.isFound(), what);
        assertEquals(Math.max(needed, 16), finding.maxTokens(), what);
        assertEquals(repeats, Math.min(repeats, finding.answered()), what);
        assertTrue(finding.calls() <= Math.floor(Math.log(cap) / Math.log(2) + 1e-9) + repeats, what);
        assertTrue(asked.stream().allMatch(limit -> limit >= 16 && limit <= cap), what);
    }

    /// Answers from `needed` tokens on, and wholly when there is room for `answer` more.
    private static LimitTrial steady(int limit, int needed, int answer, Tells tells) {
        if (limit < needed) {
            return new LimitTrial.FellShort();
        }
        boolean whole = limit >= needed + answer;
        long thought = needed - 1;
        return new LimitTrial.Answered(
                whole,
                whole && tells != Tells.NOTHING ? Long.valueOf(needed + answer) : null,
                switch (tells) {
                    case NOTHING, WHAT_IT_USED -> null;
                    case WHAT_IT_THOUGHT -> Long.valueOf(thought);
                    case TOO_LITTLE -> Long.valueOf(thought / 64 * 64);
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void howeverAModelVariesTheSearchEndsInTimeAndItsWordHolds(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            int cap = 16 + random.nextInt(i % 2 == 0 ? 300 : 40_000);
            int repeats = 1 + random.nextInt(5);
            int spread = 1 + random.nextInt(cap);
            var tells = Tells.values()[random.nextInt(Tells.values().length)];
            var fellShortAt = new ArrayList<Integer>(List.of(0));
            var finding = search(cap, repeats, limit -> {
                var trial = steady(limit, 1 + random.nextInt(spread), random.nextInt(200), tells);
                if (trial instanceof LimitTrial.FellShort) {
                    assertTrue(limit > fellShortAt.getLast(), "asked again where it fell short: " + asked);
                    fellShortAt.add(limit);
                }
                return trial;
            });
            var what = "cap %d repeats %d: %s asked %s".formatted(cap, repeats, finding, asked);
            int log2 = (int) Math.floor(Math.log(cap) / Math.log(2) + 1e-9);
            assertTrue(finding.calls() <= 2 * log2 + 3 * repeats, what);
            assertTrue(asked.stream().allMatch(limit -> limit >= 16 && limit <= cap), what);
            assertTrue(!finding.isFound() || finding.answered() >= repeats, what);
            assertTrue(finding.maxTokens() == null || finding.maxTokens() > fellShortAt.getLast(), what);
        }
    }

    @Test
    void oneThatTellsWhatItThoughtIsFoundByOneCallMoreThanTheRepeats() {
        var finding = search(16_384, 3, limit -> steady(limit, 1_232, 40, Tells.WHAT_IT_THOUGHT));
        assertEquals(List.of(16_384, 1_232, 1_232, 1_232), asked);
        assertEquals(new LimitFinding(new End.Found(), 1_232, 3, 4, false, 1_272), finding);
    }

    @Test
    void oneThatTellsNothingIsHalvedDown() {
        assertEquals(1_232, search(2_048, 1, limit -> steady(limit, 1_232, 0, Tells.NOTHING)).maxTokens());
        assertEquals(List.of(2_048, 1_032, 1_540, 1_286, 1_159, 1_223, 1_255, 1_239, 1_231, 1_235, 1_233, 1_232), asked);
    }

    @Test
    void anAnswerThatIsNeverCutIsWhole() {
        var finding = search(1_000, 2, limit -> steady(limit, 200, 0, Tells.WHAT_IT_USED));
        assertTrue(finding.whole());
        assertEquals(200, finding.wholeFrom());
    }

    @Test
    void whereNoWholeAnswerWasSeenNoneIsPromised() {
        var finding = search(100, 1, limit -> steady(limit, 50, 1_000, Tells.NOTHING));
        assertFalse(finding.whole());
        assertNull(finding.wholeFrom());
    }

    @Test
    void nothingAtTheCapEndsItAtOnce() {
        assertEquals(
                new LimitFinding(new End.NotWithinCap(), null, 0, 1, false, null),
                search(1_024, 3, limit -> steady(limit, 1_025, 0, Tells.NOTHING)));
    }

    @Test
    void whatTokensDoNotCureEndsItAtOnce() {
        for (var why : List.of(Unanswered.THOUGHT_ONLY, Unanswered.NOTHING, Unanswered.FILTERED, Unanswered.REFUSED)) {
            assertEquals(new End.NoCure(why), search(1_024, 3, _ -> new LimitTrial.NoCure(why)).end());
            assertEquals(1, asked.size());
        }
        var failure = Samples.failure(FailureKind.QUOTA);
        assertEquals(new End.Broken(failure), search(1_024, 3, _ -> new LimitTrial.Broken(failure)).end());
    }

    @Test
    void aCallThatTheBudgetForbadeIsNotCounted() {
        var stopped = Samples.failure(FailureKind.BUDGET);
        assertEquals(0, search(1_024, 3, _ -> new LimitTrial.Broken(stopped)).calls());
        assertEquals(1, search(1_024, 3, _ -> new LimitTrial.Broken(Samples.failure(FailureKind.QUOTA))).calls());
    }

    @Test
    void oneThatWasEnoughAndThenNotIsRaised() {
        var needs = new ArrayList<>(List.of(100, 100, 130));
        var finding = search(1_024, 2, limit -> steady(limit, needs.size() > 1 ? needs.removeFirst() : 130, 0, Tells.WHAT_IT_USED));
        assertTrue(finding.isFound());
        assertEquals(130, finding.maxTokens());
        assertEquals(2, finding.answered());
    }

    @Test
    void oneThatNeverSettlesEndsWithTheBestThatIsKnown() {
        var finding = search(64, 50, limit -> limit == 64 && asked.size() < 140 ? steady(64, 1, 0, Tells.NOTHING) : new LimitTrial.FellShort());
        assertEquals(64, finding.maxTokens());
        assertTrue(finding.isFound());
        var fickle = search(64, 3, limit -> asked.size() < 3 ? steady(limit, 64, 0, Tells.NOTHING) : new LimitTrial.FellShort());
        assertEquals(new End.Varies(), fickle.end());
        assertNull(fickle.maxTokens());
    }

    @ParameterizedTest
    @CsvSource({"16384, 3, 17, 37", "16, 1, 5, 11", "1000, 2, 11, 24"})
    void theBoundsAreToldBeforehand(int cap, int repeats, int usual, int most) {
        assertEquals(usual, LimitSearch.usualCalls(cap, repeats));
        assertEquals(most, LimitSearch.mostCalls(cap, repeats));
    }

    @Test
    void whatHasNotEndedHasFoundNothing() {
        assertThrows(IllegalStateException.class, () -> new LimitSearch(100, 1).finding());
        assertThrows(IllegalArgumentException.class, () -> new LimitSearch(15, 1));
    }

    private LimitFinding search(int cap, int repeats, IntFunction<LimitTrial> model) {
        asked.clear();
        var search = new LimitSearch(cap, repeats);
        for (var next = search.next(); next.isPresent(); next = search.next()) {
            asked.add(next.getAsInt());
            search.take(next.getAsInt(), model.apply(next.getAsInt()));
        }
        return search.finding();
    }
}
