package foundrybench.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.catalog.PriceTables;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.provider.Access;
import foundrybench.provider.DeploymentLister;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import foundrybench.provider.RawServer;
import foundrybench.store.SavedDeployments;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Servers that speak OpenAI's API, and say themselves what they serve.
@Timeout(120)
class OtherServerTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final String TWO = """
            {"object":"list","data":[{"id":"llama3.2:latest","object":"model"},{"id":"qwen/qwen3-8b","object":"model"}]}""";
    private static final String MISSING = """
            {"error":{"message":"model 'nope' not found","type":"not_found_error","param":null,"code":null}}""";
    private static final String NO_PATH = "404 page not found";

    @TempDir
    Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void allMeansWhatTheServerLists() throws Exception {
        try (var server = serving(TWO)) {
            var smoke = run(server, "smoke");
            assertEquals(0, smoke.exit(), smoke::toString);
            assertTrue(smoke.out().contains("2 of 2 passed"), smoke::toString);
            assertEquals(0, run(server, "run", "-d", "all", "hi", "--no-save").exit());
            assertEquals(
                    List.of("llama3.2:latest", "qwen/qwen3-8b"),
                    run(server, "deployments", "list", "--json").json().stream().map(line -> line.path("name").asText()).toList());
        }
    }

    @Test
    void whoSaysNobodyIsToldTheServersNames() throws Exception {
        try (var server = serving(TWO)) {
            for (var command : List.of(List.of("run", "hi"), List.of("code", "hi", "--as", "curl"))) {
                var output = run(server, command.toArray(String[]::new));
                assertEquals(2, output.exit());
                assertTrue(output.err().contains("Known: llama3.2:latest, qwen/qwen3-8b."), output::toString);
            }
        }
    }

    @Test
    void aNameThatIsGivenNeedsNoList() throws Exception {
        try (var server = serving(NO_PATH)) {
            assertEquals(0, run(server, "run", "hi", "-d", "llama3.2:latest", "--no-save").exit());
            assertEquals(List.of("POST /v1/chat/completions HTTP/1.1"), lines);
        }
    }

    @Test
    void withoutAListItSaysHowToNameAModel() throws Exception {
        try (var server = serving(NO_PATH)) {
            for (var command : List.of(List.of("smoke"), List.of("run", "-d", "all", "hi"), List.of("deployments", "list"))) {
                var output = run(server, command.toArray(String[]::new));
                assertEquals(2, output.exit(), output::toString);
                assertTrue(output.err().contains("gives no list of models: No such address (HTTP 404)."), output::toString);
                assertTrue(output.err().contains("-d NAME") && output.err().contains("deployments add NAME"), output::toString);
                assertFalse(output.toString().contains("Kimi"), output::toString);
            }
        }
    }

    @Test
    void aListMadeByHandBeginsWithNothing() throws Exception {
        try (var server = serving(NO_PATH)) {
            assertEquals(0, run(server, "deployments", "add", "mine").exit());
            assertEquals("mine", run(server, "deployments", "list", "--json").only().path("name").asText());
            assertEquals(List.of(), lines);
        }
    }

    @Test
    void aModelThatIsNotServedIsAMissingDeployment() throws Exception {
        try (var server = serving(TWO)) {
            var output = run(server, "run", "hi", "-d", "nope", "--no-save", "--json");
            var failure = output.json().getLast().path("failure");
            assertEquals("deployment_not_found", failure.path("kind").asText(), output::toString);
            assertFalse(output.toString().contains("api-version"), output::toString);
        }
    }

    @Test
    void theDoctorReadsTheListAndTriesNoModel() throws Exception {
        try (var server = serving(TWO)) {
            var output = run(server, "doctor");
            assertEquals(0, output.exit(), output::toString);
            assertTrue(output.out().contains("2 models are served: llama3.2:latest, qwen/qwen3-8b."), output::toString);
            assertTrue(lines.stream().noneMatch(line -> line.startsWith("POST")), lines::toString);
            run(server, "deployments", "add", "gone");
            var withList = run(server, "doctor");
            assertEquals(1, withList.exit());
            assertTrue(withList.out().contains("Kept in the list and not served: gone."), withList::toString);
        }
    }

    @Test
    void theDoctorJudgesTheKeyByTheList() throws Exception {
        var refusal = "{\"error\":{\"message\":\"Invalid API key\",\"code\":401}}";
        try (var server = new RawServer(exchange -> exchange.answer(401, JSON, refusal.getBytes(UTF_8)))) {
            var output = run(server, "doctor");
            assertEquals(1, output.exit());
            assertTrue(output.out().lines().anyMatch(line -> line.matches("auth +FAILED .*")), output::toString);
            assertTrue(output.out().lines().anyMatch(line -> line.matches("deployments +skipped .*")), output::toString);
        }
    }

    @Test
    void theWindowKeepsTheListWhenItConnects() throws Exception {
        try (var server = serving(TWO);
                var transport = new HttpTransport(System::nanoTime, InstantSource.system())) {
            var deployments = window(server, transport);
            assertEquals(List.of(), names(deployments));
            deployments.fetchFirst(Duration.ofSeconds(30));
            assertEquals(List.of("llama3.2:latest", "qwen/qwen3-8b"), names(deployments));
            assertEquals("", deployments.trouble());
            assertEquals(2, names(window(server, transport)).size());
            window(server, transport).fetchFirst(Duration.ofSeconds(30));
            assertEquals(List.of("GET /v1/models HTTP/1.1"), lines);
        }
    }

    @Test
    void aWindowWithoutAListSaysWhyAndKeepsNothing() throws Exception {
        try (var server = serving(NO_PATH);
                var transport = new HttpTransport(System::nanoTime, InstantSource.system())) {
            var deployments = window(server, transport);
            deployments.fetchFirst(Duration.ofSeconds(30));
            assertEquals(List.of(), names(deployments));
            assertTrue(deployments.trouble().startsWith("No such address (HTTP 404)."), deployments::trouble);
            assertFalse(Files.exists(SavedDeployments.file(folder)));
        }
    }

    /// Answers chats, but for the model "nope", and GET with this.
    private RawServer serving(String list) throws Exception {
        return new RawServer(exchange -> {
            if (!exchange.line().startsWith("GET /v1/ ")) { // the doctor's knock
                lines.add(exchange.line());
            }
            if (exchange.line().startsWith("GET /v1/models ") && !list.equals(NO_PATH)) {
                exchange.answer(200, JSON, list.getBytes(UTF_8));
            } else if (exchange.line().startsWith("GET ")) {
                exchange.answer(404, Map.of("Content-Type", "text/plain"), NO_PATH.getBytes(UTF_8));
            } else if (exchange.body().contains("\"nope\"")) {
                exchange.answer(404, JSON, MISSING.getBytes(UTF_8));
            } else {
                exchange.answer(200, Map.of("Content-Type", "text/event-stream"), RecordingServer.ANSWER.getBytes(UTF_8));
            }
        });
    }

    private Program.Output run(RawServer server, String... command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--kind", "openai", "--endpoint", base(server).toString(), "--auth", "none"));
        return new Program(folder.resolve("home"), folder).run(arguments.toArray(String[]::new));
    }

    private WindowDeployments window(RawServer server, HttpTransport transport) throws Exception {
        var connection = new Connection(
                "x", Connection.Kind.OPENAI, base(server), new Auth.None(), Connection.DEFAULT_API_VERSION, "flags", false);
        return new WindowDeployments(
                folder,
                new Endpoint(connection, new Access.Open()),
                new DeploymentLister(transport),
                PriceTables.load(folder).get(PriceTables.DEFAULT));
    }

    private static List<String> names(WindowDeployments deployments) {
        return deployments.catalog().deployments().stream().map(Deployment::name).toList();
    }

    private static URI base(RawServer server) {
        return server.endpoint().resolve("/v1/");
    }
}
