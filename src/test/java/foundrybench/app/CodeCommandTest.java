package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.export.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `code` from its arguments to what it prints; that the code does what it should is [CodeSnippetTest]'s.
class CodeCommandTest {
    private static final String TEMPLATE = """
            model: publisher/gpt-5.4
            modelParameters:
              maxTokens: 700
              temperature: 0.250
            messages:
              - role: system
                content: You triage.
              - role: user
                content: "Message: {{message}} / {{ other }}"
            """;

    @TempDir
    Path folder;

    private Program program() {
        return new Program(folder.resolve("home"), folder);
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageIsPrintedAndNoneHoldsTheKey(Language language) {
        var output = program().with("FOUNDRY_ENDPOINT", "https://res.openai.azure.com").with("FOUNDRY_API_KEY", "s3cret-of-mine")
                .run("code", "hi", "-d", "gpt-5.4", "--as", language.word());
        assertEquals(0, output.exit(), output.err());
        assertEquals("", output.err());
        assertTrue(output.out().contains("gpt-5.4") && output.out().endsWith("\n"), output.out());
        assertFalse(output.out().contains("s3cret-of-mine"));
        assertTrue(language == Language.PROMPT_YML || output.out().contains("FOUNDRY_API_KEY"), output.out());
        assertTrue(language == Language.PROMPT_YML || output.out().contains("res.openai.azure.com"), output.out());
    }

    @Test
    void asJsonItIsOneObject() {
        var line = program().run("code", "hi", "-d", "gpt-5.4", "--as", "curl", "--demo", "--json").only();
        assertEquals("curl", line.path("as").asText());
        assertEquals("gpt-5.4", line.path("deployment").asText());
        assertEquals(program().run("code", "hi", "-d", "gpt-5.4", "--as", "curl", "--demo").out(), line.path("code").asText());
    }

    static List<List<String>> mistakes() {
        return List.of(
                List.of("--as with one of curl, java, kotlin, python, prompt.yml, promptfoo", "hi", "-d", "x"),
                List.of("not perl", "hi", "-d", "x", "--as", "perl"),
                List.of("Give -d NAME, once", "hi", "--as", "curl"),
                List.of("once, not 2", "hi", "-d", "x", "-d", "y", "--as", "curl"),
                List.of("once, not 5", "hi", "-d", "all", "--as", "curl"),
                List.of("no prompt", "-d", "x", "--as", "curl"),
                List.of("--max-tokens", "hi", "-d", "x", "--as", "curl", "--max-tokens", "0"),
                List.of("--repeat", "hi", "-d", "x", "--as", "curl", "--repeat", "2"),
                List.of("name of an environment variable", "hi", "-d", "x", "--as", "curl", "--endpoint", "https://x.example.com", "--key-env", "A-B"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedAndNothingPrinted(List<String> mistake) {
        var arguments = new ArrayList<>(List.of("code"));
        arguments.addAll(mistake.subList(1, mistake.size()));
        var output = program().run(arguments.toArray(String[]::new));
        assertEquals(2, output.exit());
        assertEquals("", output.out());
        assertTrue(output.err().contains(mistake.getFirst()), output.err());
    }

    @Test
    void anEntraTokenIsFetchedByTheAzureCommand() {
        var curl = program().run("code", "hi", "-d", "x", "--as", "curl", "--endpoint", "https://x.example.com", "--auth", "entra").out();
        assertTrue(curl.contains("az account get-access-token --scope https://cognitiveservices.azure.com/.default --query accessToken -o tsv"), curl);
        assertTrue(curl.contains("\nAuthorization: Bearer $FOUNDRY_TOKEN\n"), curl);
        assertFalse(curl.contains("api-key"), curl);
    }

    @Test
    void aKeyOfAVaultIsFetchedByTheAzureCommand() {
        var curl = program().run(
                "code", "hi", "-d", "x", "--as", "curl", "--endpoint", "https://x.example.com", "--auth", "keyvault", "--vault", "their-kv", "--secret", "s").out();
        assertTrue(curl.contains("$(az keyvault secret show --vault-name their-kv --name s --query value -o tsv)"), curl);
        assertTrue(curl.contains("\napi-key: $FOUNDRY_VAULT_KEY\n"), curl);
    }

    @Test
    void aPromptFileThatIsPrintedAsksTheSameAgain() throws IOException {
        var file = Files.writeString(folder.resolve("a.prompt.yml"), TEMPLATE);
        var values = List.of("--var", "message=\"quoted\": {{other}}\n- # 🤖 \t\u0001\n", "--var", "other=no");
        var again = program().run(command("code", file, values, "--as", "prompt.yml", "--demo"));
        assertTrue(again.out().contains("{{message}}") && again.out().contains("{{ other }}"), again.out());
        var printed = Files.writeString(folder.resolve("b.prompt.yml"), again.out());
        try (var server = new RecordingServer()) {
            for (var each : List.of(file, printed)) {
                var output = program().with("K", "k").run(command("run", each, values, "--endpoint", server.endpoint(), "--key-env", "K", "--no-save"));
                assertEquals(0, output.exit(), output.err());
            }
            assertEquals(server.sent().getFirst().body(), server.sent().getLast().body());
        }
    }

    private static String[] command(String name, Path file, List<String> values, String... more) {
        var all = new ArrayList<>(List.of(name, "-f", file.toString()));
        all.addAll(values);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
