package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.sim.Served;
import foundrybench.sim.SimDeployment;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimRules;
import foundrybench.sim.SimService;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `deployments probe` from its arguments to what it prints, keeps and ends with.
@Timeout(120)
class ProbeCommandTest {
    private static final List<String> FIVE = List.of("Kimi-K2.6", "DeepSeek-V3.2", "gpt-5.4", "gpt-5.3-codex", "gpt-5.1-codex");

    @TempDir
    Path folder;

    private final Queue<Served> served = new ConcurrentLinkedQueue<>();
    private Program program;

    @BeforeEach
    void start() {
        program = new Program(folder.resolve("home"), folder);
    }

    private SimService service(SimDeployment... more) throws IOException {
        var service = SimService.start(SimOptions.defaults().withPace(0).withListener(served::add).withDeployments(more));
        program.with("KEY", service.key());
        return service;
    }

    private Program.Output at(SimService service, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint", service.endpoint().toString(), "--key-env", "KEY"));
        return program.run(all.toArray(String[]::new));
    }

    private static List<String> names(Program.Output output) {
        return output.json().stream().map(line -> line.path("name").asText()).toList();
    }

    @Test
    void allOfTheDemoAreProbedAndTheCapIsToldBefore() {
        var output = program.run("deployments", "probe", "--demo");
        assertEquals(0, output.exit(), output.err());
        assertTrue(output.err().matches("(?s)SIMULATED: .*\nAt most 160 calls and \\$0\\.\\d+: 5 deployments, at most 32 calls each\\.\n"), output.err());
        var headings = output.out().lines().filter(line -> !line.startsWith(" ")).toList();
        assertEquals(FIVE, headings.stream().map(line -> line.split(" ")[0]).toList());
        for (var heading : headings) {
            assertTrue(heading.matches("\\S+ · SIMULATED · probed \\d{4}-\\d\\d-\\d\\d · model \\S+ · \\d+ calls · \\$0\\.0\\d+ · prices 2026-05"), heading);
        }
        assertTrue(output.out().contains(
                "\n  chat       max_completion_tokens · streaming · usage in the stream · temperature beside effort none · JSON schema · effort none low medium high xhigh\n"), output.out());
        assertTrue(output.out().contains("\n  chat       not spoken\n    off: chat: The chatCompletion operation does not work with"), output.out());
        assertTrue(output.out().contains(
                "\n    off: temperature: Unsupported value: 'temperature' does not support 0.2 with this model."), output.out());
    }

    @Test
    void aLineOfJsonHasWhatTheDeploymentTakes() throws IOException {
        try (var service = service()) {
            var output = at(service, "deployments", "probe", "-d", "gpt-5.4", "-d", "gpt-5.1-codex", "--json");
            assertEquals(0, output.exit(), output.err());
            assertEquals("", output.err());
            assertEquals(List.of("gpt-5.4", "gpt-5.1-codex"), names(output));
            var line = output.json().getFirst();
            assertTrue(line.path("chat").asBoolean() && line.path("responses").asBoolean(), output.out());
            assertEquals("chat", line.path("protocol").asText());
            assertEquals("max_completion_tokens", line.path("outputLimit").asText());
            assertEquals("[\"max_completion_tokens\"]", line.path("outputLimits").toString());
            assertEquals("[\"none\",\"low\",\"medium\",\"high\",\"xhigh\"]", line.path("efforts").toString());
            assertEquals(List.of("true", "true", "true", "false", "false", "true", "null"), fields(
                    line, "streaming", "usageInStream", "jsonSchema", "temperature", "topP", "temperatureWithoutEffort", "leastOutput"));
            assertEquals("max_output_tokens", line.path("byProtocol").path("responses").path("outputLimit").asText());
            assertTrue(line.path("refused").path("chat max_tokens").asText().startsWith("Unsupported parameter"), output.out());
            assertTrue(line.path("simulated").asBoolean());
            assertTrue(line.path("failure").isNull());
            assertEquals("guide-2026-05", line.path("priceTable").asText());
            assertTrue(new BigDecimal(line.path("costUsd").asText()).signum() > 0);
            var codex = output.json().getLast();
            assertEquals(List.of("false", "true", "\"responses\""), fields(codex, "chat", "responses", "protocol"));
            int calls = line.path("calls").asInt() + codex.path("calls").asInt();
            service.close();
            assertEquals(served.size(), calls);
        }
    }

    private static List<String> fields(JsonNode line, String... names) {
        return List.of(names).stream().map(name -> line.path(name).toString()).toList();
    }

