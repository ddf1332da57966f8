package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.sim.Faults;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimService;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `smoke` from its arguments to its table and exit code. [SmokeReportTest] has its file.
class SmokeCommandTest {
    private static final List<String> FIVE = List.of("Kimi-K2.6", "DeepSeek-V3.2", "gpt-5.4", "gpt-5.3-codex", "gpt-5.1-codex");

    @TempDir
    Path folder;

    Program program;

    @BeforeEach
    void start() {
        program = new Program(folder.resolve("home"), folder);
    }

    /// The first words of each row.
    private static List<String> rows(Program.Output output) {
        return output.out().lines()
                .filter(line -> !line.startsWith("  "))
                .map(line -> String.join(" ", List.of(line.split(" +")).subList(0, 3)))
                .toList();
    }

    @Test
    void fiveOfFivePassEachByItsProtocol() {
        var output = program.run("smoke", "--demo");
        assertEquals(0, output.exit(), output.err());
        assertEquals(
                List.of(
                        "deployment protocol result", "Kimi-K2.6 chat passed", "DeepSeek-V3.2 chat passed", "gpt-5.4 chat passed",
                        "gpt-5.3-codex responses passed", "gpt-5.1-codex responses passed", "SIMULATED · 5"),
                rows(output));
        assertTrue(output.out().lines().toList().getLast().matches("SIMULATED · 5 of 5 passed · \\$0\\.\\d+ · prices 2026-05"), output.out());
    }

    /// 2,000 tokens each at 0.77, 0.42, 16, 20 and 8 dollars a million, and their prompts.
    @Test
    void theWorstCaseIsToldBefore() {
        var told = program.run("smoke", "--demo").err();
        assertTrue(told.matches("(?s)SIMULATED: .*\nWorst case \\$0\\.09\\d\\d: 5 calls, each using its whole output limit\\.\n"), told);
        var one = program.run("smoke", "--demo", "-d", "Nope").err();
        assertTrue(one.contains("Worst case – and 1 of unknown price: 1 call, each"), one);
    }

    @Test
    void jsonIsTheLinesOfRunAndNothingElse() {
        var output = program.run("smoke", "--demo", "--json");
        assertEquals(0, output.exit());
        assertEquals("", output.err());
        assertEquals(FIVE.stream().sorted().toList(), output.json().stream().map(l -> l.path("deployment").asText()).sorted().toList());
        for (var line : output.json()) {
            assertEquals("foundry-bench/completion/1", line.path("schema").asText());
            assertEquals(2000, line.path("parameters").path("maxTokens").asInt());
            assertFalse(line.path("content").asText().isBlank());
            assertTrue(line.path("estimate").isNull());
        }
    }

    @Test
    void aMissingDeploymentFailsAndTheOthersPass() {
        var output = program.run("smoke", "--demo", "-d", "gtp-5.4", "-d", "Kimi-K2.6", "-d", "gtp-5.4");
        assertEquals(1, output.exit());
        var lines = output.out().lines().toList();
        assertTrue(lines.get(1).startsWith("gtp-5.4     chat       failed "), output.out());
        assertTrue(lines.get(2).startsWith("  No such deployment. 127.0.0.1:"), output.out());
        assertTrue(lines.get(3).startsWith("  The nearest known names: gpt-5.4."), output.out());
        assertTrue(lines.get(4).startsWith("  request id "), output.out());
        assertTrue(lines.get(5).startsWith("Kimi-K2.6   chat       passed "), output.out());
        assertTrue(lines.get(6).startsWith("SIMULATED · 1 of 2 passed"), output.out());
    }

    @Test
    void anAnswerWithoutTextHasFailedAndTheCauseIsTold() {
        var output = program.run("smoke", "--demo", "-d", "Kimi-K2.6", "--max-tokens", "16");
        assertEquals(1, output.exit());
        assertTrue(output.out().contains("Kimi-K2.6   chat       no answer "), output.out());
        assertTrue(output.out().contains("\n  No answer: the whole budget went to thinking. It stopped at 16 output tokens (length) before the first word"), output.out());
        assertTrue(output.out().contains("SIMULATED · 0 of 1 passed"), output.out());
    }

    @Test
    void eachIsAskedInItsOwnWords() throws IOException {
        try (var server = new RecordingServer()) {
            var output = program.run("smoke", "-d", "theirs", "-d", "gpt-5.4", "--endpoint", server.endpoint(), "--auth", "none", "--quiet");
            assertEquals(0, output.exit(), output.err());
            assertEquals("", output.err());
            assertEquals(2, server.bodies().size());
            assertEquals(1, server.bodies().stream().filter(b -> b.path("max_tokens").asInt() == 2000 && !b.has("max_completion_tokens")).count());
            assertEquals(1, server.bodies().stream().filter(b -> b.path("max_completion_tokens").asInt() == 2000 && !b.has("max_tokens")).count());
            assertFalse(output.out().contains("SIMULATED"), output.out());
            assertTrue(output.out().contains("\n2 of 2 passed · – · 2 of unknown cost\n"), output.out());
        }
    }

