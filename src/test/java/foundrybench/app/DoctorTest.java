package foundrybench.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.provider.Certificates;
import foundrybench.provider.ForwardProxy;
import foundrybench.provider.RawServer;
import foundrybench.provider.TlsServer;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimService;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The doctor against services that are right or wrong in one way each.
@Timeout(120)
class DoctorTest {
    private static final String KEY = "d0ct0r-k3y-1234567890";

    @TempDir
    Path folder;

    @Test
    void allIsWellAndTheConnectionThatWonIsTold() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var output = program().with("FOUNDRY_ENDPOINT", service.endpoint().toString()).with("FOUNDRY_API_KEY", service.key()).run("doctor", "--json");
            assertEquals(0, output.exit(), output::toString);
            assertEquals("connection dns proxy reach tls clock auth role deployments", checks(output, "ok"));
            var connection = detail(output, "connection");
            assertTrue(connection.contains("key in FOUNDRY_API_KEY, found in: environment. Not used: flags: no --endpoint;"), connection);
            assertEquals(
                    "5 of 5 are there: Kimi-K2.6, DeepSeek-V3.2, gpt-5.4, gpt-5.3-codex, gpt-5.1-codex.", detail(output, "deployments"));
            assertFalse(output.toString().contains(service.key()));
        }
    }

    @Test
    void aWrongKeyIsToldWithTheCommandThatFetchesIt() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var output = doctor(service.endpoint().toString());
            assertEquals(1, output.exit());
            assertEquals("auth", checks(output, "failed"));
            assertEquals("role deployments", checks(output, "skipped"));
            assertEquals(
                    "az cognitiveservices account keys list --name RESOURCE --resource-group GROUP --query key1 -o tsv",
                    finding(output, "auth").path("command").asText());
            assertFalse(finding(output, "auth").path("requestId").asText().isEmpty());
            assertFalse(output.toString().contains(KEY));
        }
    }

    @Test
    void aMissingKeyIsToldWithItsVariable() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var output = program().run("doctor", "--json", "--endpoint", service.endpoint().toString(), "--key-env", "NOT_SET");
            assertEquals(1, output.exit());
            assertEquals("auth", checks(output, "failed"));
            assertEquals("The environment variable NOT_SET is not set.", detail(output, "auth"));
        }
    }

    @Test
    void aHostThatNobodyKnowsIsOneFailureAndTheRestIsSkipped() {
        var output = doctor("https://nobody.invalid/");
        assertEquals(1, output.exit());
        assertEquals("dns", checks(output, "failed"));
        assertEquals("nslookup nobody.invalid", finding(output, "dns").path("command").asText());
        assertEquals("proxy reach tls clock auth role deployments", checks(output, "skipped"));
    }

    @Test
    void aPortThatRefusesIsNotReached() throws Exception {
        String endpoint;
        try (var closed = new RawServer(exchange -> {})) {
            endpoint = closed.endpoint().toString();
        }
        var output = doctor(endpoint);
        assertEquals("reach", checks(output, "failed"));
        assertEquals("connection dns proxy", checks(output, "ok"));
    }

    @Test
    void anAuthorityThatIsNotKnownFailsTlsAlone() throws Exception {
        var certificates = new Certificates(folder);
        try (var server = new TlsServer(certificates.issue("localhost", "-1d", 9))) {
            var output = doctor("https://localhost:%d/".formatted(server.port()));
            assertEquals("tls", checks(output, "failed"));
            assertEquals("connection dns proxy reach", checks(output, "ok"));
            assertTrue(finding(output, "tls").path("fix").asText().contains("--ca-file"), output::toString);
            var trusted = doctor("https://localhost:%d/".formatted(server.port()), "--ca-file", certificates.authority().toString());
            assertEquals("", checks(trusted, "failed"), trusted::toString);
        }
    }

    @Test
    void aProxyThatRefusesIsTheProxysLine() throws Exception {
        var certificates = new Certificates(folder);
        try (var server = new TlsServer(certificates.issue("foundry.test", "-1d", 9));
                var proxy = ForwardProxy.wanting(server.port(), "ann", "right-password")) {
            var output = program()
                    .with("K", KEY)
                    .with("HTTPS_PROXY", "http://ann:wr0ng-passw0rd@127.0.0.1:" + proxy.port())
                    .run("doctor", "--json", "--endpoint", "https://foundry.test/", "--key-env", "K");
            assertEquals("proxy", checks(output, "failed"), output::toString);
            assertTrue(detail(output, "proxy").contains("refused the user name or the password (407)"), output::toString);
            assertFalse(output.toString().contains("wr0ng"), output::toString);
        }
    }

    @Test
    void aClockThatIsADayOffIsTold() throws Exception {
        var yesterday = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().minusSeconds(86_400).atOffset(ZoneOffset.UTC));
        try (var server = new RawServer(exchange -> exchange.answer(404, Map.of("Date", yesterday), "{}".getBytes(UTF_8)))) {
            var output = doctor(server.endpoint().toString());
            var clock = finding(output, "clock");
            assertEquals("failed", clock.path("state").asText());
            assertTrue(clock.path("detail").asText().matches("This machine's clock is (1 d 0 h|23 h 59 min) ahead of the service's\\. .*"), clock::toString);
            assertEquals("timedatectl set-ntp true", clock.path("command").asText());
        }
    }

    @Test
    void aMissingRoleIsToldApartFromAWrongKey() throws Exception {
        var body = """
                {"error":{"code":"PermissionDenied","message":"The principal `x` lacks the required data action `y` to perform `POST`."}}""";
        try (var server = new RawServer(exchange ->
                exchange.answer(401, Map.of("Content-Type", "application/json", "apim-request-id", "r-1"), body.getBytes(UTF_8)))) {
            var output = doctor(server.endpoint().toString());
            assertEquals("role", checks(output, "failed"), output::toString);
            assertEquals("connection dns proxy reach tls auth", checks(output, "ok"));
            var role = finding(output, "role");
            assertTrue(role.path("command").asText().startsWith("az role assignment create --role \"Cognitive Services OpenAI User\""));
            assertEquals("r-1", role.path("requestId").asText());
        }
    }

    @Test
    void aDeploymentThatIsNotThereIsNamedBesideThoseThatAre() throws Exception {
        try (var server = new RawServer(exchange -> {
            boolean isThere = !exchange.line().contains("Kimi");
            var body = isThere
                    ? "{\"error\":{\"code\":\"x\",\"message\":\"[] is too short - 'messages'\"}}"
                    : "{\"error\":{\"code\":\"DeploymentNotFound\",\"message\":\"The API deployment for this resource does not exist.\"}}";
            exchange.answer(isThere ? 400 : 404, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8));
        })) {
            var output = doctor(server.endpoint().toString());
            assertEquals(1, output.exit());
            assertEquals(
                    List.of("ok", "failed"),
                    output.json().stream().filter(f -> f.path("check").asText().equals("deployments")).map(f -> f.path("state").asText()).toList());
            assertTrue(output.out().contains("has no deployment called Kimi-K2.6."), output::toString);
        }
    }

    @Test
    void aServiceThatOnlyFailsProvesNoKeyGood() throws Exception {
        try (var server = new RawServer(exchange -> exchange.answer(500, Map.of(), "oops".getBytes(UTF_8)))) {
            var output = doctor(server.endpoint().toString());
            assertEquals(1, output.exit());
            assertEquals("clock auth role", checks(output, "skipped"), output::toString);
            assertEquals("deployments", checks(output, "failed"));
            assertTrue(detail(output, "deployments").startsWith("5 of 5: The fault is on the service's side."), output::toString);
        }
    }

    @Test
    void aNetworkThatIsNotAdmittedIsNoMatterOfKeyOrRole() throws Exception {
        var body = "{\"error\":{\"code\":\"403\",\"message\":\"Public access is disabled. Please configure private endpoint.\"}}";
        try (var server = new RawServer(exchange -> exchange.answer(403, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8)))) {
            var output = doctor(server.endpoint().toString());
            assertEquals("reach", checks(output, "failed"), output::toString);
            assertEquals("clock auth role deployments", checks(output, "skipped"));
        }
    }

    @Test
    void withNothingConfiguredInAJobItSaysWhatToSet() {
        var output = program().with("CI", "true").run("doctor");
        assertEquals(3, output.exit());
        assertTrue(output.err().contains("Set FOUNDRY_ENDPOINT and FOUNDRY_API_KEY"), output::toString);
    }

    @Test
    void aSavedConnectionIsTestedByItsName() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var program = program().with("TEAM_KEY", service.key());
            assertEquals(0, program.run("connections", "add", "Team", "--endpoint", service.endpoint().toString(), "--key-env", "TEAM_KEY").exit());
            var output = program.run("connections", "test", "Team", "--json");
            assertEquals(0, output.exit(), output::toString);
            assertTrue(detail(output, "connection").contains("found in: saved as Team."), output::toString);
        }
    }

    private Program.Output doctor(String endpoint, String... more) {
        var arguments = new ArrayList<>(List.of("doctor", "--json", "--endpoint", endpoint, "--key-env", "K"));
        arguments.addAll(List.of(more));
        return program().with("K", KEY).run(arguments.toArray(String[]::new));
    }

    private Program program() {
        return new Program(folder.resolve("home"), folder);
    }

    private static String checks(Program.Output output, String state) {
        return output.json().stream()
                .filter(finding -> finding.path("state").asText().equals(state))
                .map(finding -> finding.path("check").asText())
                .collect(Collectors.joining(" "));
    }

    private static JsonNode finding(Program.Output output, String check) {
        return output.json().stream().filter(f -> f.path("check").asText().equals(check)).findFirst().orElseThrow();
    }

    private static String detail(Program.Output output, String check) {
        return finding(output, check).path("detail").asText();
    }
}
