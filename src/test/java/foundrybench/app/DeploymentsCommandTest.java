package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is deployed: listed, imported, written by hand, and used by the commands that call.
class DeploymentsCommandTest {
    private static final String FIXTURE = "src/test/resources/wire/fixtures/az-deployment-list.body";
    private static final String SERVED = "src/test/resources/wire/fixtures/dataplane-deployments.body";
    private static final List<String> SHIPPED =
            List.of("Kimi-K2.6", "DeepSeek-V3.2", "gpt-5.4", "gpt-5.3-codex", "gpt-5.1-codex");
    private static final List<String> ELSEWHERE =
            List.of("--endpoint", "https://acct-x.openai.azure.com", "--key-env", "K");

    @TempDir
    Path folder;

    Program program;

    @BeforeEach
    void start() {
        program = new Program(folder.resolve("home"), folder);
    }

    @Test
    void withNothingConfiguredAListIsKeptAndUsedByName() {
        assertEquals(SHIPPED, names(program.run("deployments", "list", "--json")));
        var imported = program.with("CI", "true").run("deployments", "import", FIXTURE, "--json");
        assertEquals(0, imported.exit(), imported.err());
        assertTrue(imported.err().contains("DeepSeek-V3.2 cannot be called yet"), imported.err());
        var listed = program.run("deployments", "list", "--json");
        assertEquals(List.of("gpt-5.1-codex", "gpt-5.4", "gpt-5.3-codex", "Kimi-K2.6", "DeepSeek-V3.2"), names(listed));
        var codex = listed.json().getFirst();
        assertEquals("responses", codex.path("protocol").asText());
        assertEquals(
                "{\"tokensPerMinute\":10000,\"requestsPerMinute\":10,\"contextTokens\":400000,\"outputTokens\":128000}",
                codex.path("limits").toString());
        assertEquals("[\"L4\"]", codex.path("layers").toString());
        assertEquals("2.00", codex.path("price").path("inputPer1M").asText());
        assertEquals(SHIPPED, names(program.run("deployments", "list", "--json", "--demo")));
    }

    @Test
    void aListIsOfTheConnectionItWasMadeFor() {
        program.with("K", "k");
        program.run(with(ELSEWHERE, "deployments", "import", SERVED));
        assertEquals(SHIPPED, names(program.run("deployments", "list", "--json")));
        program.run(with(ELSEWHERE, "deployments", "remove", "gpt-5.4"));
        var listed = names(program.run(with(ELSEWHERE, "deployments", "list", "--json")));
        assertEquals(List.of("gpt-5.1-codex", "gpt-5.3-codex", "Kimi-K2.6", "DeepSeek-V3.2"), listed);
        var otherHost = List.of("--endpoint", "https://acct-x.cognitiveservices.azure.com/", "--key-env", "K");
        assertEquals(listed, names(program.run(with(otherHost, "deployments", "list", "--json"))));
        var planned = program.run(with(ELSEWHERE, "run", "hi", "-d", "all", "--dry-run", "--json"));
        assertEquals(listed, planned.json().stream().map(line -> line.path("deployment").asText()).toList(), planned.err());
    }

    @Test
    void importingAgainKeepsWhatWasWrittenAndTellsWhatChanged() {
        program.run("deployments", "import", SERVED);
        assertEquals(0, program.run("deployments", "edit", "gpt-5.4", "--note", "ask first", "--layer", "L4", "--layer", "L6 Audit").exit());
        assertEquals(0, program.run("deployments", "add", "prod-decider", "--model", "GPT-5.4").exit());
        var again = program.run("deployments", "import", FIXTURE, "--json");
        assertEquals(
                List.of("kept", "kept", "kept", "kept", "kept", "removed"),
                again.json().stream().map(line -> line.path("change").asText()).toList());
        var gpt = again.json().get(1);
        assertEquals("ask first", gpt.path("note").asText());
        assertEquals("[\"L4\",\"L6\"]", gpt.path("layers").toString());
        assertEquals(100, gpt.path("limits").path("requestsPerMinute").asInt());
    }

    @Test
    void aDeploymentOfAnotherNameIsCalledAsItsModelWants() throws Exception {
        try (var server = new RecordingServer()) {
            program.with("K", "k");
            var there = List.of("--endpoint", server.endpoint(), "--key-env", "K");
            assertEquals(0, program.run(with(there, "deployments", "add", "prod-decider", "--model", "gpt-5.4", "--tpm", "30000")).exit());
            var line = program.run(with(there, "run", "hi", "-d", "prod-decider", "--max-tokens", "50", "--json")).only();
            assertEquals("completed", line.path("status").asText());
            assertEquals(50, server.bodies().getFirst().path("max_completion_tokens").asInt());
            assertTrue(server.heads().getFirst().contains("/openai/deployments/prod-decider/"), server.heads().getFirst());
        }
    }

    @Test
    void whatIsTakenBackIsKnownFromElsewhereAgain() {
        program.run("deployments", "edit", "gpt-5.4", "--protocol", "responses", "--retires", "2030-01-01", "--tpm", "7", "--layer", "");
        var changed = line("gpt-5.4");
        assertEquals("responses", changed.path("protocol").asText());
        assertEquals("2030-01-01", changed.path("retires").asText());
        assertEquals(7, changed.path("limits").path("tokensPerMinute").asInt());
        assertEquals("[]", changed.path("layers").toString());
        program.run("deployments", "edit", "gpt-5.4", "--protocol", "", "--retires", "", "--tpm", "0");
        var back = line("gpt-5.4");
        assertEquals("chat", back.path("protocol").asText());
        assertEquals("2027-03-05", back.path("retires").asText());
        assertTrue(back.path("limits").path("tokensPerMinute").isNull());
    }

