package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.provider.RawServer;
import foundrybench.sim.SimDeployment;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimRules;
import foundrybench.sim.SimService;
import foundrybench.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one start of the program learned of a deployment, and the next one knows.
class LearnedCardsTest {
    private static final String[] MISTAKEN = {
        "run", "Hi", "-d", "nobody-knows", "--max-tokens", "5", "--temperature", "0.2", "--effort", "none"
    };
    private static final String ADJUSTED =
            "max_tokens → max_completion_tokens, max_completion_tokens 5 → 16, ";

    @TempDir
    Path folder = Path.of("");

    private SimService service = start();

    @BeforeEach
    void makeHome() throws Exception {
        Files.createDirectory(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void theNextStartMeetsNoRefusal() throws Exception {
        var first = program().run(with("--json")).only();
        assertEquals("completed", first.path("status").asText(), first::toString);
        assertEquals(5, first.path("timing").path("attempts").asInt());
        assertEquals("max_tokens → max_completion_tokens", first.path("adjusted").path(0).asText());
        assertEquals(5, first.path("parameters").path("maxTokens").asInt(), "as it was asked for");
        assertTrue(first.path("warnings").toString().contains("parameters-adjusted"));
        var second = program().run(with("--json")).only();
        assertEquals(1, second.path("timing").path("attempts").asInt());
        assertEquals(first.path("adjusted"), second.path("adjusted"));
        var file = folder.resolve("home").resolve("cards.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        var place = Json.parse(Files.readString(file)).path("places").path(0);
        assertEquals(service.endpoint().toString(), place.path("endpoint").asText());
        assertFalse(place.path("cards").path(0).path("marks").path("chat max_tokens").path("accepted").asBoolean(true));
        assertFalse(Files.readString(file).contains(service.key()));
    }

    @Test
    void whatWasChangedIsSaidInALineAndTheCodeIsTheCallThatIsMade() {
        var shown = program().run(MISTAKEN);
        assertEquals(0, shown.exit(), shown::toString);
        assertEquals(1, shown.err().lines().filter(line -> line.contains("Changed so that the deployment accepts it: " + ADJUSTED)).count(), shown::err);
        var code = program().run("code", "Hi", "-d", "nobody-knows", "--max-tokens", "5", "--temperature", "0.2", "--as", "curl");
        assertTrue(code.out().contains("\"max_completion_tokens\":16"), code::out);
        assertFalse(code.out().contains("temperature"), code::out);
        assertTrue(code.err().contains("As the deployment accepts it: " + ADJUSTED + "temperature not sent."), code::err);
    }

    @Test
    void aDamagedFileIsSaidOnceAndStopsNothing() throws Exception {
        var file = Files.writeString(folder.resolve("home").resolve("cards.json"), "{\"places\": [\n!");
        var shown = program().run(MISTAKEN);
        assertEquals(0, shown.exit(), shown::toString);
        assertEquals(1, shown.err().lines().filter(line -> line.contains("cards.json, line 2")).count(), shown::err);
        assertEquals("{\"places\": [\n!", Files.readString(file));
    }

    @Test
    void theSimulationInsideTheProgramLeavesNothingBehind() {
        var answer = new Program(folder.resolve("home"), folder)
                .run("run", "Hi", "-d", "gpt-5.4", "--temperature", "0.2", "--effort", "low", "--demo", "--json")
                .only();
        assertEquals("completed", answer.path("status").asText(), answer::toString);
        assertTrue(answer.path("adjusted").toString().contains("temperature not sent"), answer::toString);
        assertFalse(Files.exists(folder.resolve("home").resolve("cards.json")));
    }

    @Test
    void aKeyThatTheRefusalRepeatsIsNotKept() throws Exception {
        try (var server = new RawServer(exchange -> {
            boolean isRefused = exchange.body().contains("\"temperature\"");
            var refusal = "{\"error\":{\"message\":\"Unsupported parameter: 'temperature' is not supported. Key %s\"}}"
                    .formatted(exchange.headers().get("api-key"));
            var answer = "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"yes\"},\"finish_reason\":\"stop\"}]}";
            exchange.answer(
                    isRefused ? 400 : 200,
                    Map.of("Content-Type", "application/json"),
                    (isRefused ? refusal : answer).getBytes(StandardCharsets.UTF_8));
        })) {
            var key = "c4n4ry-0f-this-test-5e1f";
            var shown = new Program(folder.resolve("home"), folder)
                    .with("FOUNDRY_ENDPOINT", server.endpoint().toString())
                    .with("FOUNDRY_API_KEY", key)
                    .run(MISTAKEN);
            assertEquals(0, shown.exit(), shown::toString);
            var kept = Files.readString(folder.resolve("home").resolve("cards.json"));
            assertTrue(kept.contains("is not supported. Key •••"), kept);
            assertFalse(kept.contains(key), kept);
        }
    }

    private static String[] with(String flag) {
        var all = Arrays.copyOf(MISTAKEN, MISTAKEN.length + 1);
        all[MISTAKEN.length] = flag;
        return all;
    }

    private Program program() {
        return new Program(folder.resolve("home"), folder)
                .with("FOUNDRY_ENDPOINT", service.endpoint().toString())
                .with("FOUNDRY_API_KEY", service.key());
    }

    private static SimService start() {
        var rules = SimRules.anything()
                .withOutputField(SimRules.OutputField.MAX_COMPLETION_TOKENS)
                .withOutput(16, null)
                .withTemperature(SimRules.Sampling.NEVER)
                .withEfforts(SimRules.Efforts.of("low", "high"))
                .withNamesParam(false);
        try {
            return SimService.start(SimOptions.defaults().withPace(0).withDeployments(SimDeployment.named("nobody-knows").withRules(rules)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
