package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole program as a process of its own, with Azure's real `SecretClient` and credentials, against a vault over TLS with
/// nothing switched off, and an Azure CLI that is a script.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class KeyVaultTest {
    private static final String KEY = "k3y-of-the-resource-0123456789";
    private static final String TOKEN = "t0ken-for-the-vault-abcdefghij";

    @TempDir
    static Path folder;

    private FakeVault vault;
    private RecordingServer service;
    private FakeAz az;
    private final Map<String, String> told = new TreeMap<>();
    private int runs;

    @BeforeAll
    void start() throws Exception {
        vault = new FakeVault(folder, KEY);
        service = new RecordingServer();
        az = new FakeAz(folder.resolve("bin"));
    }

    @AfterAll
    void stop() {
        vault.close();
        service.close();
    }

    /// What the program printed, and what it ended with.
    private record Ended(int exit, List<JsonNode> lines, String out, String err, Path home) {
        JsonNode failure() {
            return lines.getFirst().path("failure");
        }
    }

    private Ended run(String path, String... arguments) throws Exception {
        var home = Files.createDirectories(folder.resolve("home" + runs++));
        var command = new ArrayList<>(List.of("run", "Hi", "--json", "--endpoint", service.endpoint(), "--home", home.toString()));
        command.addAll(List.of(arguments));
        var err = home.resolve("err.txt");
        var process = java(path, "foundrybench.app.Main", command).redirectError(err.toFile()).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), lines(out), out, Files.readString(err), home);
    }

    private ProcessBuilder java(String path, String main, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(FakeVault.found(folder));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FOUNDRY") || name.startsWith("AZURE") || name.equals("CI"));
        builder.environment().put("PATH", path);
        builder.environment().put("FOUNDRY_CA_FILE", vault.certificate().toString());
        builder.environment().put("AZURE_LOG_LEVEL", "verbose"); // Azure's libraries would print on stdout
        builder.environment().put("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:1"); // no machine's identity
        return builder;
    }

    private Ended byVault(String address, String secret) throws Exception {
        return run(
                az.giving(TOKEN).path(), "-d", "gpt-5.4", "--auth", "keyvault", "--vault", address, "--secret", secret);
    }

    private static List<JsonNode> lines(String out) throws JsonException {
        var lines = new ArrayList<JsonNode>();
        for (var line : out.lines().toList()) {
            lines.add(Json.parse(line));
        }
        return lines;
    }

    @Test
    void theRealClientBringsTheKeyOnceAndTheCallsSucceed() throws Exception {
        int before = service.heads().size();
        int asked = vault.asked().size();
        var ended = run(
                az.giving(TOKEN).path(), "-d", "gpt-5.4", "-d", "DeepSeek-V3.2", "--repeat", "3",
                "--auth", "keyvault", "--vault", vault.url(), "--secret", "the-key");
        assertEquals("", ended.err());
        assertEquals(0, ended.exit(), ended::out);
        assertEquals(6, ended.lines().size());
        for (var head : service.heads().subList(before, before + 6)) {
            assertTrue(head.endsWith("api-key=%s authorization=null".formatted(KEY)), head);
        }
        assertEquals(
                List.of("/secrets/the-key/ null", "/secrets/the-key/ Bearer " + TOKEN),
                vault.asked().subList(asked, vault.asked().size()));
        assertNowhere(ended, KEY, TOKEN);
    }

    @Test
    void wrongSecretNoRoleAndAVaultOutOfReachAreTellApartEachWithItsCommand() throws Exception {
        var wrong = byVault(vault.url(), "not-the-key");
        var noRole = byVault(vault.url(), "no-role");
        var unreachable = byVault("https://%s:1".formatted(FakeVault.HOST), "the-key");
        var unknown = byVault("kv-nowhere", "the-key");
        var all = List.of(wrong, noRole, unreachable, unknown);
        for (var one : all) {
            assertEquals(3, one.exit(), one::err);
            assertEquals("auth", one.failure().path("kind").asText(), one::out);
            assertTrue(one.failure().path("httpStatus").isNull() && !one.failure().path("retryable").asBoolean(), one::out);
            assertNowhere(one, KEY, TOKEN);
        }
        assertEquals(4, new TreeSet<>(all.stream().map(one -> one.failure().path("title").asText()).toList()).size());
        says(wrong, "has no secret called not-the-key", "az keyvault secret list --vault-name fake --query \"[].name\" -o tsv");
        says(
                noRole,
                "may not read the secrets of vault fake",
                "az role assignment create --role \"Key Vault Secrets User\" --assignee \"$(az ad signed-in-user show --query id -o tsv)\" --scope \"$(az keyvault show --name fake --query id -o tsv)\"");
        says(unreachable, "The vault's host fake.vault.azure.net could not be reached: the connection was refused.", "az keyvault show --name fake --query");
        says(unknown, "The vault's host kv-nowhere.vault.azure.net could not be reached: no name server here knows the host.", "az keyvault show --name kv-nowhere --query");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            blank     | The secret is no key            | az cognitiveservices account keys list
            no-policy | Not allowed to read the vault   | az role assignment create
            firewall  | The vault refuses this network  | az keyvault show
            private   | The vault refuses this network  | az keyvault show
            disabled  | The secret is switched off      | az keyvault secret list-versions
            tenant    | Signed in to another tenant     | az login --tenant
            broken    | The vault gave no secret        | az keyvault show
            """)
    void eachAnswerOfTheVaultHasItsTitleAndCommand(String secret, String title, String command) throws Exception {
        var told = answers().get(secret);
        assertEquals(title, String.valueOf(told).split("\\|", -1)[0]);
        assertTrue(String.valueOf(told).split("\\|", -1)[1].startsWith(command), told);
    }

    /// Asked for once, all by one process.
    private Map<String, String> answers() throws Exception {
        if (told.isEmpty()) {
            var secrets = List.of(vault.url(), "blank", "no-policy", "firewall", "private", "disabled", "tenant", "broken");
            var process = java(az.giving(TOKEN).path(), SecretAnswers.class.getName(), secrets)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            for (var line : new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                told.put(line.split("\\|", 2)[0], line.split("\\|", 2)[1]);
            }
            assertEquals(0, process.waitFor(), told::toString);
        }
        return told;
    }

    @Test
    void whoIsNotSignedInIsToldToAndEveryPlannedCallHasItsLine() throws Exception {
        var ended = run(
                az.signedOut().path(), "-d", "gpt-5.4", "--repeat", "5", "--auth", "entra");
        assertEquals(3, ended.exit(), ended::err);
        assertEquals(5, ended.lines().size());
        says(ended, "Azure CLI (az): not signed in. Azure Developer CLI (azd): not installed. Azure PowerShell (pwsh): not installed. Managed identity: no answer within 1 s.", "az login");
    }

    @Test
    void aTokenIsFetchedOnceForAllCallsAndSentAsBearer() throws Exception {
        int before = service.heads().size();
        int asked = az.asked().size();
        var ended = run(
                az.giving(TOKEN).path(), "-d", "gpt-5.4", "--repeat", "4", "--auth", "entra", "--scope", "https://ai.azure.com/.default");
        assertEquals("", ended.err());
        assertEquals(0, ended.exit(), ended::out);
        for (var head : service.heads().subList(before, before + 4)) {
            assertTrue(head.endsWith("api-key=null authorization=Bearer " + TOKEN), head);
        }
        var asks = az.asked().subList(asked, az.asked().size());
        assertEquals(1, asks.size(), asks::toString);
        assertTrue(asks.getFirst().contains("https://ai.azure.com"), asks::toString);
        assertNowhere(ended, TOKEN);
    }

    private static void says(Ended ended, String detail, String command) {
        var failure = ended.failure();
        assertTrue(failure.path("detail").asText().contains(detail), failure::toPrettyString);
        assertTrue(failure.path("command").asText().startsWith(command), failure::toPrettyString);
    }

    private static void assertNowhere(Ended ended, String... secrets) throws IOException {
        try (var files = Files.walk(ended.home())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (var secret : secrets) {
                    assertFalse(text.contains(secret), file::toString);
                    assertFalse(ended.out().contains(secret), ended::out);
                }
            }
        }
    }
}
