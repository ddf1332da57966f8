package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.Samples;
import foundrybench.model.Usage;
import foundrybench.run.RunPlan;
import foundrybench.store.SessionStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `--budget` and `--budget-per-day` from their arguments to lines and exit code.
class BudgetCommandTest {
    @TempDir
    Path folder;

    Program program;

    @BeforeEach
    void start() {
        program = new Program(folder.resolve("home"), folder);
    }

    @Test
    void fiveHundredCallsStopBeforeACentIsPassed() {
        var output = program.run(
                "run", "Which is larger, 9.9 or 9.11?", "-d", "all", "--repeat", "100", "--max-tokens", "400", "--concurrency", "20",
                "--budget", "0.01", "--demo", "--json", "--no-save");
        assertEquals(4, output.exit(), output.err());
        assertEquals(500, output.json().size());
        assertEquals(500, output.json().stream().map(line -> line.path("id").asText()).distinct().count());
        var spent = output.json().stream()
                .filter(line -> !line.path("cost").isNull())
                .map(line -> new BigDecimal(line.path("cost").path("total").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertTrue(spent.compareTo(new BigDecimal("0.01")) <= 0, spent::toString);
        assertTrue(spent.compareTo(new BigDecimal("0.009")) > 0, () -> "the cheapest call takes 0.0003 at most: " + spent);
        var stopped = output.json().stream().filter(line -> line.path("status").asText().equals("stopped")).toList();
        assertTrue(!stopped.isEmpty() && stopped.size() < 500, () -> stopped.size() + " of 500 stopped");
        for (var line : stopped) {
            assertEquals("budget", line.path("failure").path("kind").asText());
            assertTrue(line.path("failure").path("fix").asText().contains("--budget"), line::toString);
        }
        for (var line : output.json()) {
            assertFalse(line.path("estimate").path("high").isNull(), line::toString);
        }
        assertTrue(output.err().matches("spent \\$0\\.0\\d+ of \\$0\\.01 \\(\\d+ calls, high estimates: \\$0\\.\\d+\\)\n"), output.err());
    }

    @Test
    void aBudgetBelowOneCallSendsNone() {
        var output = program.run(
                "run", "Hello", "-d", "gpt-5.4", "--repeat", "3", "--max-tokens", "1000", "--budget", "0.001", "--demo", "--quiet");
        assertEquals(4, output.exit());
        assertTrue(output.err().contains("The call may cost $0.0160 at most, more than the budget of $0.001 for this run."), output.err());
        assertTrue(output.out().contains("## gpt-5.4 #3\n\n(stopped)"), output.out());
        var told = program.run("run", "Hello", "-d", "gpt-5.4", "--max-tokens", "1000", "--budget", "0.001", "--demo");
        assertTrue(told.err().endsWith("spent $0 of $0.001 (no call was sent: one may cost $0.0160 at most)\n"), told.err());
    }

    @Test
    void aBudgetThatIsLargeEnoughChangesNothing() {
        var output = program.run("run", "Hello", "-d", "gpt-5.4", "--max-tokens", "1000", "--budget", "1", "--demo", "--json");
        assertEquals(0, output.exit(), output.err());
        assertEquals("completed", output.only().path("status").asText());
        assertEquals("0.016", new BigDecimal(output.only().path("estimate").path("high").asText()).setScale(3, RoundingMode.DOWN).toPlainString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "much", "0.0"})
    void aBudgetIsANumberOfDollarsAboveNothing(String value) {
        for (var flag : List.of("--budget", "--budget-per-day")) {
            var output = program.run("run", "Hello", "-d", "gpt-5.4", "--demo", flag + "=" + value);
            assertEquals(2, output.exit(), output.err());
            assertTrue(output.err().contains(flag), output.err());
        }
    }

    @Test
    void withoutAPriceOrALimitNothingIsSent() {
        var unknown = program.run("run", "Hello", "-d", "mine", "--max-tokens", "100", "--budget", "1", "--demo");
        assertEquals(2, unknown.exit());
        assertTrue(unknown.err().contains("needs a price for mine"), unknown.err());
        var unlimited = program.run("run", "Hello", "-d", "gpt-5.4", "--budget", "1", "--demo");
        assertEquals(2, unlimited.exit());
        assertTrue(unlimited.err().contains("give --max-tokens"), unlimited.err());
    }

    @Test
    void aKnownLimitOfTheDeploymentWillDo() {
        program.with("FOUNDRY_ENDPOINT", "https://acct-x.openai.azure.com/").with("FOUNDRY_API_KEY", "k");
        program.run("deployments", "add", "mine", "--model", "gpt-5.4", "--output", "1000");
        var output = program.run("run", "Hello", "-d", "mine", "--budget", "0.001", "--dry-run");
        assertEquals(0, output.exit(), output.err());
        assertTrue(output.err().contains("All high estimates together: $0.0160, above the budget of $0.001"), output.err());
    }

    @ParameterizedTest
    @CsvSource({"0.03, above", "0.04, within"})
    void aDryRunSaysWhetherThePlanFits(String budget, String word) {
        var output = program.run("run", "Hello", "-d", "gpt-5.4", "--repeat", "2", "--max-tokens", "1000", "--budget", budget, "--dry-run", "--json");
        assertEquals(0, output.exit(), output.err());
        assertEquals(2, output.json().size());
        assertTrue(output.err().contains("$0.0321, " + word + " the budget of $" + budget), output.err());
    }

    @Test
    void theSmokeTestKeepsABudgetToo() {
        var output = program.run("smoke", "--demo", "--budget", "0.02", "--json");
        assertEquals(4, output.exit(), output.err());
        assertEquals(5, output.json().size());
        assertEquals("budget", output.json().stream()
                .filter(line -> line.path("deployment").asText().equals("gpt-5.3-codex"))
                .map(line -> line.path("failure").path("kind").asText())
                .findFirst()
                .orElseThrow());
    }

    /// The server tells no usage: each call counts with the most that it may cost, some 0.0016 dollars.
    @Test
    void theDayIsKeptByWhatItsRealCallsCost() throws Exception {
        try (var server = new RecordingServer()) {
            program.with("KEY", "k");
            spent(Instant.now(), 100_000); // 0.077
            spent(Instant.now().minus(Duration.ofDays(2)), 100_000);
            var output = ask(server, "--budget-per-day", "0.08", "--repeat", "3", "--concurrency", "1");
            assertEquals(4, output.exit(), output.err());
            assertEquals(1, server.bodies().size());
            assertTrue(output.err().contains("spent today $0.0786 of $0.08 (1 call, high estimates: $0.0016; 1 of unknown cost"), output.err());
            var stopped = output.json().stream().filter(line -> line.path("status").asText().equals("stopped")).toList();
            assertEquals(2, stopped.size());
            for (var line : stopped) {
                var detail = line.at("/failure/detail").asText();
                assertTrue(detail.endsWith("of the budget of $0.08 for the day is spent."), detail);
            }
        }
    }

    @Test
    void theSettingOfTheDayHoldsWithoutAFlagAndNotForSimulations() throws Exception {
        write("{\"budgetPerDayUsd\": \"0.001\"}");
        try (var server = new RecordingServer()) {
            program.with("KEY", "k");
            assertEquals(4, ask(server).exit());
            assertEquals(0, server.bodies().size());
            assertEquals(0, ask(server, "--budget-per-day", "1").exit());
        }
        assertEquals(0, program.run("run", "Hello", "-d", "gpt-5.4", "--demo").exit());
        write("{\"budgetPerDayUsd\": \"lots\"}");
        var output = program.run("run", "Hello", "-d", "gpt-5.4", "--demo");
        assertEquals(2, output.exit());
        assertTrue(output.err().contains("settings.json") && output.err().contains("budgetPerDayUsd"), output.err());
    }

    @Test
    void whenTheStoreCannotBeReadNothingRealIsSent() throws Exception {
        write("{\"budgetPerDayUsd\": 5}");
        Files.createDirectory(folder.resolve("home/sessions.db"));
        try (var server = new RecordingServer()) {
            program.with("KEY", "k");
            var output = ask(server, "--no-save");
            assertEquals(4, output.exit(), output.err());
            assertEquals(0, server.bodies().size());
            assertTrue(output.only().path("failure").path("detail").asText().startsWith("It is not known what is spent of the budget of $5 for the day: "), output.out());
        }
        assertEquals(0, program.run("run", "Hello", "-d", "gpt-5.4", "--demo", "--no-save").exit());
    }

    private Program.Output ask(RecordingServer server, String... more) {
        var arguments = new ArrayList<>(List.of(
                "run", "Hello", "-d", "gpt-5.4", "--max-tokens", "100", "--json", "--endpoint", server.endpoint(), "--key-env", "KEY"));
        arguments.addAll(List.of(more));
        return program.run(arguments.toArray(String[]::new));
    }

    private void write(String settings) throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(folder.resolve("home/settings.json"), settings);
    }

    /// A real call of that time, at 0.77 dollars a million tokens.
    private void spent(Instant at, long tokens) throws Exception {
        var deployment = Samples.deployment("Kimi-K2.6", Protocol.CHAT).withPrice(Samples.KIMI_PRICE);
        var request = new Request(deployment, Prompt.of("", "Hi"), Parameters.NONE, true);
        var run = new RunPlan(List.of(request), 1, false).toRun(RunPlan.newId(), at, _ -> null);
        try (var store = SessionStore.open(folder.resolve("home"), _ -> {})) {
            store.begin(run);
            store.settle(new CompletionBuilder(run.calls().getFirst())
                    .add(new UsageReported(new Usage(0L, 0L, tokens, null)))
                    .add(new Finished(null))
                    .snapshot());
        }
    }
}