    @Test
    void theCardIsKeptListedAndUsedByRuns() throws IOException {
        var rules = SimRules.anything()
                .withProtocols(SimRules.Protocol.RESPONSES)
                .withEfforts(SimRules.Efforts.of("low", "high"))
                .withTemperature(SimRules.Sampling.NEVER)
                .withOutput(40, null);
        try (var service = service(SimDeployment.named("mine").withRules(rules))) {
            var probed = at(service, "deployments", "probe", "-d", "mine", "--json").only();
            assertEquals(List.of("40", "false", "[\"low\",\"high\"]", "null"), fields(probed, "leastOutput", "chat", "efforts", "costUsd"));
            assertTrue(Files.readString(folder.resolve("home").resolve("cards.json")).contains("responses reasoning.effort=minimal"));
            int before = served.size();
            var run = at(service, "run", "hi", "-d", "mine", "--temperature", "0.3", "--effort", "medium", "--max-tokens", "20", "--json").only();
            assertEquals("completed", run.path("status").asText(), run.toString());
            assertEquals(1, run.path("timing").path("attempts").asInt());
            assertEquals("responses", run.path("protocol").asText());
            assertEquals(4, run.path("adjusted").size(), run.path("adjusted").toString());
            service.close();
            assertEquals(List.of(200), served.stream().skip(before).map(Served::status).toList());
        }
    }

    @Test
    void aListSaysWhenADeploymentWasProbed() throws IOException {
        try (var service = service()) {
            var before = at(service, "deployments", "list", "--json").json().get(2);
            assertTrue(before.path("probedAt").isNull(), before.toString());
            var probed = at(service, "deployments", "probe", "-d", "gpt-5.4", "--json").only();
            var after = at(service, "deployments", "list", "--json").json().get(2);
            assertEquals(probed.path("probedAt").asText(), after.path("probedAt").asText());
            var words = at(service, "deployments", "list").out().lines().filter(line -> line.startsWith("gpt-5.4 ")).findFirst().orElseThrow();
            assertTrue(words.endsWith("probed " + probed.path("probedAt").asText().substring(0, 10)), words);
            var file = folder.resolve("home").resolve("cards.json");
            var stale = "\"stale\":{\"why\":\"No more.\",\"at\":\"2099-01-01T00:00:00Z\"},\"probed\":";
            Files.writeString(file, Files.readString(file).replaceFirst("\"probed\" ?:", stale));
            assertTrue(at(service, "deployments", "list").out().contains(", stale: No more.\n"), words);
            assertEquals("No more.", at(service, "deployments", "list", "--json").json().get(2).path("stale").path("why").asText());
        }
    }

    @Test
    void aKeyThatIsNotAcceptedEndsIt() throws IOException {
        try (var service = service()) {
            program.with("KEY", "wrong");
            var output = at(service, "deployments", "probe", "-d", "gpt-5.4");
            assertEquals(1, output.exit());
            assertTrue(output.out().contains("  Not probed: The key was not accepted (HTTP 401)."), output.out());
            var line = at(service, "deployments", "probe", "-d", "gpt-5.4", "--json").only();
            assertEquals("auth", line.path("failure").path("kind").asText());
            assertEquals(List.of("null", "null", "null", "1"), fields(line, "probedAt", "chat", "efforts", "calls"));
            var nobody = at(service, "deployments", "probe", "-d", "nobody");
            assertEquals(1, nobody.exit());
            assertTrue(nobody.err().endsWith("At most 32 calls, 1 of unknown price: 1 deployment, at most 32 calls each.\n"), nobody.err());
        }
    }

    @Test
    void withoutAConnectionThereIsNone() {
        assertEquals(3, program.with("CI", "true").run("deployments", "probe").exit());
        assertEquals(0, program.run("deployments", "probe", "--demo", "-d", "Kimi-K2.6", "--quiet").exit());
    }

    @Test
    void aBudgetIsNeverPassed() throws IOException {
        try (var service = service()) {
            var none = at(service, "deployments", "probe", "-d", "gpt-5.4", "--budget", "0.001", "--json");
            assertEquals(4, none.exit());
            assertEquals("budget", none.only().path("failure").path("kind").asText());
            assertEquals(0, served.size());
            var some = at(service, "deployments", "probe", "--budget", "0.1", "--json");
            assertEquals(0, some.exit(), some.out());
            var unknown = at(service, "deployments", "probe", "-d", "mine", "--budget", "1");
            assertEquals(2, unknown.exit());
            assertTrue(unknown.err().contains("none is known for mine"), unknown.err());
            assertFalse(some.out().isEmpty());
        }
    }
}
