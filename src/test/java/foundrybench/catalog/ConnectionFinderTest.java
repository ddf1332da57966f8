package foundrybench.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.AzureResource;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionFinderTest {
    private static final Map<String, String> FOUNDRY =
            Map.of("FOUNDRY_ENDPOINT", "https://env.openai.azure.com/", "FOUNDRY_API_KEY", "k1");
    private static final ConnectionFlags NO_DEMO =
            new ConnectionFlags(null, null, Connection.Kind.AZURE, null, null, false, true);

    private static final KnownConnections NONE_SAVED = KnownConnections.of(List.of(), null);
    private static final Connection TEAM = saved("team", "https://acct-x.openai.azure.com/", new Auth.EnvironmentKey("TEAM_KEY"));
    private static final Connection TYPED = saved("typed", "https://acct-y.openai.azure.com/", new Auth.MemoryKey("typed"));

    private KnownConnections known = NONE_SAVED;

    @TempDir
    Path folder = Path.of("");

    @Test
    void theFlagsWinOverAllElse() throws Exception {
        env("FOUNDRY_ENDPOINT=https://file.openai.azure.com\nFOUNDRY_API_KEY=k2\n");
        var flags = flags("https://flag.openai.azure.com", new Auth.EnvironmentKey("MY_KEY"));
        assertEquals(
                found("https://flag.openai.azure.com/", new Auth.EnvironmentKey("MY_KEY"), "flags"), find(FOUNDRY, flags));
    }

    @Test
    void flagsMayWantNoKeyAndTheOtherKind() throws Exception {
        var flags = new ConnectionFlags(
                "http://localhost:11434/v1", new Auth.None(), Connection.Kind.OPENAI, null, null, false, true);
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
        var flags = flags("https://evil.example.com", null);
        var refusal = assertThrows(CatalogException.class, () -> find(FOUNDRY, flags));
        assertEquals(
                "--endpoint needs --key-env VARIABLE, --auth entra, --auth keyvault --vault NAME --secret NAME, or --auth none"
                        + " for a server without a key.", refusal.getMessage());
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
                        "saved: no --connection",
                        "environment: FOUNDRY_ENDPOINT is set, FOUNDRY_API_KEY is not",
                        "environment: AZURE_OPENAI_API_KEY is set, AZURE_OPENAI_ENDPOINT is not",
                        ".env.local: none in this folder or a parent",
                        "last used in the window: none")),
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
                new ConnectionFinder(Map.of(), deep, NONE_SAVED).find(ConnectionFlags.NONE));
    }

    @Test
    void theNearestFileCountsEvenWhenItIsNotComplete() throws Exception {
        env("FOUNDRY_ENDPOINT=https://file.openai.azure.com\nFOUNDRY_API_KEY=k2\n");
        var inner = Files.createDirectory(folder.resolve("inner"));
        var file = Files.writeString(inner.resolve(".env.local"), "FOUNDRY_API_KEY=\nFOUNDRY_ENDPOINT=https://x.example.com");
        assertEquals(
                new ConnectionChoice.Nothing(List.of(
                        "flags: no --endpoint",
                        "saved: no --connection",
                        "environment: no FOUNDRY_ENDPOINT with FOUNDRY_API_KEY",
                        file + ": FOUNDRY_ENDPOINT is set, FOUNDRY_API_KEY is not",
                        "last used in the window: none")),
                new ConnectionFinder(Map.of(), inner, NONE_SAVED).find(NO_DEMO));
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
        var flags = new ConnectionFlags(
                "https://flag.openai.azure.com", new Auth.EnvironmentKey("K"), Connection.Kind.AZURE, null, null, true, false);
        assertEquals(new ConnectionChoice.Simulated("asked for by --demo", List.of()), find(FOUNDRY, flags));
    }

    @Test
    void anEndpointThatCannotBeUsedIsToldAndNotPassedOver() {
        var broken = Map.of("FOUNDRY_ENDPOINT", "http://res.openai.azure.com", "FOUNDRY_API_KEY", "k");
        assertThrows(CatalogException.class, () -> find(broken, ConnectionFlags.NONE));
    }

    @Test
    void aSavedConnectionByNameWinsOverTheEnvironment() throws Exception {
        known = KnownConnections.of(List.of(TEAM), null);
        assertEquals(new ConnectionChoice.Found(TEAM, List.of()), find(FOUNDRY, ConnectionFlags.named("team")));
    }

    @Test
    void theTeamsResourceIsAPresetWhoseVaultHoldsTheKey() throws Exception {
        var found = (ConnectionChoice.Found) find(FOUNDRY, ConnectionFlags.named("aucert-ai"));
        assertEquals(URI.create("https://aucert-ai.cognitiveservices.azure.com/"), found.connection().endpoint());
        assertEquals(new Auth.KeyVault("aucertdev-kv-41e0x5", "foundry-api-key"), found.connection().auth());
        assertEquals("preset aucert-ai", found.connection().source());
    }

    @Test
    void anUnknownNameIsToldWithTheNamesThereAre() {
        known = KnownConnections.of(List.of(TEAM), null);
        var refusal = assertThrows(CatalogException.class, () -> find(Map.of(), ConnectionFlags.named("taem")));
        assertEquals("There is no connection taem. There are: team.", refusal.getMessage());
    }

    @Test
    void theConnectionLastUsedServesWhenNoOtherDoes() throws Exception {
        known = KnownConnections.of(List.of(TEAM), "team");
        assertEquals(
                new ConnectionChoice.Found(TEAM.from("last used in the window, saved as team"), List.of()),
                find(Map.of(), ConnectionFlags.NONE));
        assertEquals("environment", ((ConnectionChoice.Found) find(FOUNDRY, ConnectionFlags.NONE)).connection().source());
    }

    @Test
    void aKeyThatWasTypedIsHalfAConnectionElsewhere() throws Exception {
        known = KnownConnections.of(List.of(TYPED), "typed");
        assertEquals(
                new ConnectionChoice.Simulated(
                        "the connection is incomplete",
                        List.of("connection typed: its key is typed in the window and kept nowhere")),
                find(Map.of(), ConnectionFlags.NONE));
    }

    @Test
    void aFileEditedByHandCannotHaveAKeySentInClearText() {
        known = KnownConnections.of(List.of(saved("bad", "http://res.openai.azure.com/", new Auth.EnvironmentKey("K"))), null);
        var refusal = assertThrows(CatalogException.class, () -> find(Map.of(), ConnectionFlags.named("bad")));
        assertEquals(true, String.valueOf(refusal.getMessage()).startsWith("connection bad: The endpoint http://res.openai.azure.com is not encrypted"));
    }

    @ParameterizedTest
    @CsvSource({"http://localhost, http://localhost/", "https://acct-x.openai.azure.com/openai/v1?x=y, https://acct-x.openai.azure.com/"})
    void anAddressEditedByHandIsUsedInItsNormalForm(String edited, String used) throws Exception {
        known = KnownConnections.of(List.of(saved("mine", edited, new Auth.EnvironmentKey("K"))), null);
        assertEquals(URI.create(used), ((ConnectionChoice.Found) find(Map.of(), ConnectionFlags.named("mine"))).connection().endpoint());
    }

    @Test
    void aSignInEditedByHandIsChecked() {
        known = KnownConnections.of(List.of(saved("mine", "https://acct-x.openai.azure.com/", new Auth.KeyVault("evil.com#", "s"))), null);
        assertThrows(CatalogException.class, () -> find(FOUNDRY, ConnectionFlags.named("mine")));
    }

    @Test
    void aConnectionAskedForByNameIsNeverReplacedByAnother() throws Exception {
        known = KnownConnections.of(List.of(TYPED), null);
        assertEquals(new ConnectionChoice.Found(TYPED, List.of()), find(FOUNDRY, ConnectionFlags.named("typed")));
    }

    @Test
    void aCopyOfThePresetKnowsWhatThePresetKnows() throws Exception {
        var copy = saved("aucert-ai", "https://aucert-ai.openai.azure.com/", new Auth.EnvironmentKey("K"));
        known = KnownConnections.of(List.of(copy), null);
        var found = (ConnectionChoice.Found) find(Map.of(), ConnectionFlags.named("aucert-ai"));
        assertEquals("aucertdev-kv-41e0x5", found.connection().resource().vault());
    }

    @Test
    void whatThePresetKnowsOfTheResourceCompletesAnyConnectionToIt() throws Exception {
        var environment = Map.of("FOUNDRY_ENDPOINT", "https://aucert-ai.services.ai.azure.com/api/projects/p", "FOUNDRY_API_KEY", "k");
        var found = (ConnectionChoice.Found) find(environment, ConnectionFlags.NONE);
        assertEquals(
                new AzureResource("aucert-ai", "aucert-foundation-rg", "aucertdev-kv-41e0x5", "foundry-api-key"),
                found.connection().resource());
    }

    @Test
    void theSurveyTellsOfEachPlaceAlsoBehindTheOneThatWins() throws Exception {
        known = KnownConnections.of(List.of(TEAM), "team");
        env("FOUNDRY_ENDPOINT=http://file.openai.azure.com\nFOUNDRY_API_KEY=k2\n");
        var survey = new ConnectionFinder(FOUNDRY, folder, known).survey(ConnectionFlags.NONE);
        assertEquals(
                "Missing Missing Complete Unusable Complete",
                survey.stream().map(candidate -> candidate.getClass().getSimpleName()).collect(Collectors.joining(" ")));
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
        assertEquals(true, String.valueOf(refusal.getMessage()).startsWith(folder.resolve(".env.local") + " is no text in UTF-8."));
    }

    private ConnectionChoice find(Map<String, String> environment, ConnectionFlags flags) throws CatalogException {
        return new ConnectionFinder(environment, folder, known).find(flags);
    }

    private static ConnectionChoice found(String endpoint, Auth auth, String source) {
        var uri = URI.create(endpoint);
        return new ConnectionChoice.Found(
                new Connection(uri.getHost(), Connection.Kind.AZURE, uri, auth, "2024-10-21", source, false), List.of());
    }

    private static ConnectionFlags flags(String endpoint, @Nullable Auth auth) {
        return new ConnectionFlags(endpoint, auth, Connection.Kind.AZURE, null, null, false, false);
    }

    private static Connection saved(String name, String endpoint, Auth auth) {
        return new Connection(name, Connection.Kind.AZURE, URI.create(endpoint), auth, "2024-10-21", "saved as " + name, false);
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
