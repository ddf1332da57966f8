package foundrybench.store;

import static foundrybench.store.StoreSamples.answer;
import static foundrybench.store.StoreSamples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.FinishReason;
import foundrybench.model.Price;
import foundrybench.model.Prompt;
import foundrybench.model.Repricing;
import foundrybench.model.Slot;
import foundrybench.model.SpendSlice;
import foundrybench.model.SpendTable;
import foundrybench.model.Usage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was spent is added up to the last digit, and nothing that was not spent is.
class SpendTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FIRST = Instant.parse("2026-10-24T10:00:00Z"); // the clocks go back the night after

    @TempDir
    Path home;

    SessionStore store;

    @BeforeEach
    void open() throws StoreException {
        store = SessionStore.open(home, problem -> {
            throw new AssertionError(problem.words());
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    /// Against a sum over all lines.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSumsAreThoseOfAllLines(long seed) throws Exception {
        var random = new Random(seed);
        var expected = new HashMap<String, BigDecimal>();
        var unknown = new HashMap<String, Integer>();
        for (int i = 0; i < 60; i++) {
            var at = FIRST.plusSeconds(random.nextInt(4 * 86_400));
            boolean simulated = random.nextInt(4) == 0;
            var run = run("s" + i, at, simulated, Prompt.of("", "p" + i), random.nextBoolean() ? "a" : "b");
            store.begin(run);
            boolean hasUsage = random.nextInt(5) > 0;
            var completion = ended(run.calls().getFirst(), hasUsage ? new Usage((long) random.nextInt(5000), null, (long) random.nextInt(5000), null) : null);
            store.settle(completion);
            if (!simulated) {
                var key = LocalDate.ofInstant(at, BERLIN) + " " + completion.origin().deployment();
                expected.merge(key, completion.cost() == null ? BigDecimal.ZERO : completion.cost().total(), BigDecimal::add);
                unknown.merge(key, hasUsage ? 0 : 1, Integer::sum);
            }
        }
        var slices = store.ledger().slices(FIRST, FIRST.plusSeconds(9 * 86_400), BERLIN);
        assertEquals(expected.keySet(), Set.copyOf(slices.stream().map(SpendTest::key).toList()), "seed " + seed);
        for (var slice : slices) {
            assertEquals(0, slice.known().compareTo(expected.getOrDefault(key(slice), BigDecimal.TEN)), key(slice) + ", seed " + seed);
            assertEquals(unknown.get(key(slice)), slice.unknown(), key(slice) + ", seed " + seed);
        }
        var total = expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, total.compareTo(SpendTable.byDay(slices).total().known()));
        assertEquals(0, total.compareTo(SpendTable.byMonth(slices).total().known()));
        assertEquals(0, total.compareTo(SpendTable.by(slices, SpendSlice::deployment).total().known()));
    }

    private static String key(SpendSlice slice) {
        return slice.day() + " " + slice.deployment();
    }

    @Test
    void aDayBeginsAtMidnightThereAlsoWhenTheClocksGoBack() throws Exception {
        save("a", Instant.parse("2026-10-24T21:59:59Z")); // 23:59:59 on the 24th
        save("b", Instant.parse("2026-10-24T22:00:00Z")); // midnight
        save("c", Instant.parse("2026-10-25T22:59:59Z")); // 23:59:59, an hour later by the sun
        save("d", Instant.parse("2026-10-25T23:00:00Z"));
        var days = SpendTable.byDay(store.ledger().slices(FIRST, FIRST.plusSeconds(9 * 86_400), BERLIN)).rows();
        assertEquals(List.of("2026-10-26 1", "2026-10-25 2", "2026-10-24 1"), days.stream().map(row -> row.name() + " " + row.calls()).toList());
    }

    @Test
    void whatIsInTheTrashWasPaidAndWhatIsDeletedIsForgotten() throws Exception {
        save("a", FIRST);
        store.change("a", new SessionChange.Trash(FIRST));
        assertEquals(1, store.ledger().slices(FIRST, FIRST.plusSeconds(1), BERLIN).size());
        store.delete("a");
        assertEquals(List.of(), store.ledger().slices(FIRST, FIRST.plusSeconds(1), BERLIN));
    }

    @Test
    void aMonthIsForeseenFromWhatItHasBeen() {
        var day = LocalDate.parse("2026-11-10");
        assertEquals(0, new BigDecimal("30").compareTo(SpendTable.atThisPace(new BigDecimal("10"), YearMonth.of(2026, 11), day)));
        assertEquals(new BigDecimal("10"), SpendTable.atThisPace(new BigDecimal("10"), YearMonth.of(2026, 10), day));
    }

    @Test
    void thePastIsPricedByAnotherTableWithItsTiers() throws Exception {
        var small = run("small", FIRST, false, Prompt.of("", "p"), "a");
        var large = run("large", FIRST, false, Prompt.of("", "p"), "a");
        var none = run("none", FIRST, false, Prompt.of("", "p"), "a", "b");
        List.of(small, large, none).forEach(store::begin);
        store.settle(ended(small.calls().getFirst(), new Usage(100L, null, 10L, null)));
        store.settle(ended(large.calls().getFirst(), new Usage(2000L, null, 10L, null)));
        store.settle(ended(none.calls().getFirst(), null));
        store.settle(answer(none.calls().getLast(), new Failed(FailureText.describe(FailureKind.CONNECTION, FailureFacts.message("x")))));
        var price = new Price(
                "other", LocalDate.parse("2026-11-01"), rates("10", "20"), new Price.Tier(1000, rates("100", "200")));
        var repricing = new Repricing(deployment -> deployment.equals("a") ? price : null);
        store.ledger().calls(Instant.EPOCH, Set.of(), repricing::add);
        var row = repricing.rows().getFirst();
        assertEquals(1, repricing.rows().size(), repricing.rows().toString());
        assertEquals(2, row.compared());
        assertEquals(1, row.unknown());
        // 100 × 0.28 + 10 × 0.77, and above 1,000 tokens 2000 × 1 + 10 × 2, in millionths
        assertEquals(0, new BigDecimal("0.0020557").compareTo(row.then()), row.toString());
        assertEquals(0, new BigDecimal("0.2032").compareTo(row.now()), row.toString());
        assertEquals(List.of("guide-2026-05 of 2026-05-03"), repricing.tables());
        var only = new ArrayList<Completion>();
        store.ledger().calls(Instant.EPOCH, Set.of("small"), only::add);
        assertEquals(1, only.size());
    }

    @Test
    void versionsAreTheDistinctPromptsTheLastAskedFirst() throws Exception {
        ask("s1", "one", FIRST);
        ask("s2", "two", FIRST.plusSeconds(1));
        ask("s3", "one", FIRST.plusSeconds(2));
        var versions = store.versions().list(null, 9);
        assertEquals(List.of("one", "two"), versions.stream().map(version -> version.prompt().title()).toList());
        assertEquals(2, versions.getFirst().runs());
        assertEquals("s3", versions.getFirst().lastSession());
        assertEquals(FIRST, versions.getFirst().first());
        assertEquals(List.of("two"), store.versions().list("s2", 9).stream().map(version -> version.prompt().title()).toList());
        assertEquals(2, store.versions().results(versions.getFirst().hash(), 9).size());
        assertEquals(versions.getFirst(), store.versions().beginning(versions.getFirst().shortHash()).getFirst());
        store.change("s3", new SessionChange.Trash(FIRST));
        assertEquals(List.of("two", "one"), store.versions().list(null, 9).stream().map(version -> version.prompt().title()).toList());
    }

    private static Price.Rates rates(String input, String output) {
        return new Price.Rates(new BigDecimal(input), null, new BigDecimal(output));
    }

    private void save(String id, Instant at) {
        ask(id, "prompt", at);
    }

    private void ask(String id, String prompt, Instant at) {
        var run = run(id, at, false, Prompt.of("", prompt), "a");
        store.begin(run);
        store.settle(ended(run.calls().getFirst(), new Usage(10L, null, 10L, null)));
    }

    private static Completion ended(Call call, @Nullable Usage usage) {
        return usage == null
                ? answer(call, new Sent(FIRST, 1, 0), new Text(Slot.ONLY, "x"), new Finished(FinishReason.STOP))
                : answer(call, new Sent(FIRST, 1, 0), new Text(Slot.ONLY, "x"), new UsageReported(usage), new Finished(FinishReason.STOP));
    }
}
