package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `prices check` over the tables that ship and one's own. What day it is, is left open by `--older-than`.
class PricesCommandTest {
    @TempDir
    Path folder;

    @Test
    void theShippedTablesDifferAboutEveryDeploymentAndThatIsNoFailure() {
        var output = check("--json", "--older-than", "100000");
        assertEquals(0, output.exit());
        assertEquals("", output.err());
        assertEquals(
                List.of("gpt-5.1-codex 1.60", "gpt-5.4 1.60", "gpt-5.3-codex 2.86", "Kimi-K2.6 3.39", "DeepSeek-V3.2 4.14"),
                output.json().stream()
                        .filter(line -> line.path("field").asText().equals("inputPer1M"))
                        .map(line -> line.path("deployment").asText() + " " + line.path("factor").asText())
                        .toList());
    }

    @Test
    void onesOwnTableIsComparedToo() throws IOException {
        own("""
                {"id": "mine", "asOf": "2026-11-01", "source": "an offer", "currency": "USD",
                 "prices": [{"deployment": "Kimi-K2.6", "inputPer1M": "0.95", "outputPer1M": "4.1"}]}""");
        var kimi = check("--json", "--older-than", "100000").json().stream()
                .filter(line -> line.path("deployment").asText().equals("Kimi-K2.6") && line.path("field").asText().equals("outputPer1M"))
                .findFirst()
                .orElseThrow();
        assertEquals("5.32", kimi.path("factor").asText());
        assertEquals("mine", kimi.path("values").get(2).path("table").asText());
        assertEquals("an offer", kimi.path("values").get(2).path("source").asText());
        assertTrue(check().out().contains("mine · as of 2026-11-01"));
    }

    @Test
    void deploymentsWithoutAPriceInTheDefaultTableAreNamed() throws IOException {
        own("""
                {"id": "guide-2026-05", "asOf": "2026-11-01", "source": "an offer",
                 "prices": [{"deployment": "Kimi-K2.6", "inputPer1M": "0.95", "outputPer1M": "4.1"}]}""");
        var output = check("--older-than", "100000");
        assertEquals(0, output.exit());
        assertTrue(
                output.out().contains("gpt-5.4 has no price in guide-2026-05, the default table: what it costs is unknown. "
                        + "With --prices published-2026-07 it has one."),
                output.out());
    }

    @Test
    void withJsonTheNotesAreOnStderr() {
        var output = check("--json", "--older-than", "0");
        assertTrue(output.err().contains("guide-2026-05 is more than 0 days old."), output.err());
        assertTrue(output.json().stream().allMatch(line -> line.path("values").get(0).path("old").asBoolean()));
        assertEquals("", check("--json", "--older-than", "0", "--quiet").err());
    }

    @Test
    void aFileThatCannotBeReadEndsWithTwo() throws IOException {
        own("{\"id\": \"mine\", \"asOf\": \"2026-11-01\", \"currency\": \"EUR\", \"prices\": []}");
        var output = check();
        assertEquals(2, output.exit());
        assertEquals("", output.out());
        assertTrue(output.err().contains("mine.json: currency is not USD"), output.err());
    }

    private Program.Output check(String... flags) {
        var all = new ArrayList<>(List.of("prices", "check"));
        all.addAll(List.of(flags));
        return new Program(folder.resolve("home"), folder).run(all.toArray(String[]::new));
    }

    private void own(String json) throws IOException {
        Files.createDirectories(folder.resolve("home/prices"));
        Files.writeString(folder.resolve("home/prices/mine.json"), json);
    }
}