    @Test
    void theServicesOwnListIsShownAndKeptOnRequest() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            program.with("K", service.key());
            var there = List.of("--endpoint", service.endpoint().toString(), "--key-env", "K");
            program.run(with(there, "deployments", "add", "old-one"));
            var live = program.run(with(there, "deployments", "list", "--live", "--json"));
            assertEquals(0, live.exit(), live.err());
            assertEquals(5, live.json().size());
            assertEquals(6, program.run(with(there, "deployments", "list", "--json")).json().size(), "nothing is kept unasked");
            var kept = program.run(with(there, "deployments", "list", "--live", "--save"));
            assertTrue(kept.out().contains("removed  old-one"), kept.out());
            assertEquals(names(live), names(program.run(with(there, "deployments", "list", "--json"))));
        }
    }

    @Test
    void theSimulationListsAndSaysWhatItIs() {
        var live = program.run("deployments", "list", "--live", "--json");
        assertEquals(5, live.json().size());
        assertTrue(live.json().getFirst().path("simulated").asBoolean());
        assertTrue(live.err().contains("SIMULATED"), live.err());
        var ci = program.with("CI", "true").run("deployments", "list", "--live");
        assertEquals(3, ci.exit());
    }

    @Test
    void aListThatCannotBeHadIsToldWithWhatToDo() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var there = List.of("--endpoint", service.endpoint().toString(), "--key-env", "K");
            var keyless = program.run(with(there, "deployments", "list", "--live"));
            assertEquals(3, keyless.exit());
            assertTrue(keyless.err().contains("The environment variable K is not set"), keyless.err());
            var wrong = program.with("K", "canary-0123456789").run(with(there, "deployments", "list", "--live"));
            assertEquals(1, wrong.exit());
            assertFalse(wrong.err().contains("canary"), wrong.err());
            assertTrue(wrong.err().contains("Read the key again and set it in K"), wrong.err());
        }
    }

    @Test
    void aListMayComeFromStandardInputAndAsPowerShellWritesIt() throws Exception {
        assertEquals(0, program.typing(Files.readString(Path.of(FIXTURE))).run("deployments", "import", "-").exit());
        var file = folder.resolve("list.json");
        Files.write(file, ("\uFEFF" + Files.readString(Path.of(SERVED))).getBytes(StandardCharsets.UTF_16LE));
        var output = program.run("deployments", "import", file.toString(), "--json");
        assertEquals(0, output.exit(), output.err());
        assertEquals(5, output.json().size());
    }

    @Test
    void theResourceOfAnImportFillsInCommands() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            program.with("K", service.key());
            var there = List.of("--endpoint", service.endpoint().toString(), "--key-env", "K");
            program.run(with(there, "deployments", "import", FIXTURE));
            var line = program.run(with(there, "run", "hi", "-d", "no-such", "--json")).only();
            assertEquals("deployment_not_found", line.path("failure").path("kind").asText());
            assertTrue(line.path("failure").path("fix").asText().contains("--name acct-x --resource-group rg-x")
                    || line.path("failure").path("command").asText().contains("--name acct-x --resource-group rg-x"), line::toString);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            import no-such.json                        | no-such.json does not exist.
            import README.md                           | README.md, line 1, column
            import assets/deployments.json             | assets/deployments.json: this is no list of deployments
            list --save                                | --save goes with --live.
            list --live --save --demo                  | there is nothing to save
            import README.md --demo                    | leave --demo out
            edit gpt-5.4                               | What is to change?
            edit gtp-5.4 --note x                      | There is no deployment gtp-5.4. There are:
            remove gtp-5.4                             | There is no deployment gtp-5.4.
            add gpt-5.4                                | gpt-5.4 is in the list
            add x --protocol soap                      | --protocol is chat or responses, not soap
            add x --output-limit-field n               | --output-limit-field is max_tokens or max_completion_tokens, not n
            add x --tpm -1                             | --tpm is a whole number from 1 up
            add x --retires soon                       | --retires is a day such as 2027-03-05, not soon
            """)
    void whatCannotBeMeantIsRefused(String arguments, String problem) {
        var output = program.run(("deployments " + arguments).split(" "));
        assertEquals(2, output.exit(), output.out());
        assertTrue(output.err().contains(problem), output.err());
        assertFalse(Files.exists(folder.resolve("home/deployments.json")));
    }

    @Test
    void aDamagedFileIsToldAndLeftAsItIs() throws Exception {
        Files.createDirectories(folder.resolve("home"));
        var file = Files.writeString(folder.resolve("home/deployments.json"), "{\"lists\": [{}]}");
        for (var arguments : List.of("deployments list", "deployments add x", "run hi -d gpt-5.4 --endpoint https://x.openai.azure.com --auth none")) {
            var output = program.run(arguments.split(" "));
            assertEquals(2, output.exit(), arguments);
            assertTrue(output.err().contains(file + ": lists[0].deployments is missing"), output.err());
        }
        assertEquals(0, program.run("run", "hi", "-d", "gpt-5.4", "--demo").exit(), "the simulation needs no list");
    }

    private JsonNode line(String name) {
        return program.run("deployments", "list", "--json").json().stream()
                .filter(line -> line.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Program.Output output) {
        return output.json().stream().map(line -> line.path("name").asText()).toList();
    }

    private static String[] with(List<String> flags, String... arguments) {
        return Stream.concat(Arrays.stream(arguments), flags.stream()).toArray(String[]::new);
    }
}
