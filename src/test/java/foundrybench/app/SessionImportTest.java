package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Rating;
import foundrybench.store.SessionChange;
import foundrybench.store.SessionStore;
import foundrybench.wire.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What was written down elsewhere is taken in, once, and what does not carry over is told.
class SessionImportTest {
    @TempDir
    Path folder;

    Program program;
    Program other;

    @BeforeEach
    void start() {
        program = new Program(folder.resolve("home"), folder);
        other = new Program(folder.resolve("other"), folder);
    }

    @Test
    void anExportThatIsImportedElsewhereIsExportedTheSame() throws Exception {
        fill();
        var exported = program.run("sessions", "export", "--all").out();
        assertEquals(13, exported.lines().count());
        var file = Files.writeString(folder.resolve("export.jsonl"), exported);
        var taken = other.run("sessions", "import", file.toString(), "--json").only();
        assertEquals(exported.lines().count(), taken.path("added").asLong());
        assertEquals("{}", taken.path("notCarriedOver").toString());
        assertEquals(exported, other.run("sessions", "export", "--all").out());
        var again = other.run("sessions", "import", file.toString(), "--json").only();
        assertEquals(0, again.path("added").asInt());
        assertEquals(exported.lines().count(), again.path("thereAlready").asLong());
        assertEquals(exported, other.run("sessions", "export", "--all").out());
        assertEquals(
                program.run("sessions", "list", "--json").out(), other.run("sessions", "list", "--json").out(), "the list is the same, too");
    }

    /// Sessions of all kinds.
    private void fill() throws Exception {
        program.run("run", "Which is larger, 9.9 or 9.11?", "-s", "Be brief.", "-d", "all", "--demo", "--max-tokens", "400");
        program.run("run", "half a pair: \uD83E", "-d", "Kimi-K2.6", "-d", "no-such", "--repeat", "3", "--demo", "--temperature", "0.70");
        program.run("run", "Too little", "-d", "Kimi-K2.6", "--max-tokens", "5", "--demo");
        program.run("run", "nobody there", "-d", "gpt-5.4", "--endpoint", "http://127.0.0.1:1/", "--auth", "none", "--retries", "1");
        try (var store = SessionStore.open(folder.resolve("home"), problem -> {})) {
            var sessions = store.sessions(9);
            store.change(sessions.get(0).id(), new SessionChange.Star(true));
            store.change(sessions.get(1).id(), new SessionChange.Rename("Another name"));
            store.change(sessions.get(1).id(), new SessionChange.Note("line one\nline two"));
            store.change(sessions.get(2).id(), new SessionChange.Tags(List.of("b", "a")));
            var call = store.session(sessions.get(2).id()).orElseThrow().runs().getFirst().completions().getFirst().origin().id();
            store.rate(call, new Rating(true, 4, "naïve 🤖"));
        }
    }

    @Test
    void whatThePersonSaidOfASessionHereStays() throws Exception {
        program.run("run", "Hi", "-d", "Kimi-K2.6", "--demo");
        var id = program.run("sessions", "list", "--json").only().path("sessionId").asText();
        program.run("sessions", "rename", id, "Theirs");
        var file = Files.writeString(folder.resolve("export.jsonl"), program.run("sessions", "export", "--all").out());
        program.run("sessions", "rename", id, "Ours");
        program.run("sessions", "import", file.toString());
        assertEquals("Ours", program.run("sessions", "list", "--json").only().path("title").asText());
    }

    @Test
    void theLinesOfARunAndOfAReplayAreTakenInAsWell() throws Exception {
        var line = program.run("run", "Hi there", "-d", "Kimi-K2.6", "--demo", "--json").out();
        var replayed = program.run("replay", "src/test/resources/wire/fixtures/chat-plain.sse", "--json").out();
        var file = Files.writeString(folder.resolve("lines.jsonl"), line + replayed);
        var taken = other.run("sessions", "import", file.toString());
        assertEquals(0, taken.exit(), taken.err());
        assertTrue(taken.err().contains("1 × prompts, which the lines do not have"), taken.err());
        var titles = other.run("sessions", "list", "--json").json().stream().map(row -> row.path("title").asText()).toList();
        assertEquals(List.of("(prompt not known)", "Hi there"), titles.stream().sorted().toList());
    }