    /// What the deployment admits in a minute, and what it gives, bound the limit; the prompt needs room too.
    @Test
    void knownLimitsOfADeploymentAreKept() throws IOException {
        Files.createDirectories(folder.resolve("home"));
        try (var server = new RecordingServer()) {
            program.run("deployments", "add", "small", "--tpm", "1000");
            program.run("deployments", "add", "smaller", "--tpm", "20");
            program.run("deployments", "add", "roomy", "--tpm", "100000");
            var output = program.run(
                    "smoke", "-d", "small", "-d", "smaller", "-d", "roomy", "--endpoint", server.endpoint(), "--auth", "none");
            assertEquals(0, output.exit(), output.out());
            assertEquals(
                    List.of(16, 958, 2000),
                    server.bodies().stream().map(b -> b.path("max_tokens").asInt()).sorted().toList());
        }
    }

    @Test
    void aCallThatMayPassIsSentAgainAndTheRowCountsIt() throws IOException {
        try (var server = new RecordingServer().refusingFirst(1)) {
            var output = program.run("smoke", "-d", "theirs", "--endpoint", server.endpoint(), "--auth", "none");
            assertEquals(0, output.exit(), output.err());
            assertTrue(output.err().contains("theirs: Too many requests or tokens (HTTP 429); again in 0.0 s\n"), output.err());
            assertTrue(output.out().contains("– in → – out · 2 attempts"), output.out());
        }
    }

    @Test
    void theCommandThatShowsMoreStandsByItself() throws IOException {
        for (var command : List.of("smoke", "run hi")) {
            try (var server = new RecordingServer().refusingFirst(1)) {
                var flags = " -d gpt-5.4 --auth none --retries 0 --endpoint " + server.endpoint();
                var output = program.onOneScreen().run((command + flags).split(" "));
                assertEquals(1, output.exit());
                var shown = output.out().lines().filter(line -> line.startsWith("  run: az cognitiveservices account deployment show ")).toList();
                assertEquals(1, shown.size(), output.out());
            }
        }
    }

    @Test
    void everyFaultOfTheServiceIsAFailureOfItsOwnRow() throws IOException {
        var options = SimOptions.defaults().withPace(0).withFaults(Faults.parse(List.of("500=1")));
        try (var service = SimService.start(options)) {
            var output = program.with("KEY", service.key())
                    .run("smoke", "--endpoint", service.endpoint().toString(), "--key-env", "KEY", "--retries", "0");
            assertEquals(1, output.exit());
            assertEquals(5, output.out().lines().filter(line -> line.contains(" failed ")).count(), output.out());
            assertEquals(5, output.out().lines().filter(line -> line.startsWith("  The service failed. ")).count(), output.out());
            assertEquals(5, output.out().lines().filter(line -> line.startsWith("  request id ")).count(), output.out());
            assertTrue(output.out().endsWith("SIMULATED · 0 of 5 passed · –\n"), output.out());
        }
    }

    @Test
    void inCiWithNothingConfiguredItSaysWhatToSet() {
        var output = program.with("CI", "true").run("smoke");
        assertEquals(3, output.exit());
        assertEquals("", output.out());
        assertTrue(output.err().contains("Set FOUNDRY_ENDPOINT and FOUNDRY_API_KEY"), output.err());
        assertEquals(0, program.with("CI", "true").run("smoke", "--demo").exit());
    }

    @Test
    void withoutItsKeyEveryDeploymentStillHasItsRow() {
        var output = program.run("smoke", "--endpoint", "https://x.example.com", "--key-env", "NOT_SET");
        assertEquals(3, output.exit());
        assertEquals(5, output.out().lines().filter(line -> line.contains(" failed ")).count(), output.out());
        assertTrue(output.out().contains("NOT_SET"), output.out());
    }

    @Test
    void aDryRunSendsNothing() throws IOException {
        try (var server = new RecordingServer()) {
            var output = program.run("smoke", "--dry-run", "--json", "--endpoint", server.endpoint(), "--auth", "none");
            assertEquals(0, output.exit());
            assertEquals(List.of(), server.bodies());
            assertEquals(FIVE, output.json().stream().map(l -> l.path("deployment").asText()).toList());
            assertTrue(output.json().stream().allMatch(l -> l.path("status").asText().equals("planned")));
        }
    }

    @Test
    void theWorstCaseIsNotBelowTheEstimate() {
        var high = program.run("smoke", "--dry-run", "--json", "--demo").json().stream()
                .map(l -> new BigDecimal(l.path("estimate").path("high").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var told = program.run("smoke", "--demo").err().replaceAll("(?s).*Worst case \\$([0-9.]+):.*", "$1");
        assertTrue(new BigDecimal(told).compareTo(high.setScale(4, RoundingMode.HALF_UP)) >= 0, told + " " + high);
    }

    @Test
    void itKeepsNoSessionUnlessAsked() throws IOException {
        assertEquals(0, program.run("smoke", "--demo", "-d", "DeepSeek-V3.2").exit());
        try (var files = Files.list(folder.resolve("home"))) {
            assertEquals(List.of(folder.resolve("home/logs")), files.toList());
        }
        assertEquals(0, program.run("smoke", "--demo", "-d", "DeepSeek-V3.2", "--save").exit());
        JsonNode session = program.run("sessions", "list", "--json").only();
        assertEquals(1, session.path("completions").asInt(), session::toString);
        assertEquals(0, program.run("smoke", "--demo", "-d", "DeepSeek-V3.2", "--no-save").exit());
        assertEquals(1, program.run("sessions", "list", "--json").json().size());
    }
}
