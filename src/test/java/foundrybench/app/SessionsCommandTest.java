package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Rating;
import foundrybench.store.SessionStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was run is there again.
class SessionsCommandTest {
    @TempDir
    Path folder;

    Program program;

    @BeforeEach
    void start() {
        program = new Program(folder.resolve("home"), folder);
    }

    @Test
    void aSessionIsListedWithWhatWasRun() {
        program.run("run", "What is larger?", "-d", "gpt-5.4", "-d", "no-such", "--demo", "--json");
        var row = program.run("sessions", "list", "--json").only();
        assertEquals("What is larger?", row.path("title").asText());
        assertEquals("[\"gpt-5.4\",\"no-such\"]", row.path("deployments").toString());
        assertEquals(2, row.path("completions").asInt());
        assertEquals(1, row.path("failed").asInt());
        assertTrue(row.path("costUsd").isNull(), "what is simulated costs nothing");
        assertTrue(row.path("simulated").asBoolean());
    }

    @Test
    void anExportIsLineForLineWhatTheRunPrinted() {
        var printed = program.run("run", "hi", "-d", "all", "--demo", "--json");
        var id = printed.json().getFirst().path("sessionId").asText();
        var exported = program.run("sessions", "export", id.substring(0, 8));
        assertEquals(new TreeSet<>(printed.out().lines().toList()), new TreeSet<>(exported.out().lines().toList()));
        assertEquals(exported.out(), program.run("sessions", "export", "--all", "--format", "jsonl").out());
    }

    @Test
    void showPrintsPromptThinkingAndAnswer() {
        var line = program.run("run", "Which is larger, 9.9 or 9.11?", "-s", "Be brief.", "-d", "Kimi-K2.6", "--demo", "--json").only();
        var shown = program.run("sessions", "show", line.path("sessionId").asText()).out();
        for (var part : List.of("[system]\nBe brief.", "[user]\nWhich is larger", "## Kimi-K2.6", "> Which is larger", "**9.9** is larger")) {
            assertTrue(shown.contains(part), part + " in " + shown);
        }
        var json = program.run("sessions", "show", line.path("sessionId").asText(), "--json").only();
        assertEquals(line, json.path("runs").get(0).path("completions").get(0));
    }

    @Test
    void aRatingIsShownListedAndExported() throws Exception {
        var lines = program.run("run", "hi", "-d", "gpt-5.4", "-d", "Kimi-K2.6", "--demo", "--json").json();
        var best = lines.stream().filter(line -> line.path("deployment").asText().equals("Kimi-K2.6")).findFirst().orElseThrow();
        var id = best.path("sessionId").asText();
        assertEquals("", program.run("sessions", "list", "--json").only().path("winner").asText(""));
        try (var store = SessionStore.open(folder.resolve("home"), problem -> {})) {
            store.rate(best.path("id").asText(), new Rating(true, 4, "=short, right"));
        }
        assertEquals("Kimi-K2.6", program.run("sessions", "list", "--json").only().path("winner").asText());
        assertTrue(program.run("sessions", "list").out().contains("★ Kimi-K2.6"));
        var shown = program.run("sessions", "show", id).out();
        assertTrue(shown.contains("\n★ winner · 4 of 5\n") && shown.contains("\nnote: =short, right\n"), shown);
        var exported = program.run("sessions", "export", id).json();
        var rated = exported.stream().filter(line -> line.has("rating")).toList();
        assertEquals(1, rated.size());
        assertEquals(best.path("id"), rated.getFirst().path("id"));
        assertEquals("{\"winner\":true,\"grade\":4,\"note\":\"=short, right\"}", rated.getFirst().path("rating").toString());
        assertEquals(rated, program.run("sessions", "show", id, "--json").only().findParents("rating"));
    }

    @Test
    void aDeletedSessionIsGone() {
        var id = program.run("run", "hi", "-d", "gpt-5.4", "--demo", "--json").only().path("sessionId").asText();
        assertEquals(0, program.run("sessions", "delete", id).exit());
        assertEquals("", program.run("sessions", "list").out());
        assertEquals(2, program.run("sessions", "show", id).exit());
    }

    @Test
    void allAreFoundBeforeAnyIsDeleted() {
        var id = program.run("run", "hi", "-d", "gpt-5.4", "--demo", "--json").only().path("sessionId").asText();
        var refused = program.run("sessions", "delete", id, "no-such");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("There is no session no-such."), refused.err());
        assertEquals(1, program.run("sessions", "list", "--json").json().size());
    }

    @Test
    void aSessionThatIsNamedTwiceIsExportedOnce() {
        var id = program.run("run", "hi", "-d", "gpt-5.4", "--demo", "--json").only().path("sessionId").asText();
        assertEquals(1, program.run("sessions", "export", id, id.substring(0, 8)).json().size());
        var nothing = program.run("sessions", "export", id, "--completion", "zzzz");
        assertEquals(2, nothing.exit());
        assertTrue(nothing.err().contains("No answer of these sessions begins with zzzz."), nothing.err());
    }

    @Test
    void thatThereIsNothingIsSaid() {
        assertEquals("No sessions.\n", program.run("sessions", "list").err());
        assertEquals("", program.run("sessions", "list", "--json").err());
        assertEquals("No prompts.\n", program.run("sessions", "versions").err());
        assertTrue(program.run("sessions", "export", "--all").err().contains("there is no answer to export"));
    }

    @Test
    void thatThereIsMoreIsSaid() {
        program.run("run", "hi one", "-d", "gpt-5.4", "--demo");
        program.run("run", "hi two", "-d", "gpt-5.4", "--demo");
        var first = program.run("sessions", "search", "hi", "--limit", "1", "--json");
        assertEquals(1, first.json().size());
        assertTrue(first.err().contains("there are more than these 1: --limit N shows more"), first.err());
        assertEquals("", program.run("sessions", "search", "hi", "--limit", "2", "--json").err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list --limit -3", "list --limit 0", "versions --limit 0", "search \"", "search a b c d e f g h i j k l m n o p q", "spend --since 2026-11-02 --until 2026-11-01"})
    void whatMeansNothingIsRefused(String arguments) {
        var words = new ArrayList<>(List.of(arguments.split(" ")));
        words.addFirst("sessions");
        var refused = program.run(words.toArray(String[]::new));
        assertEquals(2, refused.exit(), refused.toString());
        assertEquals("", refused.out());
    }

    @Test
    void listsOfDeploymentsAndPricesAreObjectsALine() {
        var deployments = program.run("deployments", "list", "--json").json();
        assertEquals(
                List.of("Kimi-K2.6 [\"L1\",\"L5\"] chat 0.28", "DeepSeek-V3.2 [\"L3\"] chat 0.14", "gpt-5.4 [\"L4\"] chat 4.00",
                        "gpt-5.3-codex [\"L4\"] responses 5.00", "gpt-5.1-codex [\"L4\"] responses 2.00"),
                deployments.stream()
                        .map(d -> "%s %s %s %s".formatted(d.path("name").asText(), d.path("layers"), d.path("protocol").asText(), d.path("price").path("inputPer1M").asText()))
                        .toList());
        assertEquals(10, program.run("prices", "list", "--json").json().size());
    }
}
