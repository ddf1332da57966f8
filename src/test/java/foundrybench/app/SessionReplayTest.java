package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import foundrybench.cli.Backstage;
import foundrybench.sim.SimOptions;
import foundrybench.store.RecordingSettings;
import foundrybench.store.SessionStore;
import foundrybench.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A saved session is played again from what came over the wire, without anybody being asked.
class SessionReplayTest {
    private static final Path FIXTURES = Path.of("src/test/resources/wire/fixtures");

    @TempDir
    Path folder;

    Program program;

    @BeforeEach
    void start() {
        program = new Program(folder.resolve("home"), folder);
    }

    static Stream<Path> answers() throws IOException {
        try (var files = Files.list(FIXTURES)) {
            return files.filter(file -> file.toString().endsWith(".meta.json")).sorted().toList().stream().filter(SessionReplayTest::isAnswer);
        }
    }

    private static boolean isAnswer(Path meta) {
        try {
            return List.of("chat", "responses").contains(Json.parse(Files.readString(meta)).path("protocol").asText());
        } catch (Exception e) {
            throw new AssertionError(meta.toString(), e);
        }
    }

    /// All there is in the line of the original is in that of the replay, but for the word that it is one.
    @ParameterizedTest
    @MethodSource("answers")
    void aReplayIsTheOriginalOnceMore(Path meta) throws Exception {
        var head = Json.parse(Files.readString(meta));
        var name = meta.getFileName().toString().replace(".meta.json", "");
        var stream = FIXTURES.resolve(name + ".sse");
        var body = Files.readAllBytes(Files.exists(stream) ? stream : FIXTURES.resolve(name + ".body"));
        var server = serve(head, body);
        JsonNode original;
        try {
            var deployment = head.path("protocol").asText().equals("chat") ? "Kimi-K2.6" : "gpt-5.1-codex";
            original = program.with("K", "k3y-of-theirs")
                    .run("run", "Hi", "-d", deployment, "--json", "--retries", "0", "--endpoint", address(server), "--key-env", "K")
                    .only();
        } finally {
            server.stop(0);
        }
        var replayed = (ObjectNode) program.run("replay", original.path("sessionId").asText().substring(0, 13), "--json").only();
        assertTrue(replayed.path("recorded").asBoolean());
        assertEquals(Json.write(original), Json.write(replayed.put("recorded", false)));
    }

