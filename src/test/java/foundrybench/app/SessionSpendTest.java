package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was spent, what it would cost elsewhere, and what came of the versions of a prompt.
class SessionSpendTest {
    @TempDir
    Path folder;

    Program program;
    RecordingServer server;

    @BeforeEach
    void start() throws Exception {
        program = new Program(folder.resolve("home"), folder);
        server = new RecordingServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsSimulatedIsNotSpentAndWhatIsNotKnownIsSaid() {
        program.run("run", "Hi", "-d", "Kimi-K2.6", "--demo");
        var nothing = program.run("sessions", "spend").out();
        assertTrue(nothing.matches("total +0 calls +\\$0\n"), nothing);
        program.run("run", "Hi", "-d", "Kimi-K2.6", "--endpoint", server.endpoint(), "--auth", "none");
        var json = program.run("sessions", "spend", "--by", "layer", "--json").json();
        assertEquals("L1 Generation · L5 Reporting", json.getFirst().path("name").asText());
        assertEquals(1, json.getFirst().path("calls").asInt());
        assertEquals(1, json.getFirst().path("unknown").asInt(), "the server told no usage");
        var told = program.run("sessions", "spend", "--by", "deployment");
        assertTrue(told.out().contains("(of 1 call the cost is not known)"), told.out());
        assertTrue(told.err().contains("Estimated: $55–135 a month (The team's Azure AI Foundry usage guide"), told.err());
        assertEquals(2, program.run("sessions", "spend", "--by", "month").exit());
        assertEquals(2, program.run("sessions", "spend", "--since", "yesterday").exit());
    }

    @Test
    void repricingTellsOfBothTables() {
        program.run("run", "Hi", "-d", "Kimi-K2.6", "--endpoint", server.endpoint(), "--auth", "none");
        assertEquals(2, program.run("sessions", "reprice", "--prices", "nobody's").exit());
        assertEquals(
                program.run("sessions", "reprice", "--prices", "published-2026-07").out(), program.run("sessions", "reprice").out());
        var repriced = program.run("sessions", "reprice", "--prices", "published-2026-07");
        assertTrue(repriced.out().contains("(1 more call lacks usage or a price)"), repriced.out());
        assertTrue(repriced.out().contains("now: published-2026-07 of "), repriced.out());
    }

    @Test
    void versionsAreListedAndCompared() {
        program.run("run", "Answer with one word.", "-d", "Kimi-K2.6", "--demo");
        program.run("run", "Answer with one sentence.", "-d", "Kimi-K2.6", "-d", "gpt-5.4", "--demo");
        var versions = program.run("sessions", "versions", "--json").json();
        assertEquals(List.of("Answer with one sentence.", "Answer with one word."), versions.stream().map(v -> v.path("title").asText()).toList());
        var first = versions.getLast().path("version").asText().substring(0, 8);
        var second = versions.getFirst().path("version").asText().substring(0, 8);
        var compared = program.run("sessions", "versions", "--diff", first, second).out();
        assertTrue(compared.contains("@@ user @@\n-Answer with one [word].\n+Answer with one [sentence].\n"), compared);
        assertTrue(compared.lines().anyMatch(line -> line.matches("- gpt-5.4 +not asked")), compared);
        assertTrue(compared.lines().anyMatch(line -> line.matches("[+] Kimi-K2.6 +1 of +1 .*SIMULATED")), compared);
        var json = program.run("sessions", "versions", "--diff", first, second, "--json").only();
        assertEquals("+Answer with one sentence.", json.path("difference").get(0).path("lines").get(1).asText());
        assertEquals(2, json.path("secondResults").size());
        assertEquals(2, program.run("sessions", "versions", "--diff", first).exit());
        assertEquals(2, program.run("sessions", "versions", "--diff", first, "ffffff").exit());
    }
}
