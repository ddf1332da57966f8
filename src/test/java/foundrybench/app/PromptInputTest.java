package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is sent for what was given, seen at the other end by a server of somebody else.
class PromptInputTest {
    @TempDir
    Path folder;

    RecordingServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new RecordingServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Program.Output run(Program program, String... arguments) {
        var all = new ArrayList<>(List.of("run", "--endpoint", server.endpoint(), "--key-env", "THEIR_KEY", "--no-save"));
        all.addAll(Arrays.asList(arguments));
        return program.with("THEIR_KEY", "s3cret").run(all.toArray(String[]::new));
    }

    private Program program() {
        return new Program(folder.resolve("home"), folder);
    }

    private static String user(JsonNode body) {
        return body.path("messages").get(body.path("messages").size() - 1).path("content").asText();
    }

    private Path promptFile() throws IOException {
        return Files.writeString(folder.resolve("p.prompt.yml"), """
                name: Triage
                description: kept and ignored
                model: publisher/their-model
                modelParameters:
                  maxTokens: 700
                  temperature: 0.25
                testData:
                  - input: ignored
                messages:
                  - role: system
                    content: You triage.
                  - role: user
                    content: "Message: {{message}} / {{ other }}"
                """);
    }

    @Test
    void variablesAreFilledWhateverTheyHold() throws IOException {
        var nasty = "He said \"no\", she said 'yes', 50 % – $1 \\n {{other}}\r\nça va? naïve 🤖";
        assertEquals(0, run(program(), "-f", promptFile().toString(), "--var", "message=" + nasty, "--var", "other=a=b").exit());
        var body = server.bodies().getFirst();
        assertEquals("Message: " + nasty + " / a=b", user(body));
        assertEquals("their-model", body.path("model").asText().replace("publisher/", ""));
        assertEquals("You triage.", body.path("messages").get(0).path("content").asText());
        assertEquals(700, body.path("max_tokens").asInt());
        assertEquals("0.25", body.path("temperature").decimalValue().toPlainString());
    }

    @Test
    void flagsWinOverTheFile() throws IOException {
        run(program(), "-f", promptFile().toString(), "--var", "message=m", "--var", "other=o", "-s", "Mine.", "--max-tokens", "9", "-d", "x");
        var body = server.bodies().getFirst();
        assertEquals("x", body.path("model").asText());
        assertEquals(9, body.path("max_tokens").asInt());
        assertEquals("Mine.", body.path("messages").get(0).path("content").asText());
        assertEquals(2, body.path("messages").size());
    }

    @Test
    void aMissingValueSendsNothing() throws IOException {
        var output = run(program(), "-f", promptFile().toString(), "--var", "message=m");
        assertEquals(2, output.exit());
        assertTrue(output.err().contains("{{other}}"), output.err());
        assertEquals(List.of(), server.bodies());
    }

    @Test
    void inAPlainPromptBracesAreTextUntilAVariableIsGiven() {
        var output = run(program(), "What is {{x}}?", "-d", "x");
        assertEquals("What is {{x}}?", user(server.bodies().getFirst()));
        assertTrue(output.err().contains("warning: {{x}}"), output.err());
        run(program(), "What is {{x}}?", "-d", "x", "--var", "x=it");
        assertEquals("What is it?", user(server.bodies().getLast()));
    }

    @Test
    void thePromptCanBeTypedOrLieInAFile() throws IOException {
        run(program().typing("typed ünd read\n"), "-", "-d", "x");
        assertEquals("typed ünd read\n", user(server.bodies().getFirst()));
        run(program(), "-f", Files.writeString(folder.resolve("p.md"), "\uFEFF# From a file").toString(), "-d", "x");
        assertEquals("# From a file", user(server.bodies().getLast()));
    }

    @Test
    void aServerNobodyKnowsIsCalledWithItsKeyAndItsName() {
        var output = run(program(), "hi", "-d", "a name/of theirs", "--json");
        assertEquals(0, output.exit());
        assertEquals("fine", output.only().path("content").asText());
        assertTrue(output.only().path("cost").isNull());
        assertEquals("[\"price-unknown\"]", output.only().path("warnings").toString());
        assertEquals(
                List.of("POST /openai/deployments/a%20name%2Fof%20theirs/chat/completions?api-version=2024-10-21"
                        + " api-key=s3cret authorization=null"),
                server.heads());
    }

    @Test
    void theOtherKindTakesABearerKeyOrNone() {
        run(program(), "hi", "-d", "x", "--kind", "openai");
        program().run("run", "hi", "-d", "x", "--kind", "openai", "--auth", "none", "--endpoint", server.endpoint() + "v1/", "--no-save");
        assertEquals(
                List.of(
                        "POST /chat/completions api-key=null authorization=Bearer s3cret",
                        "POST /v1/chat/completions api-key=null authorization=null"),
                server.heads());
    }

    @Test
    void theEnvironmentNamesEndpointAndKey() {
        var program = program().with("FOUNDRY_ENDPOINT", server.endpoint()).with("FOUNDRY_API_KEY", "env-key");
        assertEquals(0, program.run("run", "hi", "-d", "x", "--no-save").exit());
        assertTrue(server.heads().getFirst().contains("api-key=env-key"));
    }

    @Test
    void soDoesTheFileOfTheGuide() throws IOException {
        Files.writeString(folder.resolve(".env.local"), "export FOUNDRY_ENDPOINT=\"%s\"\nFOUNDRY_API_KEY='file-key' # mine\n".formatted(server.endpoint()));
        var output = program().run("run", "hi", "-d", "x", "--no-save", "--json");
        assertEquals(0, output.exit(), output.err());
        assertTrue(server.heads().getFirst().contains("api-key=file-key"));
        assertTrue(Map.of("out", output.out(), "err", output.err()).values().stream().noneMatch(t -> t.contains("file-key")));
    }
}
