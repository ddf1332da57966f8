package foundrybench.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Filtered;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.Estimate;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.FinishReason;
import foundrybench.model.Parameters;
import foundrybench.model.Price;
import foundrybench.model.Protocol;
import foundrybench.model.Slot;
import foundrybench.model.Transport;
import foundrybench.model.Usage;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionFormatTest {
    private static final Price PRICE = new Price(
            "guide-2026-05",
            LocalDate.parse("2026-05-03"),
            new Price.Rates(new BigDecimal("0.28"), null, new BigDecimal("0.77")),
            null);

    @Test
    void aCompletedCallIsTheDescribedLine() {
        var builder = new CompletionBuilder(origin(null), "kimi-k2.6", PRICE, false)
                .add(new Sent(Instant.parse("2026-11-23T10:15:30Z"), 1, 0), 0)
                .add(new Answered(200, new Transport("req-1", "West US", 87L, 9689L), false), 180_200_000)
                .add(new Started("kimi-k2.6-2026-04-20"), 190_000_000)
                .add(new Reasoning(Slot.ONLY, "hm"), 301_500_499)
                .add(new Text(Slot.ONLY, "Four"), 2_401_500_000L)
                .add(new UsageReported(new Usage(12L, 0L, 90L, 60L)), 3_000_000_000L)
                .add(new Finished(FinishReason.STOP), 3_301_500_000L);
        assertEquals(
                """
                {"schema":"foundry-bench/completion/1","id":"c1","sessionId":"s1","runId":"r1","simulated":false,\
                "recorded":false,"deployment":"Kimi-K2.6","model":"kimi-k2.6-2026-04-20","protocol":"chat",\
                "parameters":{"maxTokens":1000,"temperature":null,"topP":0.90,"effort":null},"adjusted":[],"repeat":0,\
                "status":"completed","content":"Four","reasoning":"hm","reasoningVisibility":"shown","refusal":null,\
                "toolCalls":[],"finishReason":"stop","filterCategories":[],\
                "usage":{"promptTokens":12,"cachedTokens":0,"completionTokens":90,"reasoningTokens":60},"usageSuspect":false,\
                "cost":{"currency":"USD","input":"0.00000336","cachedInput":"0","output":"0.0000693",\
                "reasoning":"0.0000462","total":"0.00007266","priceTable":"guide-2026-05","asOf":"2026-05-03"},\
                "estimate":null,"timing":{"startedAt":"2026-11-23T10:15:30.000Z","headersMs":180.2,"ttftMs":301.5,\
                "firstAnswerMs":2401.5,"reasoningMs":2100.0,"answeringMs":0.0,"totalMs":3301.5,"attempts":1,"waitedMs":0.0},\
                "events":{"textDeltas":1,"reasoningDeltas":1},\
                "transport":{"requestId":"req-1","region":"West US","remainingRequests":87,"remainingTokens":9689},\
                "failure":null,"warnings":[]}""",
                CompletionFormat.line(builder.snapshot()));
    }

    @Test
    void aFailedCallNamesItsFailureAndLeavesTheUnknownNull() {
        var estimate = Estimate.of(12, "o200k", 1_000_000_000, PRICE);
        var failure = FailureText.describe(
                FailureKind.RATE_LIMIT, new FailureFacts("Kimi-K2.6", List.of(), null, 429, "429", "Slow down", 1500L));
        var json = CompletionFormat.toJson(new CompletionBuilder(origin(estimate), null, null, true)
                .add(new Filtered(new LinkedHashSet<>(List.of("violence", "hate"))))
                .add(new Failed(failure))
                .snapshot());
        assertEquals(
                "[kind, title, detail, httpStatus, code, message, retryable, retryAfterMs, partial, fix, command, param]",
                names((ObjectNode) json.get("failure")));
        assertEquals("rate_limit", json.at("/failure/kind").textValue());
        assertEquals(1500, json.at("/failure/retryAfterMs").longValue());
        assertEquals("[\"hate\",\"violence\"]", json.get("filterCategories").toString());
        assertEquals(
                """
                {"promptTokens":12,"promptTokensBy":"o200k","low":"0.00000336","high":"770.00000336",\
                "priceTable":"guide-2026-05","asOf":"2026-05-03"}""",
                json.get("estimate").toString());
        assertTrue(json.get("usage").isNull() && json.get("cost").isNull() && json.get("finishReason").isNull());
        assertTrue(json.at("/timing/totalMs").isNull());
        assertTrue(json.get("simulated").booleanValue());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42})
    void whatIsReadIsWhatWasWritten(long seed) throws Exception {
        var completions = new RandomCompletions(seed);
        for (int i = 0; i < 300; i++) {
            var completion = completions.next();
            var line = CompletionFormat.line(completion);
            var read = CompletionFormat.fromJson(Json.parse(line));
            assertEquals(completion, read);
            assertEquals(line, CompletionFormat.line(read));
            assertFalse(line.contains("\n"));
            assertEquals(line, new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
    }

    @Test
    void durationsAreRoundedToAMicrosecond() {
        assertEquals("0.001", JsonValues.millis(0.00051).toString());
        assertEquals("12345678901.5", JsonValues.millis(12_345_678_901.4999).toString());
        assertEquals("100.0", JsonValues.millis(99.99999).toString());
    }

    @Test
    void moneyHasNeitherExponentNorTrailingZeros() {
        assertEquals("\"0.000000001\"", JsonValues.money(new BigDecimal("1.00E-9")).toString());
        assertEquals("\"100\"", JsonValues.money(new BigDecimal("1E+2")).toString());
        assertEquals("\"0\"", JsonValues.money(new BigDecimal("0.000")).toString());
    }

    @Test
    void fieldsAndWarningsOfALaterVersionArePassedOver() throws Exception {
        var json = sample();
        json.put("mood", "sunny");
        json.withArray("warnings").add("too-good-to-be-true");
        assertEquals(CompletionFormat.fromJson(sample()), CompletionFormat.fromJson(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /schema                | "foundry-bench/completion/2" | schema is "foundry-bench/completion/2", not "foundry-bench/completion/1"
            /id                    | null                         | id is null
            /repeat                | 1.5                          | repeat is no whole number of a usual size
            /status                | "open"                       | status is "open", none of completed, stopped, failed
            /content               | 7                            | content is no text
            /simulated             | "yes"                        | simulated is neither true nor false
            /timing                | []                           | timing is no object
            /timing/startedAt      | "yesterday"                  | timing.startedAt is no time such as 2026-11-23T10:15:30.123Z: yesterday
            /timing/totalMs        | 1e999999                     | timing.totalMs is no number of a usual size
            /usage                 | {"promptTokens": "12"}       | usage.promptTokens is no whole number
            /usage                 | {"promptTokens": 1e30}       | usage.promptTokens is no whole number
            /toolCalls             | [{"id": "1"}]                | toolCalls[0].name is missing
            /warnings              | [1]                          | warnings[0] is no text
            /cost                  | {"currency": "EUR"}          | cost.currency is "EUR", not "USD"
            /cost                  | {"currency": "USD", "input": "cheap"} | cost.input is no amount of money: cheap
            /cost                  | {"currency": "USD", "input": "-0.1"}  | cost.input is less than nothing: -0.1
            /estimate              | {"promptTokens": 1, "promptTokensBy": "x", "asOf": "May"} | estimate.asOf is no day such as 2026-11-23: May
            """)
    void whatIsWrongIsNamed(String pointer, String value, String message) throws Exception {
        var json = sample();
        var parent = (ObjectNode) json.at(pointer.substring(0, pointer.lastIndexOf('/')));
        parent.set(pointer.substring(pointer.lastIndexOf('/') + 1), Json.parse(value));
        var thrown = assertThrows(FormatException.class, () -> CompletionFormat.fromJson(json));
        assertEquals(message, thrown.getMessage());
    }

    @Test
    void aMissingFieldAndAWrongValueAreNamed() throws Exception {
        var json = sample();
        json.remove("events");
        assertEquals(
                "events is missing",
                assertThrows(FormatException.class, () -> CompletionFormat.fromJson(json)).getMessage());
        assertEquals(
                "the completion is no JSON object",
                assertThrows(FormatException.class, () -> CompletionFormat.fromJson(Json.parse("[]"))).getMessage());
    }

    @Test
    void anOpenCallHasNoLine() {
        var open = new CompletionBuilder(origin(null), null, null, false).snapshot();
        assertThrows(IllegalArgumentException.class, () -> CompletionFormat.line(open));
    }

    private static ObjectNode sample() {
        return CompletionFormat.toJson(new CompletionBuilder(origin(null), null, null, false)
                .add(new Text(Slot.ONLY, "Four"))
                .add(new Finished(FinishReason.STOP))
                .snapshot());
    }

    private static String names(ObjectNode json) {
        return json.properties().stream().map(Map.Entry::getKey).toList().toString();
    }

    private static Completion.Origin origin(@Nullable Estimate estimate) {
        var parameters = new Parameters(1000, null, new BigDecimal("0.90"), null);
        return new Completion.Origin("c1", "s1", "r1", false, "Kimi-K2.6", Protocol.CHAT, parameters, 0, estimate);
    }
}
