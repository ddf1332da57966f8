package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.provider.Certificates;
import foundrybench.provider.ForwardProxy;
import foundrybench.provider.TlsServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole program against an endpoint that only a proxy reaches.
@Timeout(120)
class NetworkTest {
    private static final String PASSWORD = "pr0xy-p4ssword";

    @TempDir
    Path folder;

    private Path home;
    private Certificates certificates;
    private TlsServer server;
    private ForwardProxy proxy;

    @BeforeEach
    void startServers() throws Exception {
        home = Files.createDirectory(folder.resolve("home"));
        certificates = new Certificates(Files.createDirectory(folder.resolve("keys")));
        server = new TlsServer(certificates.issue("foundry.test", "-1d", 9));
        proxy = ForwardProxy.wanting(server.port(), "ann", PASSWORD);
    }

    @AfterEach
    void stopServers() {
        proxy.close();
        server.close();
    }

    @Test
    void aRunThroughTheProxyOfTheEnvironmentCompletes() throws Exception {
        var output = ask(trusting().with("HTTPS_PROXY", "http://ann:%s@127.0.0.1:%d".formatted(PASSWORD, proxy.port())));
        assertEquals("fine\n", output.out(), output::toString);
        assertEquals(0, output.exit());
        assertFalse(kept().contains(PASSWORD));
    }

    @Test
    void aRunThroughTheProxyOfTheFlagsTakesThePasswordFromItsVariable() throws Exception {
        var output = ask(
                program().with("FOUNDRY_PROXY_PASSWORD", PASSWORD),
                "--proxy", "http://ann@127.0.0.1:" + proxy.port(), "--ca-file", certificates.authority().toString(), "--connect-timeout", "20");
        assertEquals("fine\n", output.out(), output::toString);
    }

    @Test
    void aRunThroughTheProxyOfTheSettingsCompletes() throws Exception {
        Files.writeString(home.resolve("settings.json"), """
                {"theme": "dark", "network": {"proxy": "http://ann@127.0.0.1:%d", "proxyPasswordEnv": "OURS", "caFile": "ours.pem"}}
                """.formatted(proxy.port()));
        Files.copy(certificates.authority(), home.resolve("ours.pem"));
        var output = ask(program().with("OURS", PASSWORD).with("HTTPS_PROXY", "http://nobody.invalid:1"));
        assertEquals("fine\n", output.out(), output::toString);
    }

    @Test
    void aProxyThatRefusesThePasswordIsNamedAndThePasswordIsNot() throws Exception {
        var output = ask(trusting().with("HTTPS_PROXY", "http://ann:wr0ng-w0rd@127.0.0.1:" + proxy.port()), "--verbose");
        assertEquals(1, output.exit());
        var words = "No connection. The proxy 127.0.0.1:%d (from HTTPS_PROXY) refused the user name or the password (407).".formatted(proxy.port());
        assertTrue(output.err().contains(words), output::err);
        assertFalse((output.out() + output.err() + kept()).contains("wr0ng-w0rd"));
        assertEquals(1, proxy.heads().size(), "an account that is tried again and again gets locked");
    }

    @Test
    void anAuthorityThatNobodyKnowsEndsTheRun() {
        var output = ask(program().with("HTTPS_PROXY", "http://ann:%s@127.0.0.1:%d".formatted(PASSWORD, proxy.port())));
        assertEquals(1, output.exit());
        assertTrue(output.err().contains("Set --ca-file or FOUNDRY_CA_FILE to the PEM file of your company's CA"), output::err);
    }

    @Test
    void aPasswordOnTheCommandLineIsRefused() {
        var output = ask(program(), "--proxy", "http://ann:%s@127.0.0.1:1".formatted(PASSWORD));
        assertEquals(2, output.exit());
        assertTrue(output.err().contains("--proxy holds a password"), output::err);
        assertFalse((output.out() + output.err()).contains(PASSWORD));
    }

    @Test
    void aSettingThatCannotBeUsedIsWrongUsage() {
        var noAddress = ask(program().with("HTTPS_PROXY", "http://ann:%s@".formatted(PASSWORD)));
        assertEquals(2, noAddress.exit());
        assertEquals("foundry-bench: HTTPS_PROXY is no address of a proxy, such as http://HOST:PORT.\n", noAddress.err());
        var noFile = ask(program(), "--ca-file", folder.resolve("none.pem").toString());
        assertEquals(2, noFile.exit());
        assertEquals("foundry-bench: --ca-file: there is no file %s.\n".formatted(folder.resolve("none.pem")), noFile.err());
        assertEquals(2, ask(program(), "--connect-timeout", "0").exit());
    }

    @Test
    void noSettingOfTheNetworkHindersTheSimulation() {
        var output = program()
                .with("HTTPS_PROXY", "http://ann:%s@".formatted(PASSWORD))
                .with("SSL_CERT_FILE", "/nowhere.pem")
                .run("run", "Hello", "-d", "gpt-5.4", "--demo");
        assertEquals(0, output.exit(), output::toString);
    }

    private Program program() {
        return new Program(home, folder).with("K", "key-of-the-test-123");
    }

    private Program trusting() throws Exception {
        return program().with("FOUNDRY_CA_FILE", certificates.authority().toString());
    }

    private static Program.Output ask(Program program, String... more) {
        var all = new ArrayList<>(List.of(
                "run", "Hello", "-d", "Kimi-K2.6", "--endpoint", "https://foundry.test/", "--key-env", "K"));
        all.addAll(List.of(more));
        return program.run(all.toArray(String[]::new));
    }

    /// All that the program left in its home folder, the log included.
    private String kept() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
