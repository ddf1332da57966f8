package foundrybench.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionFinderTest {
    private static final Map<String, String> FOUNDRY =
            Map.of("FOUNDRY_ENDPOINT", "https://env.openai.azure.com/", "FOUNDRY_API_KEY", "k1");
    private static final ConnectionFlags NO_DEMO =
            new ConnectionFlags(null, null, false, Connection.Kind.AZURE, false, true);

    @TempDir
    Path folder = Path.of("");

    @Test
    void theFlagsWinOverAllElse() throws Exception {
        env("FOUNDRY_ENDPOINT=https://file.openai.azure.com\nFOUNDRY_API_KEY=k2\n");
        var flags = new ConnectionFlags("https://flag.openai.azure.com", "MY_KEY", false, Connection.Kind.AZURE, false, false);
        assertEquals(
                found("https://flag.openai.azure.com/", new Auth.EnvironmentKey("MY_KEY"), "flags"), find(FOUNDRY, flags));
    }

    @Test
    void flagsMayWantNoKeyAndTheOtherKind() throws Exception {
        var flags = new ConnectionFlags("http://localhost:11434/v1", null, true, Connection.Kind.OPENAI, false, true);
        assertEquals(
                new ConnectionChoice.Found(
                        new Connection(
                                "localhost", Connection.Kind.OPENAI, URI.create("http://localhost:11434/v1/"),
                                new Auth.None(), "2024-10-21", "flags", false),
                        List.of()),
                find(Map.of(), flags));
    }

    @Test
    void anEndpointByFlagTakesNoKeyFromElsewhere() {
        var flags = new ConnectionFlags("https://evil.example.com", null, false, Connection.Kind.AZURE, false, false);
        var refusal = assertThrows(CatalogException.class, () -> find(FOUNDRY, flags));
        assertEquals(
                "--endpoint needs --key-env VARIABLE, or --auth none for a server without a key.", refusal.getMessage());
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws Exception {
        env("FOUNDRY_ENDPOINT=https://file.openai.azure.com\nFOUNDRY_API_KEY=k2\n");
        assertEquals(
                found("https://env.openai.azure.com/", new Auth.EnvironmentKey("FOUNDRY_API_KEY"), "environment"),
                find(FOUNDRY, ConnectionFlags.NONE));
    }

    @Test
    void theSecondPairOfVariablesServesWhenTheFirstIsNotThere() throws Exception {
        var azure = Map.of(
                "AZURE_OPENAI_ENDPOINT", "https://azure.openai.azure.com/openai/v1", "AZURE_OPENAI_API_KEY", "k",
                "FOUNDRY_ENDPOINT", " ", "FOUNDRY_API_KEY", "");
        assertEquals(
                found("https://azure.openai.azure.com/", new Auth.EnvironmentKey("AZURE_OPENAI_API_KEY"), "environment"),
                find(azure, ConnectionFlags.NONE));
    }

    @Test
    void endpointAndKeyNeverComeFromTwoPairs() throws Exception {
        var mixed = Map.of("FOUNDRY_ENDPOINT", "https://a.openai.azure.com", "AZURE_OPENAI_API_KEY", "k");
        assertEquals(
                new ConnectionChoice.Nothing(List.of(
                        "flags: no --endpoint",
                        "environment: FOUNDRY_ENDPOINT is set, FOUNDRY_API_KEY is not",
                        "environment: AZURE_OPENAI_API_KEY is set, AZURE_OPENAI_ENDPOINT is not",
                        "environment: no FOUNDRY_ENDPOINT with FOUNDRY_API_KEY",
                        ".env.local: none in this folder or a parent")),
                find(mixed, NO_DEMO));
    }

    @ParameterizedTest // a folder's file must not have one's key sent elsewhere, nor the other way round
    @CsvSource({"FOUNDRY_ENDPOINT=https://evil.example.com, FOUNDRY_API_KEY", "FOUNDRY_API_KEY=k, FOUNDRY_ENDPOINT"})
    void endpointAndKeyNeverComeFromTwoSources(String line, String variable) throws Exception {
        env(line);
        var set = Map.of(variable, variable.equals("FOUNDRY_ENDPOINT") ? "https://a.openai.azure.com" : "k");
        assertEquals(ConnectionChoice.Nothing.class, find(set, NO_DEMO).getClass());
        var missing = variable.equals("FOUNDRY_ENDPOINT") ? "FOUNDRY_API_KEY" : "FOUNDRY_ENDPOINT";
        var file = folder.resolve(".env.local");
        assertEquals(
                new ConnectionChoice.Simulated(
                        "the connection is incomplete",
                        List.of(
                                "environment: %s is set, %s is not".formatted(variable, missing),
                                "%s: %s is set, %s is not".formatted(file, missing, variable))),
                find(set, ConnectionFlags.NONE));
    }

    @Test
    void theFileOfAParentFolderServes() throws Exception {
        env("FOUNDRY_ENDPOINT=https://file.openai.azure.com?api-version=2025-01-01-preview\nFOUNDRY_API_KEY=k2\n");
        var deep = Files.createDirectories(folder.resolve("a/b"));
        var file = folder.resolve(".env.local").toString();
        assertEquals(
                new ConnectionChoice.Found(
                        new Connection(
                                "file.openai.azure.com", Connection.Kind.AZURE, URI.create("https://file.openai.azure.com/"),
                                new Auth.FileKey(file, "FOUNDRY_API_KEY"), "2025-01-01-preview", file, false),
                        List.of()),
                new ConnectionFinder(Map.of(), deep).find(ConnectionFlags.NONE));
    }

    @Test
    void theNearestFileCountsEvenWhenItIsNotComplete() throws Exception {
        env("FOUNDRY_ENDPOINT=https://file.openai.azure.com\nFOUNDRY_API_KEY=k2\n");
        var inner = Files.createDirectory(folder.resolve("inner"));
        var file = Files.writeString(inner.resolve(".env.local"), "FOUNDRY_API_KEY=\nFOUNDRY_ENDPOINT=https://x.example.com");
        assertEquals(
                new ConnectionChoice.Nothing(List.of(
                        "flags: no --endpoint",
                        "environment: no FOUNDRY_ENDPOINT with FOUNDRY_API_KEY",
                        file + ": FOUNDRY_ENDPOINT is set, FOUNDRY_API_KEY is not",
                        file + ": no FOUNDRY_ENDPOINT with FOUNDRY_API_KEY")),
                new ConnectionFinder(Map.of(), inner).find(NO_DEMO));
    }

    @Test
    void aFileThatGitWouldCommitIsWarnedOf() throws Exception {
        git("init", "-q");
        env("FOUNDRY_ENDPOINT=https://file.openai.azure.com\nFOUNDRY_API_KEY=k2\n");
        var file = folder.resolve(".env.local");
        assertEquals(
                List.of(file + " holds a key and git would commit it: add .env.local to .gitignore."),
                ((ConnectionChoice.Found) find(Map.of(), NO_DEMO)).warnings());
        Files.writeString(folder.resolve(".gitignore"), ".env.local\n");
        assertEquals(List.of(), ((ConnectionChoice.Found) find(Map.of(), NO_DEMO)).warnings());
    }

    @Test
    void theDemoAskedForWinsOverEverything() throws Exception {
        var flags = new ConnectionFlags("https://flag.openai.azure.com", "K", false, Connection.Kind.AZURE, true, false);
        assertEquals(new ConnectionChoice.Simulated("asked for by --demo", List.of()), find(FOUNDRY, flags));
    }

    @Test
    void anEndpointThatCannotBeUsedIsToldAndNotPassedOver() {
        var broken = Map.of("FOUNDRY_ENDPOINT", "http://res.openai.azure.com", "FOUNDRY_API_KEY", "k");
        assertThrows(CatalogException.class, () -> find(broken, ConnectionFlags.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "KEY=a b", "export KEY=a b", "  export   KEY = a b  ", "KEY=\"a b\"", "KEY='a b' # note", "KEY=a b # note",
        "# KEY=x\nKEY=a b", "KEY=x\nKEY=a b", "\uFEFFKEY=a b", "KEY=a b\r\nOTHER=1\r\n"
    })
    void aLineOfTheFileGivesItsValue(String content) throws Exception {
        env(content);
        assertEquals("a b", variables().get("KEY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEY", "KEY=", "KEY=''", "KEY=\"\"", "#KEY=a", "=a", "KEY= # put the key here", "KEY=#", "XKEY=a", ""})
    void aLineWithoutAValueSetsNothing(String content) throws Exception {
        env(content);
        assertEquals(null, variables().get("KEY"));
    }

    @ParameterizedTest
    @CsvSource({"KEY=a#b, a#b", "KEY=a=b==, a=b==", "KEY='a # b', a # b", "KEY=\"it's\", it's"})
    void signsInsideAValueStay(String content, String value) throws Exception {
        env(content);
        assertEquals(value, variables().get("KEY"));
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        Files.write(folder.resolve(".env.local"), new byte[] {(byte) 0xC3, '('});
        var refusal = assertThrows(CatalogException.class, () -> find(Map.of(), NO_DEMO));
        assertEquals(true, String.valueOf(refusal.getMessage()).startsWith(folder.resolve(".env.local") + " cannot be read"));
    }

    private ConnectionChoice find(Map<String, String> environment, ConnectionFlags flags) throws CatalogException {
        return new ConnectionFinder(environment, folder).find(flags);
    }

    private static ConnectionChoice found(String endpoint, Auth auth, String source) {
        var uri = URI.create(endpoint);
        return new ConnectionChoice.Found(
                new Connection(uri.getHost(), Connection.Kind.AZURE, uri, auth, "2024-10-21", source, false), List.of());
    }

    private void env(String content) throws IOException {
        Files.writeString(folder.resolve(".env.local"), content);
    }

    private Map<String, String> variables() throws CatalogException {
        return EnvironmentFile.nearest(folder).orElseThrow().variables();
    }

    private void git(String... words) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        assertEquals(0, new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor());
    }
}