    @Test
    void aBrokenLineIsNamedAndTheOthersAreTakenIn() throws Exception {
        var line = program.run("run", "Hi", "-d", "Kimi-K2.6", "--demo", "--json").out();
        var file = Files.writeString(
                folder.resolve("lines.jsonl"), line.replace("\"status\":\"completed\"", "\"status\":\"odd\"") + "{\n\n" + line);
        var taken = other.run("sessions", "import", file.toString());
        assertEquals(1, taken.exit());
        assertTrue(taken.err().contains("lines.jsonl, line 1: status"), taken.err());
        assertTrue(taken.err().contains("lines.jsonl, line 2: no JSON"), taken.err());
        assertEquals(1, other.run("sessions", "list", "--json").json().size());
    }

    @Test
    void whatIsNothingOfTheKindIsRefused() throws Exception {
        var file = Files.writeString(folder.resolve("notes.txt"), "Milk\nEggs\n");
        var refused = program.run("sessions", "import", file.toString());
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("notes.txt, line 1: neither completions of this program"), refused.err());
        var missing = program.run("sessions", "import", folder.resolve("none.jsonl").toString());
        assertEquals(2, missing.exit());
        assertTrue(missing.err().contains("none.jsonl, "), missing.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "sessionId", "runId"})
    void anEmptyIdIsRefused(String field) throws Exception {
        var line = program.run("run", "Hi", "-d", "Kimi-K2.6", "--demo", "--json").out();
        var file = Files.writeString(folder.resolve("lines.jsonl"), line.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"\""));
        var taken = other.run("sessions", "import", file.toString());
        assertEquals(2, taken.exit());
        assertTrue(taken.err().contains("lines.jsonl, line 1: " + field + " is empty"), taken.err());
        assertEquals("", other.run("sessions", "list").out());
    }

    @Test
    void aTimeThatNoSessionHasIsRefused() throws Exception {
        var line = program.run("run", "Hi", "-d", "Kimi-K2.6", "--demo", "--json").out();
        var file = Files.writeString(folder.resolve("lines.jsonl"), line.replaceAll("\"(at|startedAt)\":\"20", "\"$1\":\"19"));
        var taken = other.run("sessions", "import", file.toString());
        assertTrue(taken.err().contains("lines.jsonl, line 1: asked.at is 19"), taken.err());
        assertEquals("", other.run("sessions", "list").out());
    }

    @Test
    void anAnswerThatIsThereLeavesNoTraceOfTheSessionItNames() throws Exception {
        var line = program.run("run", "Hi", "-d", "Kimi-K2.6", "--demo", "--json").out();
        var file = Files.writeString(folder.resolve("lines.jsonl"), line.replaceFirst("\"sessionId\":\"[^\"]*\"", "\"sessionId\":\"another\""));
        assertEquals(0, program.run("sessions", "import", file.toString(), "--json").only().path("added").asInt());
        assertEquals(1, program.run("sessions", "list", "--json").json().size());
    }

    /// Two lines that name one run, and yet another session or prompt.
    @Test
    void aRunBelongsToOneSessionAndHasOnePrompt() throws Exception {
        var line = program.run("run", "Hi", "-d", "Kimi-K2.6", "--demo", "--json").out();
        var file = Files.writeString(
                folder.resolve("lines.jsonl"),
                line
                        + line.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"second\"").replaceFirst("\"sessionId\":\"[^\"]*\"", "\"sessionId\":\"another\"")
                        + line.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"third\"").replace("\"text\":\"Hi\"", "\"text\":\"Ho\""));
        assertEquals(3, other.run("sessions", "import", file.toString(), "--json").only().path("added").asInt());
        assertEquals(0, other.run("sessions", "import", file.toString(), "--json").only().path("added").asInt());
        var checked = other.run("sessions", "check", "--json").only();
        assertTrue(checked.path("sound").asBoolean(), checked.toString());
        assertEquals(2, checked.path("sessions").asInt());
        assertEquals(3, checked.path("runs").asInt());
        var exported = other.run("sessions", "export", "--all").json();
        for (var answer : exported) {
            var text = answer.path("asked").path("prompt").findValue("text").asText();
            assertEquals(answer.path("id").asText().equals("third") ? "Ho" : "Hi", text);
        }
    }

    @Test
    void aMarkOfTheByteOrderAndALongFirstLineHideNothing() throws Exception {
        var line = program.run("run", "Hi " + "x".repeat(90_000), "-d", "Kimi-K2.6", "--demo", "--json").out();
        var file = Files.writeString(folder.resolve("lines.jsonl"), "\uFEFF" + line);
        assertEquals(1, other.run("sessions", "import", file.toString(), "--json").only().path("added").asInt());
    }

    @Test
    void bytesThatAreNoTextSpoilOnlyTheirLine() throws Exception {
        var line = program.run("run", "Hi", "-d", "Kimi-K2.6", "--demo", "--json").out();
        var bytes = new ByteArrayOutputStream();
        bytes.write("{\"schema\":\"".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        bytes.write('\n');
        bytes.write(line.getBytes(StandardCharsets.UTF_8));
        var file = Files.write(folder.resolve("lines.jsonl"), bytes.toByteArray());
        var taken = other.run("sessions", "import", file.toString());
        assertEquals(1, taken.exit());
        assertTrue(taken.err().contains("lines.jsonl, line 1: has bytes that are no UTF-8, column 12"), taken.err());
        assertEquals(1, other.run("sessions", "list", "--json").json().size());
    }

    @Test
    void whatIsNoResultOfPromptfooIsSaidNotToBe() throws Exception {
        var file = Files.writeString(folder.resolve("results.json"), """
                {"results": {"results": [{"id": "", "prompt": {"raw": "Hi"}, "provider": "Kimi-K2.6", "response": {"output": "Ho"}}, {"prompt": {"raw": "Hi"}}, 7]}}
                """);
        var taken = program.run("sessions", "import", file.toString());
        assertEquals(1, taken.exit());
        assertTrue(taken.err().contains("results.json, result 2: has no prompt, or neither a response nor an error"), taken.err());
        assertTrue(taken.err().contains("results.json, result 3: has no prompt"), taken.err());
        assertFalse(program.run("sessions", "export", "--all").only().path("id").asText().isBlank());
    }

    @ParameterizedTest
    @CsvSource({"1763633730, 2025-11-20T10:15:30.000Z", "1763633730123, 2025-11-20T10:15:30.123Z", "1763633730.25, 2025-11-20T10:15:30.250Z", "-5,", "99999999999999999999,", "1e999,"})
    void aTimeIsInSecondsOrMillisecondsOrAFault(String created, @Nullable String at) throws Exception {
        var file = Files.writeString(
                folder.resolve("log.jsonl"),
                "{\"created\":%s,\"choices\":[{\"message\":{\"content\":\"Four\"},\"finish_reason\":\"stop\"}]}".formatted(created));
        var taken = program.run("sessions", "import", file.toString());
        if (at == null) {
            assertEquals(2, taken.exit());
            assertTrue(taken.err().contains("log.jsonl, line 1: created is ") && taken.err().contains(", which is no time of an answer"), taken.err());
        } else {
            assertEquals(at, program.run("sessions", "export", "--all").only().path("asked").path("at").asText(), taken.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n%s\n", "[%s,\n%s]", "{\"object\":\"list\",\"data\":[%s,%s]}", "[\n{\"broken\":1},%s,%s]"})
    void aLogMayBeLinesOrAnArrayOrAList(String layout) throws Exception {
        var one = "{\"created\":1763633730,\"model\":\"Kimi-K2.6\",\"choices\":[{\"message\":{\"content\":\"One\"},\"finish_reason\":\"stop\"}]}";
        var two = "{\n \"created\":1763633731,\n \"choices\":[{\"message\":{\"content\":\"Two\"},\"finish_reason\":\"stop\"}]}".replace(layout.startsWith("%s") ? "\n" : "", "");
        var file = Files.writeString(folder.resolve("log.json"), layout.formatted(one, two));
        var taken = program.run("sessions", "import", file.toString());
        assertEquals(layout.contains("broken") ? 1 : 0, taken.exit(), taken.err());
        assertEquals(layout.contains("broken"), taken.err().contains("log.json, entry 1: neither a request nor a response"), taken.err());
        assertEquals(List.of("One", "Two"), program.run("sessions", "export", "--all").json().stream().map(line -> line.path("content").asText()).toList());
    }

    @Test
    void oneResponseOnSeveralLinesIsTakenIn() throws Exception {
        var file = Files.writeString(folder.resolve("response.json"), """
                {
                  "created": 1763633730,
                  "choices": [
                    {"message": {"content": "Four"}, "finish_reason": "stop"}
                  ]
                }
                """);
        assertEquals(1, program.run("sessions", "import", file.toString(), "--json").only().path("added").asInt());
    }

    @Test
    void resultsOfPromptfooMayBeALineEach() throws Exception {
        var row = "{\"evalId\":\"eval-x\",\"id\":\"%s\",\"latencyMs\":12,\"prompt\":{\"raw\":\"Hi\",\"label\":\"Hi\"},\"promptIdx\":0,\"provider\":{\"id\":\"azure:chat:%s\"},\"response\":{\"output\":\"Ho\"},\"success\":true,\"testIdx\":0}\n";
        var file = Files.writeString(folder.resolve("results.jsonl"), row.formatted("r1", "Kimi-K2.6") + "{\n" + row.formatted("r2", "gpt-5.4"));
        var taken = program.run("sessions", "import", file.toString(), "--json");
        assertEquals(2, taken.json().getLast().path("added").asInt(), taken.toString());
        assertTrue(taken.err().contains("results.jsonl, line 2: no JSON"), taken.err());
        assertEquals("[\"Kimi-K2.6\",\"gpt-5.4\"]", program.run("sessions", "list", "--json").only().path("deployments").toString());
    }

    @Test
    void anEmptyFileIsSaidToBe() throws Exception {
        var file = Files.writeString(folder.resolve("empty.jsonl"), "\n\n");
        var refused = program.run("sessions", "import", file.toString());
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("empty.jsonl, which cannot be read: nothing is in it"), refused.err());
    }

    @Test
    void recordingsAreTakenInAsRecordedAndCanBePlayed() throws Exception {
        var fixture = Path.of("src/test/resources/wire/fixtures/chat-plain.sse");
        var taken = program.run("sessions", "import", fixture.toString(), "--json").only();
        assertEquals(1, taken.path("added").asInt());
        assertEquals(0, program.run("sessions", "import", fixture.toString(), "--json").only().path("added").asInt());
        var session = program.run("sessions", "list", "--json").only();
        assertEquals("chat-plain.sse", session.path("title").asText());
        assertTrue(session.path("recorded").asBoolean());
        assertTrue(session.path("costUsd").isNull(), "it was paid elsewhere");
        var direct = program.run("replay", fixture.toString(), "--json").only();
        var replayed = program.run("replay", session.path("sessionId").asText(), "--json").only();
        for (var field : List.of("content", "reasoning", "usage", "cost", "finishReason", "status")) {
            assertEquals(direct.path(field), replayed.path(field), field);
        }
    }

    @Test
    void resultsOfPromptfooAreTakenInAsFarAsTheyGo() throws Exception {
        var file = Files.writeString(folder.resolve("results.json"), """
                {"evalId": "eval-x", "results": {"version": 3, "timestamp": "2026-11-20T10:00:00.000Z", "results": [
                  {"id": "r1", "provider": {"id": "azure:chat:Kimi-K2.6"}, "prompt": {"raw": "[{\\"role\\":\\"system\\",\\"content\\":\\"Be brief.\\"},{\\"role\\":\\"user\\",\\"content\\":\\"Hi Bo\\"}]", "label": "x"},
                   "vars": {"name": "Bo"}, "latencyMs": 1234, "cost": 0.1, "success": true, "gradingResult": {"pass": true, "score": 1, "reason": "ok"},
                   "response": {"output": "Hello Bo", "finishReason": "stop", "tokenUsage": {"total": 30, "prompt": 10, "completion": 20, "completionDetails": {"reasoning": 5}}}},
                  {"id": "r2", "provider": {"id": "azure:responses:gpt-5.1-codex"}, "prompt": {"raw": "[{\\"role\\":\\"system\\",\\"content\\":\\"Be brief.\\"},{\\"role\\":\\"user\\",\\"content\\":\\"Hi Bo\\"}]", "label": "x"},
                   "latencyMs": 10, "success": false, "error": "API call error: 429", "response": {}}
                ]}, "config": {}}
                """);
        var taken = program.run("sessions", "import", file.toString(), "--json").only();
        assertEquals(2, taken.path("added").asInt(), taken.toString());
        assertEquals(1, taken.path("notCarriedOver").path("grades of assertions").asInt(), taken.toString());
        assertEquals(0, program.run("sessions", "import", file.toString(), "--json").only().path("added").asInt());
        var session = program.run("sessions", "list", "--json").only();
        assertEquals("Hi Bo", session.path("title").asText());
        assertEquals("2026-11-20T10:00:00Z", session.path("startedAt").asText());
        var lines = program.run("sessions", "export", "--all").json();
        assertEquals("Hello Bo", lines.getFirst().path("content").asText());
        assertEquals("{\"promptTokens\":10,\"cachedTokens\":null,\"completionTokens\":20,\"reasoningTokens\":5}", lines.getFirst().path("usage").toString());
        assertEquals("0.0000182", lines.getFirst().path("cost").path("total").asText());
        assertEquals(1234.0, lines.getFirst().path("timing").path("totalMs").asDouble());
        assertEquals("failed", lines.getLast().path("status").asText());
        assertEquals("API call error: 429", lines.getLast().path("failure").path("message").asText());
        assertEquals("rate_limit", lines.getLast().path("failure").path("kind").asText());
        assertEquals(
                "[{\"role\":\"system\",\"text\":\"Be brief.\"},{\"role\":\"user\",\"text\":\"Hi Bo\"}]",
                lines.getFirst().path("asked").path("prompt").toString());
    }

    @Test
    void logsOfRequestsAreTakenInWithTheirAnswers() throws Exception {
        var asked = Files.writeString(folder.resolve("batch-in.jsonl"), """
                {"custom_id":"q1","method":"POST","url":"/v1/chat/completions","body":{"model":"Kimi-K2.6","messages":[{"role":"user","content":"What is 2+2?"}],"max_tokens":50,"seed":7}}
                """);
        var answered = Files.writeString(folder.resolve("batch-out.jsonl"), """
                {"id":"b1","custom_id":"q1","response":{"status_code":200,"request_id":"r","body":{"id":"c","object":"chat.completion","created":1763633730,"model":"kimi-k2.6","choices":[{"index":0,"message":{"role":"assistant","content":"Four","reasoning_content":"2+2"},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":3,"total_tokens":8}}},"error":null}
                {"request":{"model":"gpt-5.1-codex","input":"Hi","instructions":"Be kind."},"response":{"id":"resp_1","object":"response","created_at":1763633731,"status":"completed","model":"gpt-5.1-codex","output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Hello"}]}],"usage":{"input_tokens":4,"output_tokens":2,"total_tokens":6}}}
                {"custom_id":"q9","response":null,"error":{"code":"x","message":"it broke"}}
                """);
        var taken = program.run("sessions", "import", asked.toString(), answered.toString(), "--json");
        assertEquals(0, taken.exit(), taken.err());
        assertEquals(3, taken.json().getLast().path("added").asInt());
        assertEquals(1, taken.json().getLast().path("notCarriedOver").path("parameters seed").asInt());
        var lines = program.run("sessions", "export", "--all").json();
        assertEquals(List.of("Four", "Hello", ""), lines.stream().map(line -> line.path("content").asText()).toList());
        assertEquals("server_error", lines.getLast().path("failure").path("kind").asText());
        assertEquals("it broke", lines.getLast().path("failure").path("message").asText());
        assertEquals("2+2", lines.getFirst().path("reasoning").asText());
        assertEquals("50", lines.getFirst().path("parameters").path("maxTokens").asText());
        assertEquals("2025-11-20T10:15:30.000Z", lines.getFirst().path("asked").path("at").asText());
        assertEquals("system", lines.get(1).path("asked").path("prompt").get(0).path("role").asText());
        assertTrue(lines.getFirst().path("recorded").asBoolean());
        assertEquals("0.00000371", lines.getFirst().path("cost").path("total").asText());
        assertEquals(0, program.run("sessions", "import", answered.toString(), "--json").only().path("added").asInt());
    }

    private static final String BATCH_IN =
            "{\"custom_id\":\"%s\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"Kimi-K2.6\",\"messages\":[{\"role\":\"user\",\"content\":\"What is 2+2?\"}],\"max_tokens\":50}}\n";
    private static final String BATCH_OUT =
            "{\"custom_id\":\"q1\",\"response\":{\"status_code\":200,\"body\":{\"created\":1763633730,\"model\":\"Kimi-K2.6\",\"choices\":[{\"message\":{\"content\":\"Four\"},\"finish_reason\":\"stop\"},{\"index\":1,\"message\":{\"content\":\"4\"}}]}},\"error\":null}\n";

    @Test
    void theAnswersOfABatchGetTheirPromptsInWhateverOrderTheFilesAreGiven() throws Exception {
        var answers = Files.writeString(folder.resolve("a-out.jsonl"), BATCH_OUT);
        var requests = Files.writeString(folder.resolve("b-in.jsonl"), BATCH_IN.formatted("q1") + BATCH_IN.formatted("q2"));
        var alone = program.run("sessions", "import", requests.toString());
        assertEquals(0, alone.exit());
        assertTrue(alone.err().contains("2 requests of batches have no answer in these files"), alone.err());
        var taken = program.run("sessions", "import", answers.toString(), requests.toString());
        assertTrue(taken.err().contains("1 request of batches has no answer in these files"), taken.err());
        assertTrue(taken.err().contains("1 × choices beside the first"), taken.err());
        assertFalse(taken.err().contains("prompts"), taken.err());
        assertEquals("What is 2+2?", program.run("sessions", "list", "--json").only().path("title").asText());
    }

    @Test
    void anAnswerThatIsThereGetsThePromptThatNobodyKnew() throws Exception {
        var answers = Files.writeString(folder.resolve("out.jsonl"), BATCH_OUT);
        var requests = Files.writeString(folder.resolve("in.jsonl"), BATCH_IN.formatted("q1"));
        program.run("sessions", "import", answers.toString());
        assertEquals("(prompt not known)", program.run("sessions", "list", "--json").only().path("title").asText());
        var again = program.run("sessions", "import", requests.toString(), answers.toString());
        assertTrue(again.out().contains("out.jsonl: 0 answers added in 1 session, 1 there already; 1 of those got a prompt."), again.out());
        assertEquals("What is 2+2?", program.run("sessions", "list", "--json").only().path("title").asText());
        var line = program.run("sessions", "export", "--all").only();
        assertEquals("What is 2+2?", line.path("asked").path("prompt").get(0).path("text").asText());
        assertEquals(50, line.path("parameters").path("maxTokens").asInt());
        assertEquals(1, program.run("sessions", "search", "2+2", "--json").json().size());
        assertTrue(program.run("sessions", "check", "--json").only().path("sound").asBoolean());
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"custom_id\":\"q\",\"response\":null,\"error\":{\"code\":\"batch_expired\",\"message\":\"too late\"}}', failed, timeout",
        "'{\"custom_id\":\"q\",\"response\":null,\"error\":{\"code\":\"batch_cancelled\",\"message\":\"stopped\"}}', stopped, cancelled",
        "'{\"custom_id\":\"q\",\"response\":{\"status_code\":429,\"body\":{\"error\":{\"message\":\"slow down\"}}}}', failed, rate_limit",
        "'{\"custom_id\":\"q\",\"response\":{\"status_code\":404,\"body\":{\"error\":{\"code\":\"DeploymentNotFound\",\"message\":\"none\"}}}}', failed, deployment_not_found",
        "'{\"request\":{\"model\":\"m\",\"input\":\"Hi\"},\"response\":{\"error\":{\"message\":\"Error code: 503 - busy\"}}}', failed, unavailable",
    })
    void aCallThatFailedIsKeptAsWhatItWas(String line, String status, String kind) throws Exception {
        var file = Files.writeString(folder.resolve("log.jsonl"), line + "\n");
        assertEquals(0, program.run("sessions", "import", file.toString()).exit());
        var kept = program.run("sessions", "export", "--all").only();
        assertEquals(status, kept.path("status").asText(), kept.toString());
        assertEquals(kind, kept.path("failure").path("kind").asText(), kept.toString());
    }

    @Test
    void ofAFileThatWasCutTheFaultIsToldOnce() throws Exception {
        var whole = "[\n  {\n    \"created\": 1763633730,\n    \"choices\": [\n      {\n        \"message\": {\n          \"content\": \"Four\"\n        }\n      }\n    ]\n  }\n]\n";
        var file = Files.writeString(folder.resolve("log.json"), whole.repeat(1).substring(0, whole.length() - 8));
        var taken = program.run("sessions", "import", file.toString());
        assertEquals(2, taken.exit());
        assertEquals(1, taken.err().lines().count(), taken.err());
        assertTrue(taken.err().contains("log.json, line 1"), taken.err());
        var many = Files.writeString(folder.resolve("many.jsonl"), BATCH_OUT + "{\n".repeat(30));
        var told = program.run("sessions", "import", many.toString());
        assertEquals(1, told.exit());
        assertTrue(told.err().contains("many.jsonl: 10 faults more; --json lists all."), told.err());
        assertEquals(30, program.run("sessions", "import", many.toString(), "--json").json().getLast().path("faults").size());
    }

    @Test
    void whatAResultOfPromptfooDoesNotSayIsNotMadeUp() throws Exception {
        var file = Files.writeString(folder.resolve("results.json"), """
                {"evalId": "eval-x", "results": {"version": 3, "results": [
                  {"id": "r1", "provider": {"id": "file://providers/mine.py", "label": ""}, "prompt": {"raw": "[{\\"role\\":\\"user\\",\\"content\\":[{\\"type\\":\\"text\\",\\"text\\":\\"Look\\"},{\\"type\\":\\"image_url\\",\\"image_url\\":{\\"url\\":\\"x\\"}}]}]"}, "latencyMs": null, "response": {"output": "A cat"}},
                  {"id": "r2", "provider": {"id": "https://host/v1/", "label": "house model"}, "prompt": {"raw": "Hi"}, "latencyMs": -3, "response": {"output": "Ho"}},
                  {"id": "r3", "provider": {"id": "azure:chat:Kimi-K2.6", "label": "cold"}, "prompt": {"raw": "Hi"}, "response": {}, "error": "Request timed out after 300000 ms"}
                ]}}
                """);
        var taken = program.run("sessions", "import", file.toString());
        assertEquals(0, taken.exit(), taken.err());
        assertTrue(taken.err().contains("1 × parts of the type image_url"), taken.err());
        assertTrue(taken.err().contains("3 × times of answers that have none: those are dated by this import"), taken.err());
        assertTrue(taken.err().contains("1 × labels of providers"), taken.err());
        var lines = program.run("sessions", "export", "--all").json();
        assertEquals(
                List.of("Kimi-K2.6", "house model", "mine.py"),
                lines.stream().map(line -> line.path("deployment").asText()).sorted().toList());
        assertTrue(lines.stream().allMatch(line -> line.path("timing").path("totalMs").isNull()), lines.toString());
        assertTrue(lines.toString().contains("\"kind\":\"timeout\""), lines.toString());
    }

    @Test
    void aFolderWithoutRecordingsAndARecordingWithoutItsFileAreSaidToBe() throws Exception {
        var none = program.run("sessions", "import", Files.createDirectory(folder.resolve("none")).toString());
        assertEquals(2, none.exit());
        assertTrue(none.err().contains("none, which cannot be read: no recording is in it"), none.err());
        var bare = Files.writeString(folder.resolve("bare.sse"), "data: [DONE]\n\n");
        var refused = program.run("sessions", "import", bare.toString());
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("nothing tells its protocol, as bare.meta.json is missing. Correct the file"), refused.err());
        assertFalse(refused.err().contains("--protocol"), refused.err());
    }

    @Test
    void warningsThatAreNotKnownHereAreSaidToBeLost() throws Exception {
        var line = program.run("run", "Hi", "-d", "Kimi-K2.6", "--demo", "--json").out();
        var file = Files.writeString(folder.resolve("lines.jsonl"), line.replace("\"warnings\":[]", "\"warnings\":[\"moonstruck\"]"));
        var taken = other.run("sessions", "import", file.toString());
        assertTrue(taken.err().contains("1 × warnings moonstruck of a later version"), taken.err());
    }

    @Test
    void anAnswerOfTheOlderCompletionsKeepsItsText() throws Exception {
        var file = Files.writeString(
                folder.resolve("log.jsonl"),
                "{\"object\":\"text_completion\",\"created\":1763633730,\"model\":\"m\",\"choices\":[{\"text\":\"legacy\",\"index\":0,\"finish_reason\":\"length\"}]}\n");
        assertEquals(0, program.run("sessions", "import", file.toString()).exit());
        var line = program.run("sessions", "export", "--all").only();
        assertEquals("legacy", line.path("content").asText());
        assertEquals("length", line.path("finishReason").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"都で", "で割", "で", "ガス", "プリ", "*한글*", "*글*", "都で割"})
    void aShortPartIsFoundInScriptsWithoutSpaces(String part) {
        program.run("run", "東京都で割れたガスプリン 한글이", "-d", "Kimi-K2.6", "--demo");
        assertEquals(1, program.run("sessions", "search", part, "--json").json().size());
    }

    @Test
    void importedAnswersAreFoundByTheirWords() throws Exception {
        var line = program.run("run", "Which is larger, 9.9 or 9.11?", "-d", "Kimi-K2.6", "--demo", "--json").out();
        var file = Files.writeString(folder.resolve("lines.jsonl"), line);
        other.run("sessions", "import", file.toString());
        var found = other.run("sessions", "search", "larger", "tenths", "--json").only();
        assertEquals(Json.parse(line).path("sessionId"), found.path("sessionId"));
        assertFalse(found.path("passages").isEmpty());
    }
}
