package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The JUnit file of `smoke`.
class SmokeReportTest {
    @TempDir
    Path folder;

    Program program;
    Path file;

    @BeforeEach
    void start() {
        program = new Program(folder.resolve("home"), folder);
        file = folder.resolve("reports/deep/smoke.xml");
    }

    /// Field by field what the lines say, which other tests hold against the contract.
    @Test
    void itSaysWhatTheLinesSay() throws IOException {
        var output = program.run("smoke", "--demo", "--json", "--junit", file.toString(), "-d", "Nope", "-d", "all");
        assertEquals(1, output.exit());
        var report = JunitXml.read(file);
        assertEquals(
                List.of("Nope", "Kimi-K2.6", "DeepSeek-V3.2", "gpt-5.4", "gpt-5.3-codex", "gpt-5.1-codex"),
                report.cases().stream().map(JunitXml.Case::name).toList());
        for (var line : output.json()) {
            var found = report.named(line.path("deployment").asText());
            assertEquals("foundry-bench.smoke", found.classname());
            var seconds = line.path("timing").path("totalMs").decimalValue().movePointLeft(3);
            assertTrue(seconds.subtract(new BigDecimal(found.time())).abs().compareTo(new BigDecimal("0.0005")) <= 0, seconds + " " + found);
            if (line.path("failure").isNull()) {
                assertEquals("", found.type() + found.message() + found.failure());
            } else {
                var failure = line.path("failure");
                assertEquals(failure.path("kind").asText(), found.type());
                assertEquals("No such deployment (HTTP 404). " + failure.path("detail").asText(), found.message());
                assertTrue(found.failure().contains("\n" + failure.path("fix").asText() + "\n"), found::toString);
                assertTrue(found.failure().endsWith("\nrequest id " + line.path("transport").path("requestId").asText()), found::toString);
            }
        }
        assertEquals("6", report.suite("tests"));
        assertEquals("1", report.suite("failures"));
        assertEquals("0", report.suite("errors"));
        assertTrue(report.suite("timestamp").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), report::toString);
        var sum = report.cases().stream().map(c -> new BigDecimal(c.time())).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertTrue(sum.subtract(new BigDecimal(report.suite("time"))).abs().setScale(2, RoundingMode.DOWN).signum() == 0, report::toString);
    }

    @Test
    void itsPropertiesSayWhereAndAtWhichPrices() throws IOException {
        assertEquals(0, program.run("smoke", "--demo", "--junit", file.toString(), "--prices", "published-2026-07").exit());
        var report = JunitXml.read(file);
        assertTrue(report.property("endpoint").matches("127\\.0\\.0\\.1:\\d+"), report::toString);
        assertEquals("published-2026-07", report.property("priceTable"));
        assertEquals("true", report.property("simulated"));
        assertEquals("Simulated Foundry", report.property("connection"));
        assertTrue(report.property("program").startsWith("foundry-bench "), report::toString);
    }

    @Test
    void anotherServersAnswersAreNotSimulated() throws IOException {
        try (var server = new RecordingServer()) {
            assertEquals(0, program.run("smoke", "-d", "theirs", "--endpoint", server.endpoint(), "--auth", "none", "--junit", file.toString()).exit());
            assertEquals("false", JunitXml.read(file).property("simulated"));
        }
    }

    @Test
    void thinkingWithoutAnAnswerIsAFailureThere() throws IOException {
        assertEquals(1, program.run("smoke", "--demo", "-d", "Kimi-K2.6", "--max-tokens", "16", "--junit", file.toString()).exit());
        var found = JunitXml.read(file).named("Kimi-K2.6");
        assertEquals("no-answer", found.type());
        assertEquals("""
                No answer: the whole budget went to thinking. It stopped at 16 output tokens (length) before the first word of an answer. \
                The thinking is paid for. Give --max-tokens 64 (up to $0.000053, prices 2026-05), or lower --effort; run --until-answer 3 \
                looks for the least limit at which it answers.""", found.message());
    }

    @Test
    void withoutItsKeyEveryDeploymentIsAFailureThere() throws IOException {
        assertEquals(3, program.run("smoke", "--endpoint", "https://x.example.com", "--key-env", "NOT_SET", "--junit", file.toString()).exit());
        assertEquals(List.of("auth", "auth", "auth", "auth", "auth"), JunitXml.read(file).cases().stream().map(JunitXml.Case::type).toList());
        assertEquals("x.example.com", JunitXml.read(file).property("endpoint"));
    }

    /// What a server says may be anything, and the file is XML all the same.
    @Test
    void hostileWordsOfAServerStayText() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = "{\"error\":{\"code\":\"x\",\"message\":\"<b>&\\u0007\\u0000]]>\\ud800\\\"\\uffff</failure>\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var endpoint = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            var name = "<odd & \"name\">";
            assertEquals(1, program.run("smoke", "-d", name, "--endpoint", endpoint, "--auth", "none", "--junit", file.toString()).exit());
            var found = JunitXml.read(file).named(name);
            assertEquals("bad_request", found.type());
            assertTrue(found.message().contains("<b>&\uFFFD\uFFFD]]>\uFFFD\"\uFFFD</failure>"), found.message());
            assertTrue(found.failure().contains("<b>&\uFFFD\uFFFD]]>\uFFFD\"\uFFFD</failure>"), found.failure());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldBeforeAnythingIsSent() throws IOException {
        var inTheWay = Files.writeString(folder.resolve("file"), "in the way");
        var aFolder = Files.createDirectory(folder.resolve("folder"));
        try (var server = new RecordingServer()) {
            for (var path : List.of(inTheWay.resolve("smoke.xml"), inTheWay.resolve("a/smoke.xml"), aFolder)) {
                var output = program.run("smoke", "-d", "theirs", "--endpoint", server.endpoint(), "--auth", "none", "--junit", path.toString());
                assertEquals(2, output.exit(), output.err());
                assertTrue(output.err().startsWith("foundry-bench: --junit " + path), output.err());
                assertEquals("", output.out());
            }
            assertEquals(List.of(), server.bodies());
        }
        assertEquals("in the way", Files.readString(inTheWay));
    }

    @Test
    void anEarlierRunsFileIsNotTakenForThisOnes() throws IOException {
        assertEquals(0, program.run("smoke", "--demo", "--junit", file.toString()).exit());
        assertEquals(3, program.with("CI", "true").run("smoke", "--junit", file.toString()).exit());
        assertFalse(Files.exists(file));
    }

    @Test
    void aFileThatCannotBeWrittenInTheEndIsToldAndIsFive() throws IOException {
        try (var server = new RecordingServer().doing(() -> {
            Files.delete(file.getParent());
            Files.writeString(file.getParent(), "in the way");
        })) {
            var output = program.run("smoke", "-d", "theirs", "--endpoint", server.endpoint(), "--auth", "none", "--junit", file.toString());
            assertEquals(5, output.exit(), output.err());
            assertTrue(output.err().contains("warning: " + file + " is not written: "), output.err());
            assertTrue(output.out().contains("1 of 1 passed"), output.out());
        }
    }

    @Test
    void onlyItsOwnerCanReadItAndNothingIsLeftBesideIt() throws IOException {
        program.run("smoke", "--demo", "--junit", file.toString());
        program.run("smoke", "--demo", "--junit", file.toString());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
