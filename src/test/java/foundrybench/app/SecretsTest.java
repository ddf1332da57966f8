package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.provider.Certificates;
import foundrybench.provider.ForwardProxy;
import foundrybench.provider.RawServer;
import foundrybench.provider.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// A key that is known is looked for everywhere: in what every command prints and in every byte that is left on disk.
@Timeout(120)
class SecretsTest {
    /// Each with its exit code. ENDPOINT, RECORDING, SESSION and FILE stand for what a run before it has left.
    private static final List<String> COMMANDS = List.of(
            "0 run Hello -d gpt-5.4",
            "0 run Hello -d gpt-5.4 --endpoint ENDPOINT --kind openai --key-env FOUNDRY_API_KEY --json",
            "0 run Hello -d Kimi-K2.6 -d gpt-5.4 --record FOLDER/recorded --repeat 2",
            "0 run Hello -d gpt-5.4 --dry-run",
            "0 smoke -d gpt-5.4 -d Kimi-K2.6 --junit FOLDER/smoke.xml --save",
            "0 code Hello -d gpt-5.4 --as curl",
            "0 code Hello -d gpt-5.4 --as java",
            "0 code Hello -d gpt-5.4 --as kotlin",
            "0 code Hello -d gpt-5.4 --as python",
            "0 code Hello -d gpt-5.4 --as prompt.yml",
            "0 code Hello -d gpt-5.4 --as promptfoo --json",
            "0 deployments list",
            "1 deployments list --live",
            "0 deployments import FILE",
            "0 deployments add mine --protocol chat",
            "0 connections add Ours --endpoint ENDPOINT --key-env FOUNDRY_API_KEY",
            "0 connections list --json",
            "0 connections test Saved",
            "0 connections remove Saved",
            "0 doctor",
            "0 doctor --connection Saved --json",
            "0 prices list",
            "0 prices check",
            "0 sessions list",
            "0 sessions show SESSION",
            "0 sessions show SESSION --json",
            "0 sessions export --all",
            "0 sessions delete SESSION",
            "0 replay RECORDING --json",
            "2 demo --fault KEY=1",
            "0 --version --verbose",
            "2 ui --prices none");

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
    }

    private Program program() {
        return new Program(home, folder);
    }

    private Program at(String endpoint) {
        return program().with("FOUNDRY_ENDPOINT", endpoint).with("FOUNDRY_API_KEY", Canary.KEY);
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void noCommandLeavesTheKeyAnywhere(String row) throws Exception {
        try (var server = new RecordingServer()) {
            var program = at(server.endpoint());
            var recorded = folder.resolve("before");
            program.run("run", "Say fine", "-d", "gpt-5.4", "--record", recorded.toString());
            program.run("connections", "add", "Saved", "--endpoint", server.endpoint(), "--key-env", "FOUNDRY_API_KEY");
            var session = program.run("sessions", "list", "--json").only().path("sessionId").asText();
            var list = Files.writeString(folder.resolve("list.json"), "[{\"name\": \"mine\", \"properties\": {\"model\": {\"name\": \"gpt-5.4\"}}}]");
            var line = row.substring(2)
                    .replace("ENDPOINT", server.endpoint())
                    .replace("SESSION", session)
                    .replace("RECORDING", recording(recorded))
                    .replace("FOLDER", folder.toString())
                    .replace("FILE", list.toString());
            var output = program.run((line + (line.contains("--verbose") ? "" : " --verbose")).split(" "));
            assertEquals(row.substring(0, 1), String.valueOf(output.exit()), output::toString);
            Canary.assertNotIn(output);
            Canary.assertNotBelow(folder);
            assertTrue(server.heads().getFirst().contains("api-key=" + Canary.KEY), "the service got it");
        }
    }

    private static String recording(Path recorded) throws IOException {
        try (var files = Files.list(recorded)) {
            return files.map(Path::toString).filter(name -> name.endsWith(".sse")).findFirst().orElseThrow();
        }
    }

    @Test
    void everyCommandIsLookedAt() {
        var listed = Pattern.compile("(?m)^  ([a-z]+)").matcher(program().run("--help").out().replaceFirst("(?s).*Commands:", ""));
        var commands = listed.results().map(command -> command.group(1)).collect(Collectors.toCollection(TreeSet::new));
        var rows = COMMANDS.stream().map(row -> row.split(" ")[1]).filter(word -> !word.startsWith("-")).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(commands, rows);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatRepeatsTheKeyBringsItNowhere(Echo echo) throws Exception {
        var sent = new AtomicReference<>("");
        try (var server = new RawServer(exchange -> {
            var headers = exchange.headers();
            var key = headers.getOrDefault("api-key", headers.getOrDefault("authorization", "").replace("Bearer ", ""));
            if (!key.isEmpty()) {
                sent.set(key); // the doctor asks first without it: then with the one before
            }
            echo.answer(exchange, sent.get());
        })) {
            var program = at(server.endpoint().toString());
            var outputs = new ArrayList<Program.Output>();
            for (var line : List.of(
                    "run Hello -d Kimi-K2.6 --record FOLDER/one --retries 1",
                    "run Hello -d Kimi-K2.6 -d gpt-5.3-codex --json --record FOLDER/two --retries 0",
                    "run Hello -d Kimi-K2.6 --no-stream --kind openai --key-env FOUNDRY_API_KEY --retries 0 --endpoint " + server.endpoint(),
                    "smoke --junit FOLDER/smoke.xml --retries 0 --save",
                    "deployments list --live",
                    "deployments list --live --save",
                    "doctor",
                    "sessions list",
                    "sessions export --all")) {
                outputs.add(program.run((line.replace("FOLDER", folder.toString()) + " --verbose").split(" ")));
            }
            for (var session : program.run("sessions", "list", "--json").json()) {
                outputs.add(program.run("sessions", "show", session.path("sessionId").asText()));
            }
            try (var bodies = Files.walk(folder)) {
                for (var body : bodies.filter(f -> f.toString().endsWith(".sse") || f.toString().endsWith(".body")).toList()) {
                    outputs.add(program.run("replay", body.toString(), "--json"));
                }
            }
            outputs.forEach(Canary::assertNotIn);
            Canary.assertNotBelow(folder);
            assertEquals(Canary.KEY, sent.get(), "the service got it");
        }
    }

    @Test
    void aKeyInTheEnvironmentFileIsLeftThereAlone() throws Exception {
        try (var server = new RecordingServer()) {
            var project = Files.createDirectory(folder.resolve("project"));
            Files.writeString(project.resolve(".env.local"), "FOUNDRY_ENDPOINT=%s\nFOUNDRY_API_KEY='%s'\n".formatted(server.endpoint(), Canary.KEY));
            var program = new Program(home, project);
            for (var line : List.of("run Hello -d gpt-5.4 --verbose", "doctor --verbose", "--version --verbose")) {
                var output = program.run(line.split(" "));
                assertEquals(0, output.exit(), output::toString);
                Canary.assertNotIn(output);
            }
            assertTrue(server.heads().getFirst().contains("api-key=" + Canary.KEY));
            Canary.assertNotBelow(home);
        }
    }

    @Test
    void aServiceThatCannotBeReachedBringsTheKeyNowhere() throws Exception {
        String closed;
        try (var server = new RawServer(exchange -> {})) {
            closed = server.endpoint().toString();
        }
        for (var endpoint : List.of(closed, "https://nobody.invalid/")) {
            for (var line : List.of("run Hello -d gpt-5.4 --json --retries 0", "smoke --retries 0", "deployments list --live", "doctor")) {
                var output = at(endpoint).with("FOUNDRY_PROXY_PASSWORD", Canary.KEY).run((line + " --verbose").split(" "));
                assertEquals(1, output.exit(), output::toString);
                Canary.assertNotIn(output);
            }
        }
        Canary.assertNotBelow(folder);
    }

    /// What people do when they are in a hurry.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "run Hello -d gpt-5.4 --api-key KEY",
        "run Hello -d gpt-5.4 --api-key=KEY",
        "run Hello -d gpt-5.4 KEY KEY",
        "run Hello -d gpt-5.4 --endpoint https://host/ --key-env KEY",
        "run Hello -d gpt-5.4 --endpoint https://host/ --auth KEY",
        "run Hello -d gpt-5.4 --endpoint https://KEY@host/ --auth none",
        "run Hello -d gpt-5.4 --endpoint http://host/?key=KEY --auth none",
        "run Hello -d gpt-5.4 --endpoint KEY --auth none",
        "run Hello -d gpt-5.4 --connection KEY",
        "connections test KEY",
        "connections add KEY",
        "doctor --proxy http://ann:KEY@proxy:80 --endpoint https://host/ --auth none",
        "code Hello -d gpt-5.4 --endpoint https://host/ --key-env KEY --as curl",
    })
    void aKeyInTheWrongPlaceIsRefusedAndNotRepeated(String line) throws Exception {
        for (var key : List.of(Canary.KEY, "sk" + Canary.KEY.replaceAll("[/+=]", "") + "0123456789")) {
            var output = program().with("FOUNDRY_API_KEY", key).run(line.replace("KEY", key).split(" "));
            assertEquals(2, output.exit(), output::toString);
            Canary.assertNotIn(output);
        }
        Canary.assertNotBelow(folder);
    }

    @Test
    void aKeyInTheVariableOfTheEndpointIsRefusedAndNotRepeated() throws Exception {
        var swapped = program().with("FOUNDRY_ENDPOINT", Canary.KEY).with("FOUNDRY_API_KEY", "https://host/");
        for (var line : List.of("run Hello -d gpt-5.4", "doctor", "--version --verbose", "deployments list")) {
            Canary.assertNotIn(swapped.run(line.split(" ")));
        }
        assertFalse(swapped.run("run", "Hello", "-d", "gpt-5.4").err().isEmpty());
        Canary.assertNotBelow(folder);
    }

    @Test
    void aProxysPasswordIsLeftNowhere() throws Exception {
        var certificates = new Certificates(Files.createDirectory(folder.resolve("keys")));
        try (var server = new TlsServer(certificates.issue("foundry.test", "-1d", 9));
                var proxy = ForwardProxy.wanting(server.port(), "ann", Canary.KEY);
                var other = ForwardProxy.wanting(server.port(), "ann", "another")) {
            for (var way : List.of(proxy, other)) {
                for (var line : List.of("run Hello -d gpt-5.4 --retries 0 --record FOLDER", "smoke -d gpt-5.4 --retries 0", "doctor", "deployments list --live")) {
                    var output = at("https://foundry.test/")
                            .with("HTTPS_PROXY", "http://ann:%s@127.0.0.1:%d".formatted(Canary.KEY.replace("/", "%2F"), way.port()))
                            .with("FOUNDRY_CA_FILE", certificates.authority().toString())
                            .run((line.replace("FOLDER", home.toString()) + " --verbose").split(" "));
                    assertTrue(way == proxy || output.exit() == 1, output::toString);
                    Canary.assertNotIn(output);
                }
            }
            for (var way : List.of(proxy, other)) {
                assertTrue(way.heads().getFirst().contains(" Basic "), way.heads()::toString);
            }
            Canary.assertNotBelow(home);
        }
    }
}
