package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `run` from its arguments to what it prints and ends with.
class RunCommandTest {
    /// The guide's dollars per million tokens, in and out.
    private static final Map<String, List<String>> GUIDE = Map.of(
            "gpt-5.4", List.of("4.00", "16.00"),
            "Kimi-K2.6", List.of("0.28", "0.77"),
            "DeepSeek-V3.2", List.of("0.14", "0.42"));

    @TempDir
    Path folder;

    Program program;

    @BeforeEach
    void start() {
        program = new Program(folder.resolve("home"), folder);
    }

    @Test
    void threeDeploymentsGiveThreeLinesWithExactCosts() {
        var output = program.run(
                "run", "Which is larger, 9.9 or 9.11?", "-d", "gpt-5.4", "-d", "Kimi-K2.6", "-d", "DeepSeek-V3.2", "--json", "--demo");
        assertEquals(0, output.exit(), output.err());
        assertEquals("", output.err());
        assertEquals(GUIDE.keySet(), output.json().stream().map(l -> l.path("deployment").asText()).collect(Collectors.toSet()));
        for (var line : output.json()) {
            assertEquals("foundry-bench/completion/1", line.path("schema").asText());
            assertEquals("completed", line.path("status").asText());
            assertTrue(line.path("simulated").asBoolean());
            assertFalse(line.path("content").asText().isBlank());
            assertExactCost(line);
        }
        var kimi = line(output, "Kimi-K2.6");
        assertEquals("shown", kimi.path("reasoningVisibility").asText());
        assertFalse(kimi.path("reasoning").asText().isBlank());
    }

    private static void assertExactCost(JsonNode line) {
        var price = GUIDE.getOrDefault(line.path("deployment").asText(), List.of());
        var usage = line.path("usage");
        var million = new BigDecimal(1_000_000);
        var input = new BigDecimal(price.get(0)).multiply(usage.path("promptTokens").decimalValue()).divide(million);
        var output = new BigDecimal(price.get(1)).multiply(usage.path("completionTokens").decimalValue()).divide(million);
        assertEquals(input.add(output).stripTrailingZeros().toPlainString(), line.path("cost").path("total").asText());
        assertEquals("guide-2026-05", line.path("cost").path("priceTable").asText());
        assertEquals("2026-05-03", line.path("cost").path("asOf").asText());
    }

    private static JsonNode line(Program.Output output, String deployment) {
        return output.json().stream().filter(l -> l.path("deployment").asText().equals(deployment)).findFirst().orElseThrow();
    }

    @Test
    void aCodexDeploymentCompletesOverResponses() {
        var line = program.run("run", "Say hi", "-d", "gpt-5.1-codex", "--json", "--demo").only();
        assertEquals("completed", line.path("status").asText());
        assertEquals("responses", line.path("protocol").asText());
        assertEquals("hidden", line.path("reasoningVisibility").asText());
    }

    @Test
    void allMeansEveryKnownDeployment() {
        var output = program.run("run", "Say hi", "-d", "all", "--json", "--demo");
        assertEquals(0, output.exit());
        assertEquals(5, output.json().size());
    }

    @Test
    void anUnknownDeploymentFailsAndNamesTheNearOnes() {
        var output = program.run("run", "hi", "-d", "gpt-54", "--json", "--demo");
        assertEquals(1, output.exit());
        var failure = output.only().path("failure");
        assertEquals("deployment_not_found", failure.path("kind").asText());
        assertTrue(failure.path("fix").asText().contains("gpt-5.4"), failure::toString);
    }

