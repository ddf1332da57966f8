package foundrybench.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.Deployment;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.RunTable;
import foundrybench.model.RunTable.Row;
import foundrybench.model.Samples;
import foundrybench.model.Slot;
import foundrybench.model.Usage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunTableTextTest {
    private static final long MILLI = 1_000_000;

    @Test
    void aRunAsMarkdown() {
        var table = new RunTable(List.of(
                done("Kimi-K2.6", 3300, usage(336, 240L), true), done("a|b_<c>\n", 2200, usage(96, 0L), true)));
        assertEquals(
                """
                **SIMULATED**: where it says so, no model gave the answer, and it cost nothing.

                | deployment | status | first answer | thinking | total | tokens in | tokens out | of it thinking | tokens/s | cost | per 1,000 calls | mark |
                | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |
                | Kimi-K2.6 | done, SIMULATED | 2.4 s | 2.1 s | 3.3 s | 120 | 336 | 240 | 101.8 | $0.00029 | $0.2923 |  |
                | a\\|b\\_\\<c\\>  | done, SIMULATED | 2.4 s | 2.1 s | 2.2 s | 120 | 96 | 0 | 43.6 | $0.00011 | $0.1075 | cheapest, fastest |
                | **total** |  |  |  |  | 240 | 432 | 240 |  | $0.00040 | $0.3998 |  |

                Prices: guide-2026-05 (2026-05-03).
                """,
                RunTableText.markdown(table));
    }

    @Test
    void aRunAsCsvIsExactAndEndsItsLinesAsTheStandardSays() {
        var table = new RunTable(List.of(done("Kimi-K2.6", 3300, usage(336, 240L), false), failed("gpt-5.4")));
        assertEquals(
                """
                deployment,status,simulated,attempts,waited_s,first_answer_s,thinking_s,total_s,tokens_in,tokens_out,tokens_thinking,tokens_per_s,cost_usd,cost_per_1000_calls_usd,mark,price_table,prices_as_of
                Kimi-K2.6,done,,1,0.000,2.400,2.100,3.300,120,336,240,101.8,0.00029232,0.29232,,guide-2026-05,2026-05-03
                gpt-5.4,failed,,1,0.000,,,0.180,,,,,,,,,
                total,,,,,,,,≥ 120,≥ 336,≥ 240,,≥ 0.00029232,≥ 0.29232,,,
                """
                        .replace("\n", "\r\n"),
                RunTableText.csv(table));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "=cmd|' /C calc'!A0; \"'=cmd|' /C calc'!A0\"", "+1; \"'+1\"", "-1; \"'-1\"", "@x; \"'@x\"", "' =1'; \"' =1\"",
                "a,b; \"a,b\"", "a=b; a=b", "say \"hi\"; \"say \"\"hi\"\"\""
            },
            delimiter = ';',
            quoteCharacter = '`')
    void aNameIsNeverAFormula(String name, String field) {
        var bare = name.equals("' =1'") ? " =1" : name;
        var csv = RunTableText.csv(new RunTable(List.of(done(bare, 100, usage(1, 0L), false))));
        assertTrue(csv.lines().toList().get(1).startsWith(field + ",done,"), csv);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb"})
    void aBreakInANameStaysInsideItsField(String name) {
        var csv = RunTableText.csv(new RunTable(List.of(done(name, 100, usage(1, 0L), false))));
        assertTrue(csv.contains("\r\n\"" + name + "\",done,"), csv);
    }

    @Test
    void nothingStandsOutAmongOneOrAmongEquals() {
        var one = new RunTable(List.of(done("a", 100, usage(1, 0L), false), failed("b")));
        assertEquals(List.of(), one.cheapest());
        assertEquals(List.of(), one.fastest());
        var equal = new RunTable(List.of(done("a", 100, usage(1, 0L), false), done("b", 100, usage(1, 0L), false)));
        assertEquals(List.of(), equal.marks(equal.rows().getFirst()));
    }

    @Test
    void onlyWholeAnswersWithKnownFiguresAreCompared() {
        var slow = done("slow", 900, usage(9, 0L), false);
        var fast = done("fast", 500, usage(90, 0L), false);
        var unknown = done("unknown", 300, null, false);
        var table = new RunTable(List.of(slow, fast, unknown, failed("failed")));
        assertEquals(List.of(slow), table.cheapest());
        assertEquals(List.of(unknown), table.fastest());
        assertEquals("≥ $0.00014", table.cost().money());
        assertEquals(2, table.cost().unknown());
    }

    private static Row failed(String name) {
        var builder = new CompletionBuilder(call(name, false)).add(new Sent(Instant.EPOCH, 1, 0), 0);
        builder.add(new Failed(Samples.failure(FailureKind.SERVER_ERROR)), 180 * MILLI);
        return new Row(name, "failed", builder.snapshot());
    }

    private static Row done(String name, long totalMs, @Nullable Usage usage, boolean simulated) {
        return new Row(name, "done", completion(name, totalMs, usage, simulated));
    }

    private static Completion completion(String name, long totalMs, @Nullable Usage usage, boolean simulated) {
        var builder = new CompletionBuilder(call(name, simulated)).add(new Sent(Instant.EPOCH, 1, 0), 0);
        builder.add(new Reasoning(Slot.ONLY, "hm"), 300 * MILLI).add(new Text(Slot.ONLY, "a"), 2400 * MILLI);
        if (usage != null) {
            builder.add(new UsageReported(usage));
        }
        return builder.add(new Finished(FinishReason.STOP), totalMs * MILLI).snapshot();
    }

    private static Usage usage(long out, @Nullable Long thought) {
        return new Usage(120L, 0L, out, thought);
    }

    private static Call call(String name, boolean simulated) {
        var deployment = new Deployment(
                name, null, List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, Samples.KIMI_PRICE, null, null, List.of());
        return new Call(
                name, "s", "r", new Request(deployment, Prompt.of("", "?"), Parameters.NONE, true), 0, null, simulated);
    }
}
