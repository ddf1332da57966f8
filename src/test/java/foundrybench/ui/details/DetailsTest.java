package foundrybench.ui.details;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent;
import foundrybench.model.CompletionEvent.Adjusted;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.UsageReported;
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
import foundrybench.model.Samples;
import foundrybench.model.Usage;
import foundrybench.provider.HeaderLine;
import foundrybench.provider.SentRequest;
import foundrybench.run.AttemptTrace;
import foundrybench.run.AttemptTrace.Keeping;
import foundrybench.run.AttemptTrace.Piece;
import foundrybench.run.CallTrace;
import foundrybench.ui.details.CallFacts.Refusal;
import foundrybench.ui.details.CallFacts.Snippet;
import foundrybench.ui.details.CallFacts.Tariff;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the parts say, read as a person does: without the marks of Markdown.
class DetailsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final LocalDate JULY = LocalDate.of(2026, 7, 2);
    private static final String BODY = "{\"model\":\"Kimi-K2.6\"}";
    private static final String STREAM = """
            data: {"choices":[{"delta":{"role":"assistant","content":""}}]}

            data: {"choices":[{"delta":{"content":null,"reasoning_content":"Hm"}}]}

            data: {"choices":[{"delta":{"content":"fine"},"finish_reason":"stop"}]}

            data: {"choices":[],"usage":{"prompt_tokens":120,"completion_tokens":336,"x_new":{"audio":7}}}

            data: [DONE]

            """;

    @Test
    void theCostIsReckonedLineByLineAndByTheOtherTables() {
        var cost = plain(Details.of(facts(answered(new Usage(120L, 20L, 336L, 240L)), null)).cost());

        assertEquals(
                """
                By guide-2026-05, figures of 2026-05-03
                What | Tokens | $ per million | Dollars
                Prompt, not from the cache | 100 | 0.28 | $0.000028
                Prompt, from the cache | 20 | 0.28 | $0.0000056
                All that was generated | 336 | 0.77 | $0.00025872
                Total | | | $0.00029232
                Of it thinking, in the total already | 240 | 0.77 | $0.0001848
                Each line is tokens × dollars per million ÷ 1,000,000, not rounded.
                The table names no rate for cached tokens: they cost the full input rate.
                By the other price tables
                Table | As of | Input | Cached | Output | Total
                published-2026-07 | 2026-07-02 | $0.0001 | $0.000002 | $0.001344 | $0.001446
                empty-table | 2026-07-02 | – | – | – | –
                empty-table has no price for Kimi-K2.6.
                guide-2026-05, as of 2026-05-03: the guide
                published-2026-07, as of 2026-07-02: a list
                empty-table, as of 2026-07-02: nothing""",
                cost);
    }

    @Test
    void anUnknownCostIsADashWithItsReason() {
        var open = new CompletionBuilder(call()).snapshot();
        assertTrue(plain(Details.of(facts(open, null)).cost()).startsWith("– The cost is known when the service"));
        assertTrue(plain(Details.of(facts(answered(null), null)).cost()).startsWith("– Cost unknown: the service reported no tokens."));
        var suspect = answered(new Usage(120L, 0L, 10L, 40L));
        var cost = plain(Details.of(facts(suspect, null)).cost());
        assertTrue(cost.startsWith("– Cost unknown: the token report contradicts itself."), cost);
        assertFalse(cost.contains("$0.0"), cost);
    }

    @Test
    void everyFieldOfTheUsageIsThereAsItCame() {
        var usage = plain(Details.of(facts(answered(new Usage(120L, null, 336L, null)), trace(attempt(STREAM, Keeping.WHOLE)))).usage());

        assertEquals(
                """
                As it was read
                What | Tokens
                Prompt | 120
                Prompt, from the cache | –
                All that was generated | 336
                Thinking, within what was generated | –
                Every field as it came
                Field | Read as | Value
                usage.prompt_tokens | Prompt | 120
                usage.completion_tokens | All that was generated | 336
                usage.x_new.audio | not used | 7""",
                usage);
    }

    @Test
    void theEventsAreThereAsTheyCameWithTheirTimesAndKinds() {
        var log = Details.of(facts(answered(null), trace(attempt(STREAM, Keeping.WHOLE)))).log();

        assertEquals("", log.note());
        assertEquals(
                """
                1 1.5 role
                2 2.5 reasoning_content
                3 2.5 content finish_reason
                4 2.5 usage
                5 2.5 [DONE]""",
                log.events().stream()
                        .map(event -> event.index() + " " + Millis.of(event.ms()) + " " + event.kind())
                        .collect(Collectors.joining("\n")));
        assertEquals(
                "{\"index\":5,\"attempt\":1,\"ms\":2.5,\"kind\":\"[DONE]\",\"raw\":\"data: [DONE]\"}\n",
                EventLog.jsonLines(log.events().subList(4, 5)));
    }

    @Test
    void whatWasNotKeptIsSaidAndNotGuessed() {
        var beginning = attempt(STREAM.substring(0, 70), Keeping.BEGINNING);
        assertEquals(
                "Attempt 1: the first 70 of 5,000 bytes are shown; more of one call is not kept.",
                Details.of(facts(answered(null), trace(beginning))).log().note());
        var reopened = Details.of(facts(answered(new Usage(1L, 0L, 1L, 0L)), null));
        assertEquals(List.of(), reopened.log().events());
        assertTrue(reopened.log().note().startsWith("The raw events of this answer were not kept"));
        assertTrue(plain(reopened.request()).startsWith("Rebuilt, not recorded"), reopened::request);
        assertTrue(plain(reopened.request()).contains(BODY), reopened::request);
        assertTrue(plain(reopened.response()).startsWith("The headers were not kept: recordings"), reopened::response);
        assertTrue(plain(reopened.usage()).endsWith("The report itself was not kept."), reopened::usage);
        assertTrue(plain(reopened.attempts()).startsWith("The single attempts were not kept"), reopened::attempts);
        assertTrue(reopened.aboutCode().startsWith("Rebuilt from the saved prompt"));
    }

    @Test
    void theRequestIsShownAsItWasSent() {
        var details = Details.of(facts(answered(null), trace(attempt(STREAM, Keeping.WHOLE))));

        assertEquals(BODY, details.requestBody());
        assertEquals(
                """
                POST https://acct-x.openai.azure.com/openai/x?api-version=1
                Headers
                Header | Value
                api-key | •••
                User-Agent | foundry-bench
                The HTTP client adds Host and Content-Length, which are not recorded. Keys are covered.
                Body, indented
                {
                "model" : "Kimi-K2.6"
                }
                Body, exactly as sent (21 bytes)
                {"model":"Kimi-K2.6"}""",
                plain(details.request()));
    }

    @Test
    void attemptsAndAdjustmentsTellWhatTheServiceSaid() {
        var first = new SentRequest("POST", URI.create("https://acct-x.openai.azure.com/"), List.of(), "{\"max_tokens\":9}");
        var refused = new AttemptTrace(
                call(), new Sent(NOON, 1, 0), first, 400, 9.5, List.of(), "{\"error\":{\"message\":\"Use `max_completion_tokens`.\"}}".getBytes(UTF_8),
                List.of(new Piece(53, 9_500_000)), 53, Keeping.WHOLE, null);
        var failure = FailureText.describe(FailureKind.RATE_LIMIT, FailureFacts.message(null).answered(429, "Slow", "Slow down.", 700L));
        var busy = new AttemptTrace(
                call(), new Sent(NOON, 2, 20), null, 429, 3.0, List.of(), new byte[0], List.of(), 0, Keeping.WHOLE, new Retried(failure, 700));
        var completion = fold(
                new Sent(NOON, 3, 740), new Adjusted(List.of("max_tokens → max_completion_tokens"), Protocol.CHAT), new Finished(FinishReason.STOP));
        var trace = new CallTrace(call(), Samples.connection("https://acct-x.openai.azure.com/"), List.of(refused, busy, attempt(STREAM, Keeping.WHOLE)));
        var details = Details.of(facts(completion, trace));

        assertEquals(
                """
                Sent otherwise than asked for
                max_tokens → max_completion_tokens
                What the service said in this call
                Attempt 1, HTTP 400:
                Use `max_completion_tokens`.
                What the deployment is known to refuse
                chat max_tokens, since 2026-11-23 12:00:00.000 UTC:
                Not *that*.""",
                plain(details.changes()));
        assertEquals(
                """
                # | Sent at | After waiting | HTTP status | Headers after | Bytes of body | What came of it
                1 | 2026-11-23 12:00:00.000 UTC | 0.0 ms | 400 | 9.5 ms | 53 | Refused; changed and sent again
                2 | 2026-11-23 12:00:00.000 UTC | 20.0 ms | 429 | 3.0 ms | 0 | Too many requests or tokens (HTTP 429); sent again after 0.7 s
                3 | 2026-11-23 12:00:00.000 UTC | 0.0 ms | 200 | 1.5 ms | 5,000 | The one that counts""",
                plain(details.attempts()));
        assertTrue(plain(details.failure()).contains("Attempt 2\nToo many requests or tokens (HTTP 429)"), details::failure);
        assertTrue(plain(details.request()).startsWith("The last of 3 attempts."), details::request);
        assertTrue(plain(details.request()).endsWith("Attempt 1 sent\nPOST https://acct-x.openai.azure.com/\n{\"max_tokens\":9}"), details::request);
    }

    @Test
    void aFailureComesWithItsCauseFixAndCommand() {
        var facts = FailureFacts.about(deployment(), Samples.connection("https://acct-x.openai.azure.com/"))
                .answered(404, "DeploymentNotFound", "*No* such [deployment](http://x).", null);
        var failure = FailureText.describe(FailureKind.DEPLOYMENT_NOT_FOUND, facts);
        var told = plain(Details.of(facts(fold(new Sent(NOON, 1, 0), new Failed(failure)), null)).failure());

        assertTrue(told.startsWith("No such deployment (HTTP 404)\n"), told);
        assertTrue(told.contains(failure.fix()), told);
        assertTrue(told.contains("\n" + failure.command() + "\n"), told);
        assertTrue(told.contains("Code of the service | DeploymentNotFound"), told);
        assertTrue(told.endsWith("In the service's words\n*No* such [deployment](http://x)."), told);
    }

    private static CallFacts facts(Completion completion, @Nullable CallTrace trace) {
        var other = new Price("published-2026-07", JULY, Samples.rates("1", "0.1", "4"), null);
        return new CallFacts(
                deployment(),
                completion,
                trace,
                BODY,
                List.of(
                        new Tariff("guide-2026-05", LocalDate.of(2026, 5, 3), "the guide", Samples.KIMI_PRICE),
                        new Tariff("published-2026-07", JULY, "a list", other),
                        new Tariff("empty-table", JULY, "nothing", null)),
                List.of(new Snippet("curl", "curl …\n")),
                List.of(new Refusal("chat max_tokens", "Not *that*.", NOON)),
                List.of());
    }

    private static Deployment deployment() {
        return new Deployment(
                "Kimi-K2.6", null, List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, Samples.KIMI_PRICE, null, null, List.of());
    }

    private static Call call() {
        return new Call(
                "call-1", "session", "run", new Request(deployment(), Prompt.of("", "Why?"), Parameters.NONE, true), 0, null, false);
    }

    private static Completion answered(@Nullable Usage usage) {
        return usage == null
                ? fold(new Sent(NOON, 1, 0), new Finished(FinishReason.STOP))
                : fold(new Sent(NOON, 1, 0), new UsageReported(usage), new Finished(FinishReason.STOP));
    }

    private static Completion fold(CompletionEvent... events) {
        var builder = new CompletionBuilder(call());
        for (var event : events) {
            builder.add(event, 5_000_000);
        }
        return builder.snapshot();
    }

    private static CallTrace trace(AttemptTrace attempt) {
        return new CallTrace(call(), Samples.connection("https://acct-x.openai.azure.com/"), List.of(attempt));
    }

    /// Its first event came in one read, all others in the next.
    private static AttemptTrace attempt(String stream, Keeping keeping) {
        var body = stream.getBytes(UTF_8);
        var request = new SentRequest(
                "POST",
                URI.create("https://acct-x.openai.azure.com/openai/x?api-version=1"),
                List.of(new HeaderLine("api-key", "•••"), new HeaderLine("User-Agent", "foundry-bench")),
                BODY);
        return new AttemptTrace(
                call(), new Sent(NOON, 3, 0), request, 200, 1.5, List.of(new HeaderLine("content-type", "text/event-stream")), body,
                List.of(new Piece(65, 1_500_000), new Piece(body.length, 2_500_000)), 5000, keeping, null);
    }

    /// The text without what makes it Markdown.
    private static String plain(String markdown) {
        var lines = new ArrayList<String>();
        for (var line : markdown.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("```") && !line.matches("[| :-]+")) {
                lines.add(line.replaceAll("^(#### |- )", "").replaceAll("^[|] | [|]$", "").replaceAll("\\\\(\\p{Punct})", "$1")
                        .replaceAll("^[*][*](.*)[*][*]$", "$1").replaceAll(" +", " ").strip());
            }
        }
        return String.join("\n", lines);
    }
}