    @Test
    void aDeadPortFailsAsConnection() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        var output = program.with("K", "k")
                .run("run", "hi", "-d", "gpt-5.4", "--endpoint", "http://127.0.0.1:" + port, "--key-env", "K", "--json");
        assertEquals(1, output.exit());
        assertEquals("connection", output.only().path("failure").path("kind").asText());
        assertFalse(output.only().path("simulated").asBoolean());
    }

    @Test
    void aCallThatMayPassIsSentAgainAndSaysSo() throws IOException {
        try (var server = new RecordingServer().refusingFirst(2)) {
            var output = program.with("K", "k")
                    .run("run", "hi", "-d", "gpt-5.4", "--endpoint", server.endpoint(), "--key-env", "K");
            assertEquals(0, output.exit(), output.err());
            assertEquals("fine\n", output.out());
            assertEquals(2, output.err().split("Too many requests or tokens \\(HTTP 429\\); again in 0.0 s", -1).length - 1, output.err());
            assertTrue(output.err().contains("3 attempts"), output.err());
            assertEquals(3, server.bodies().size());
        }
    }

    @Test
    void retriesCanBeForbiddenAndTheLineCountsThem() throws IOException {
        for (int retries : List.of(0, 1)) {
            try (var server = new RecordingServer().refusingFirst(2)) {
                var output = program.with("K", "k").run(
                        "run", "hi", "-d", "gpt-5.4", "--endpoint", server.endpoint(), "--key-env", "K", "--json",
                        "--retries", String.valueOf(retries));
                assertEquals(1, output.exit());
                assertEquals("rate_limit", output.only().path("failure").path("kind").asText());
                assertEquals(retries + 1, output.only().path("timing").path("attempts").asInt());
            }
        }
        assertEquals(2, program.run("run", "hi", "-d", "gpt-5.4", "--demo", "--retries", "-1").exit());
    }

    @Test
    void eachAttemptIsRecorded() throws IOException {
        try (var server = new RecordingServer().refusingFirst(1)) {
            var into = folder.resolve("recorded");
            program.with("K", "k").run(
                    "run", "hi", "-d", "gpt-5.4", "--endpoint", server.endpoint(), "--key-env", "K", "--record", into.toString());
            try (var files = Files.list(into)) {
                var endings = files.map(file -> file.toString().replaceAll(".*?(-2)?(\\.[a-z.]+)$", "$1$2")).sorted().toList();
                assertEquals(List.of("-2.meta.json", "-2.sse", ".body", ".meta.json"), endings);
            }
        }
    }

    @Test
    void withoutItsKeyEveryCallStillGetsItsLine() {
        var output = program.run(
                "run", "hi", "-d", "a", "-d", "b", "--endpoint", "https://x.example.com", "--key-env", "NOT_SET", "--json");
        assertEquals(3, output.exit());
        assertEquals(
                List.of("auth", "auth"),
                output.json().stream().map(l -> l.path("failure").path("kind").asText()).toList());
        assertTrue(output.out().contains("NOT_SET"));
    }

    @Test
    void inCiWithoutAConnectionNothingIsSimulated() {
        var output = program.with("CI", "true").run("run", "hi", "-d", "gpt-5.4", "--json");
        assertEquals(3, output.exit());
        assertEquals("", output.out());
        assertTrue(output.err().contains("FOUNDRY_ENDPOINT"), output.err());
    }

    @Test
    void halfAConnectionIsNotPassedOverInSilence() {
        var output = program.with("FOUNDRY_ENDPOINT", "https://x.example.com").run("run", "hi", "-d", "gpt-5.4", "--json");
        assertTrue(output.only().path("simulated").asBoolean());
        assertEquals("warning: environment: FOUNDRY_ENDPOINT is set, FOUNDRY_API_KEY is not\n", output.err());
    }

    @Test
    void inCiTheSimulationCanBeAskedFor() {
        assertEquals(0, program.with("CI", "true").run("run", "hi", "-d", "gpt-5.4", "--json", "--demo").exit());
    }

    @Test
    void oneAnswerGoesToStdoutAndItsThinkingAndFiguresToStderr() {
        var output = program.run("run", "Which is larger, 9.9 or 9.11?", "-d", "Kimi-K2.6", "--demo");
        assertEquals(0, output.exit());
        assertTrue(output.out().startsWith("**9.9** is larger"), output.out());
        assertTrue(output.err().contains("Which is larger, 9.9 or 9.11? It looks like a trap"), output.err());
        assertTrue(output.err().contains("SIMULATED · first answer "), output.err());
        assertTrue(output.err().contains(" · prices 2026-05\n"), output.err());
        assertFalse(output.out().contains("It looks like a trap"), "thinking is not the answer");
    }

    @Test
    void quietLeavesOnlyTheAnswer() {
        assertEquals("", program.run("run", "hi", "-d", "DeepSeek-V3.2", "--demo", "--quiet").err());
    }

    @Test
    void severalAnswersComeUnderHeadingsInTheOrderAsked() {
        var output = program.run("run", "hi", "-d", "Kimi-K2.6", "-d", "DeepSeek-V3.2", "--demo");
        assertEquals(
                List.of("## Kimi-K2.6", "## DeepSeek-V3.2"), output.out().lines().filter(l -> l.startsWith("## ")).toList());
        assertTrue(output.err().contains("DeepSeek-V3.2: done · "), output.err());
    }

    @Test
    void repeatsAreCountedFromZero() {
        var output = program.run("run", "hi", "-d", "DeepSeek-V3.2", "--repeat", "3", "--json", "--demo");
        assertEquals(
                List.of(0, 1, 2), output.json().stream().map(l -> l.path("repeat").asInt()).sorted().toList());
        assertEquals(3, output.json().stream().map(l -> l.path("id").asText()).distinct().count());
    }

    @Test
    void anAnswerWithoutTextIsNoSuccess() {
        var output = program.run("run", "hi", "-d", "Kimi-K2.6", "--max-tokens", "20", "--json", "--demo");
        assertEquals(1, output.exit());
        assertEquals("[\"no-answer\",\"budget-went-to-thinking\"]", output.only().path("warnings").toString());
        assertEquals("length", output.only().path("finishReason").asText());
    }

    @Test
    void withoutStreamingTheAnswerIsTheSame() {
        var streamed = program.run("run", "hi", "-d", "Kimi-K2.6", "--json", "--demo").only();
        var whole = program.run("run", "hi", "-d", "Kimi-K2.6", "--json", "--demo", "--no-stream").only();
        assertEquals(streamed.path("content"), whole.path("content"));
        assertEquals(streamed.path("reasoning"), whole.path("reasoning"));
        assertEquals(0, whole.path("events").path("textDeltas").asInt());
    }

    @Test
    void aDryRunEstimatesAndSendsNothing() throws IOException {
        try (var server = new RecordingServer()) {
            var output = program.with("K", "k").run(
                    "run", "Say hi", "-d", "gpt-5.4", "--max-tokens", "1000", "--dry-run", "--json",
                    "--endpoint", server.endpoint(), "--key-env", "K");
            assertEquals(0, output.exit());
            assertEquals(List.of(), server.bodies());
            var estimate = output.only().path("estimate");
            assertEquals("planned", output.only().path("status").asText());
            assertEquals("o200k", estimate.path("promptTokensBy").asText());
            var low = new BigDecimal(estimate.path("low").asText());
            assertEquals(0, low.compareTo(new BigDecimal("0.000004").multiply(estimate.path("promptTokens").decimalValue())));
            assertEquals(0, new BigDecimal(estimate.path("high").asText()).compareTo(low.add(new BigDecimal("0.016"))));
        }
        assertFalse(Files.exists(folder.resolve("home/sessions.db")), "nothing was run, so nothing is saved");
    }

    @Test
    void anotherTableGivesAnotherPrice() {
        var line = program.run("run", "hi", "-d", "Kimi-K2.6", "--prices", "published-2026-07", "--json", "--demo").only();
        assertEquals("published-2026-07", line.path("cost").path("priceTable").asText());
        var dearer = new BigDecimal(line.path("cost").path("output").asText());
        assertEquals(0, dearer.compareTo(new BigDecimal("0.000004").multiply(line.path("usage").path("completionTokens").decimalValue())));
    }

    @Test
    void withoutAPlaceToSaveTheRunGoesOnAndSaysSo() throws IOException {
        Files.writeString(folder.resolve("home"), "a file is in the way");
        var output = program.run("run", "hi", "-d", "DeepSeek-V3.2", "--json", "--demo");
        assertEquals(5, output.exit());
        assertEquals("completed", output.only().path("status").asText());
        assertEquals("[\"not-saved\"]", output.only().path("warnings").toString());
        assertTrue(output.err().contains(folder.resolve("home").toString()), output.err());
    }

    @Test
    void whatIsNotToBeSavedLeavesNoFileButTheLogWithoutIt() throws IOException {
        var output = program.run("run", "unheard of", "-d", "DeepSeek-V3.2", "--demo", "--no-save", "--quiet");
        assertEquals(0, output.exit());
        try (var files = Files.list(folder.resolve("home"))) {
            assertEquals(List.of(folder.resolve("home/logs")), files.toList());
        }
        var log = Files.readString(folder.resolve("home/logs/foundry-bench.log"));
        assertFalse(log.contains("unheard of") || log.contains(output.out().strip()), log);
    }

    @Test
    void aRecordedAnswerReplaysToTheSame() throws IOException {
        var recordings = folder.resolve("recordings");
        var live = program.run("run", "hi", "-d", "Kimi-K2.6", "--json", "--demo", "--record", recordings.toString()).only();
        try (var files = Files.list(recordings)) {
            var body = files.filter(f -> f.toString().endsWith(".sse")).findFirst().orElseThrow();
            var replayed = program.run("replay", body.toString(), "--json").only();
            for (var field : List.of("content", "reasoning", "usage", "cost", "model", "finishReason", "events", "deployment", "simulated")) {
                assertEquals(live.path(field), replayed.path(field), field);
            }
            assertTrue(replayed.path("recorded").asBoolean());
            assertEquals(live.path("timing").path("ttftMs"), replayed.path("timing").path("ttftMs"));
        }
    }
}