    private static HttpServer serve(JsonNode head, byte[] body) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            head.path("headers").properties().forEach(header -> {
                if (!header.getKey().equalsIgnoreCase("content-length") && !header.getKey().equalsIgnoreCase("transfer-encoding")) {
                    exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText());
                }
            });
            exchange.sendResponseHeaders(head.path("status").asInt(200), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Test
    void severalAnswersAreShownSideBySideAndSaidToBeRecorded() {
        var id = program.run("run", "Which is larger, 9.9 or 9.11?", "-d", "gpt-5.4", "-d", "Kimi-K2.6", "--demo", "--json")
                .json().getFirst().path("sessionId").asText();
        var replayed = program.run("replay", id);
        assertTrue(replayed.out().startsWith("## gpt-5.4\n\n**9.9 is larger.**"), replayed.out());
        assertTrue(replayed.out().contains("\n## Kimi-K2.6\n\n**9.9** is larger"), replayed.out());
        assertEquals(2, replayed.err().lines().filter(line -> line.contains("SIMULATED · RECORDED · first answer")).count(), replayed.err());
        assertEquals(1, program.run("sessions", "list", "--json").json().size(), "a replay is not saved");
    }

    /// The demo that cannot fail: any client of the service gets the answers of a session.
    @Test
    void aSessionIsServedAgain() throws Exception {
        var original = program.run("run", "Which is larger, 9.9 or 9.11?", "-d", "gpt-5.1-codex", "-d", "Kimi-K2.6", "--demo", "--json").json();
        var id = original.getFirst().path("sessionId").asText();
        var given = new ArrayList<Backstage.GivenAnswer>();
        try (var store = SessionStore.open(folder.resolve("home"), problem -> {})) {
            for (var line : original) {
                var kept = store.recording(line.path("id").asText()).orElseThrow();
                given.add(new Backstage.GivenAnswer(
                        line.path("deployment").asText(), kept.status(), kept.headers().getOrDefault("content-type", ""), kept.body(), kept.arrivals()));
            }
        }
        assertTrue(program.run("demo", "--from", "nobody").err().contains("There is no session nobody."));
        assertEquals(2, program.run("demo", "--from", id, "--pace", "3").exit());
        try (var service = new Wiring(Map.of(), folder, SimOptions.defaults()).startRecorded(given, 0, 0)) {
            var again = program.with("K", service.key())
                    .run("run", "Anything", "-d", "Kimi-K2.6", "-d", "gpt-5.1-codex", "-d", "gpt-5.4", "--repeat", "2", "--json", "--retries", "0",
                            "--endpoint", service.endpoint().toString(), "--key-env", "K")
                    .json();
            for (var line : again) {
                var name = line.path("deployment").asText();
                if (name.equals("gpt-5.4")) {
                    assertEquals("deployment_not_found", line.path("failure").path("kind").asText());
                    continue;
                }
                var first = original.stream().filter(o -> o.path("deployment").asText().equals(name)).findFirst().orElseThrow();
                for (var field : List.of("content", "reasoning", "usage", "cost", "finishReason")) {
                    assertEquals(first.path(field), line.path(field), name + " " + field);
                }
                assertTrue(line.path("recorded").asBoolean() && line.path("simulated").asBoolean());
            }
        }
    }

    @Test
    void withoutARecordingWhatIsSavedIsShownAndSaid() throws Exception {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(folder.resolve("home/settings.json"), "{\"recordings\": {\"keep\": false}}");
        var original = program.run("run", "Hi", "-d", "Kimi-K2.6", "--demo", "--json").only();
        var replayed = program.run("replay", original.path("sessionId").asText(), "--json");
        assertEquals(original.path("content"), replayed.only().path("content"));
        assertTrue(replayed.only().path("recorded").asBoolean());
        assertEquals("warning: there is no recording of the answer of Kimi-K2.6: this is what is saved of it\n", replayed.err());
    }

    @Test
    void whatIsNeitherAFileNorASessionIsRefused() {
        var refused = program.run("replay", "nothing-like-it");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("There is neither a file nor a session nothing-like-it."), refused.err());
    }

    @Test
    void theOldestRecordingsGoWhenThereIsNoRoomAndNoSessionDoes() throws Exception {
        var home = folder.resolve("home");
        Files.createDirectories(home);
        Files.writeString(home.resolve("settings.json"), "{\"recordings\": {\"megabytes\": 0}}");
        for (int i = 0; i < 3; i++) {
            program.run("run", "Hi " + i, "-d", "Kimi-K2.6", "--demo", "--json");
        }
        try (var store = SessionStore.open(home, problem -> {}, RecordingSettings.DEFAULT)) {
            assertEquals(3, store.sessions(9).size());
            for (var session : store.sessions(9)) {
                assertEquals(1, session.completions());
                assertEquals(0, store.recorded(session.id()).size());
            }
        }
    }

    @Test
    void aRecordingHasNeitherTheKeyNorASecretHeader() throws Exception {
        var head = Json.parse("{\"status\": 200, \"headers\": {\"content-type\": \"text/event-stream\", \"set-cookie\": \"c00kie\", \"x-ok\": \"fine\"}}");
        var server = serve(head, RecordingServer.ANSWER.getBytes(StandardCharsets.UTF_8));
        try {
            var line = program.with("K", "k3y-of-theirs")
                    .run("run", "Hi", "-d", "Kimi-K2.6", "--json", "--endpoint", address(server), "--key-env", "K")
                    .only();
            try (var store = SessionStore.open(folder.resolve("home"), problem -> {})) {
                var kept = store.recording(line.path("id").asText()).orElseThrow();
                assertEquals(RecordingServer.ANSWER, new String(kept.body(), StandardCharsets.UTF_8));
                assertEquals("fine", kept.headers().get("x-ok"));
                assertFalse(kept.headers().toString().contains("c00kie"), kept.headers().toString());
            }
        } finally {
            server.stop(0);
        }
    }
}
