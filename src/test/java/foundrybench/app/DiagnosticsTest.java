package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import foundrybench.app.WorkbenchEngine.Opening;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.catalog.PriceTables;
import foundrybench.cli.Backstage.WindowSettings;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.Connection;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Request;
import foundrybench.model.RunEvent;
import foundrybench.run.RunListener;
import foundrybench.provider.NetworkSource;
import foundrybench.sim.SimOptions;
import foundrybench.store.SessionStore;
import foundrybench.ui.prompt.ExamplePrompt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a report of a fault says, and what it never does: a key, a prompt and an answer are everywhere here.
@SuppressWarnings("NullAway.Init") // set before each test
class DiagnosticsTest {
    private static final String KEY = "4f6b1c0a9d8e7f60";
    private static final String PROMPT = "zebra crossing";
    private static final String ANSWER = "violet umbrella";

    @TempDir
    Path home;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean good = exchange.getRequestURI().getPath().contains("gpt-5.4");
            var body = good
                    ? "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + ANSWER + "\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
                    : "{\"error\":{\"code\":\"Denied\",\"message\":\"" + KEY + " may not ask " + PROMPT + "\"}}";
            exchange.getResponseHeaders().set("content-type", good ? "text/event-stream" : "application/json");
            exchange.getResponseHeaders().set("apim-request-id", "request-of-theirs");
            exchange.sendResponseHeaders(good ? 200 : 403, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Wiring wiring() {
        var environment = Map.of("FOUNDRY_ENDPOINT", "http://127.0.0.1:" + server.getAddress().getPort() + "/", "FOUNDRY_API_KEY", KEY);
        return new Wiring(environment, home, SimOptions.defaults().withPace(0));
    }

    /// Asks one that answers and one that refuses, has parts fail with all of it in their messages.
    private static void work(Wiring wiring, WindowParts parts) throws InterruptedException {
        var engine = parts.engine();
        var prompt = Prompt.of(PROMPT, PROMPT);
        var requests = List.of("gpt-5.4", "Kimi-K2.6").stream()
                .map(name -> engine.deployments().stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow())
                .map(deployment -> new Request(deployment, prompt, Parameters.NONE, true))
                .toList();
        engine.start(null, requests, new RunListener() {
                    @Override
                    public void onEvent(RunEvent event) {}

                    @Override
                    public void onSettled(Call call, Completion completion) {
                        throw new IllegalStateException(call + " " + completion);
                    }
                })
                .ended()
                .await();
        var all = KEY + PROMPT + ANSWER;
        wiring.faults().report("here", new IllegalStateException(all, new RuntimeException(all)));
    }

    @Test
    void allThatHelpsIsThereAndNoKeyPromptOrAnswer() throws Exception {
        var wiring = wiring();
        wiring.log().open(home.resolve("logs"), () -> "start", null);
        var before = Thread.getDefaultUncaughtExceptionHandler();
        var reported = new CountDownLatch(2); // a call has ended before what it threw is reported
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> {
            wiring.faults().uncaughtException(thread, fault);
            reported.countDown();
        });
        var opening = new Opening(new ExamplePrompt("", Prompt.of("", PROMPT), Parameters.NONE), List.of("gpt-5.4"));
        String text;
        try (var parts = WindowParts.open(
                wiring, new WindowSettings(home, ConnectionFlags.NONE, NetworkSource.NONE, PriceTables.DEFAULT), opening, Clock.systemUTC())) {
            work(wiring, parts);
            reported.await();
            text = parts.engine().diagnostics(Map.of("window", "1440 × 900"));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
            wiring.log().close();
        }
        for (var secret : List.of(KEY, PROMPT, ANSWER)) {
            assertFalse(text.contains(secret), text);
            assertFalse(Files.readString(logFile(wiring)).contains(secret));
        }
        for (var fact : List.of(
                "foundry-bench 0.", "Java", "25.", home.toString(), "version " + SessionStore.VERSION + ", ", "foundry-bench.log", "from: environment",
                "key in the variable FOUNDRY_API_KEY", "gpt-5.4, ", "1440 × 900", "sessions      1",
                "permission of Kimi-K2.6, HTTP 403, request request-of-theirs", "times: 2", "completed 1, failed 1",
                "java.lang.IllegalStateException\n      at foundrybench.app.DiagnosticsTest")) {
            assertTrue(text.toLowerCase(Locale.ROOT).contains(fact.toLowerCase(Locale.ROOT)), fact + " in " + text);
        }
    }

    private static Path logFile(Wiring wiring) {
        var file = wiring.log().file();
        assertNotNull(file);
        return file;
    }

    @Test
    void ofAnAddressOnlyHostAndPortAreToldAndOfTheKeyWhereItIs() {
        var connection = new Connection(
                "team",
                Connection.Kind.AZURE,
                URI.create("https://user:" + KEY + "@team.openai.azure.com:8443/?sig=" + KEY),
                new Connection.Auth.FileKey("/home/me/work/.env.local", "FOUNDRY_API_KEY"),
                "2024-10-21",
                "/home/me/work/.env.local",
                false);
        assertEquals(
                List.of("connection    azure at team.openai.azure.com:8443, from: ~/work/.env.local, "
                        + "key FOUNDRY_API_KEY in ~/work/.env.local, api-version 2024-10-21"),
                new Diagnostics("/home/me").connection(connection).lines());
    }

    @Test
    void hostileTextStaysOnItsLine() {
        var lines = new Diagnostics(null).fact("name", "a\nb\u001b[2J").section("log", List.of("\tat x\r\ny")).lines();
        assertEquals(List.of("name          a\u240Ab\u241B[2J", "", "log", "      at x\u240D\u240Ay"), lines);
    }

    @Test
    void theCommandLinePrintsThemWithItsVersion() {
        var program = new Program(home, home).with("FOUNDRY_ENDPOINT", "https://" + KEY + ".nowhere/ /").with("FOUNDRY_API_KEY", KEY);
        var output = program.run("--version", "--verbose");
        assertEquals(0, output.exit(), output.err());
        assertTrue(output.out().contains("home          " + home), output.out());
        assertFalse(output.out().contains(KEY), output.out());
        assertEquals(1, new Program(home, home).run("--version").out().lines().count());
    }

    @Test
    void whatIsLoggedOnTheCommandLineIsSeenWithVerboseAndStdoutStaysJson() {
        var program = new Program(home, home);
        var quiet = program.run("run", PROMPT, "-d", "gpt-5.4", "--demo", "--json");
        assertEquals("", quiet.err());
        var loud = program.run("run", PROMPT, "-d", "gpt-5.4", "--demo", "--json", "--verbose");
        assertEquals("completed", loud.only().path("status").asText());
        var lines = loud.err().lines().toList();
        assertTrue(lines.getFirst().contains("program: start foundry-bench 0."), loud.err());
        assertTrue(lines.getLast().contains("program: stop, exit code 0"), loud.err());
        assertFalse(loud.err().contains(PROMPT), loud.err());
    }
}
