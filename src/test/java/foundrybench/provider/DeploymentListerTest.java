package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.AzureResource;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.provider.DeploymentLister.Listing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentListerTest {
    private static final String KEY = "canary-0123456789";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @Test
    void azureIsAskedByTheOneVersionThatListsWithTheKeyInItsHeader() throws Exception {
        var body = Files.readString(Path.of("src/test/resources/wire/fixtures/dataplane-deployments.body"));
        try (var server = new RawServer(exchange -> {
            assertEquals("GET /openai/deployments?api-version=2023-03-15-preview HTTP/1.1", exchange.line());
            assertEquals(KEY, exchange.headers().get("api-key"));
            exchange.answer(200, JSON, body.getBytes(StandardCharsets.UTF_8));
        })) {
            assertEquals(new Listing.Listed(body), list(server, Connection.Kind.AZURE, "/", key()));
        }
    }

    @Test
    void otherServersListTheirModelsBelowTheBaseAddress() throws Exception {
        var body = "{\"object\":\"list\",\"data\":[{\"id\":\"llama3.2\"}]}";
        try (var server = new RawServer(exchange -> {
            assertEquals("GET /v1/models HTTP/1.1", exchange.line());
            assertEquals("Bearer " + KEY, exchange.headers().get("authorization"));
            exchange.answer(200, JSON, body.getBytes(StandardCharsets.UTF_8));
        })) {
            assertEquals(new Listing.Listed(body), list(server, Connection.Kind.OPENAI, "/v1/", key()));
        }
    }

    @Test
    void withoutAKeyNothingIsAsked() throws Exception {
        var denied = new Access.Denied(new Failure(FailureKind.AUTH, "There is no key", "why", null, null, null, false, null, false, "fix"));
        try (var server = new RawServer(exchange -> exchange.answer(200, JSON, "{}".getBytes(StandardCharsets.UTF_8)))) {
            assertEquals(new Listing.NotListed(denied.failure()), list(server, Connection.Kind.AZURE, "/", denied));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | {"error":{"code":"404","message":"Resource not found"}}                         | NOT_FOUND
            400 | {"error":{"code":"BadRequest","message":"API version not supported"}}           | BAD_REQUEST
            """)
    void whereThereIsNoListTheAzureCommandIsNamed(int status, String body, FailureKind kind) throws Exception {
        try (var server = new RawServer(exchange -> exchange.answer(status, JSON, body.getBytes(StandardCharsets.UTF_8)))) {
            var failure = failure(list(server, Connection.Kind.AZURE, "/", key()));
            assertEquals(kind, failure.kind());
            assertEquals(
                    "az cognitiveservices account deployment list --name acct-x --resource-group rg-x -o json | foundry-bench deployments import -",
                    failure.command());
            var other = failure(list(server, Connection.Kind.OPENAI, "/v1/", key()));
            assertNull(other.command());
            assertTrue(other.fix().contains("deployments add NAME"), other.fix());
        }
    }

    @Test
    void aWrongKeyIsNotRepeated() throws Exception {
        var body = "{\"error\":{\"code\":\"401\",\"message\":\"no such key: %s\"}}".formatted(KEY);
        try (var server = new RawServer(exchange -> exchange.answer(401, JSON, body.getBytes(StandardCharsets.UTF_8)))) {
            var failure = failure(list(server, Connection.Kind.AZURE, "/", key()));
            assertEquals(FailureKind.AUTH, failure.kind());
            assertEquals(401, failure.httpStatus());
            assertTrue(!failure.toString().contains(KEY), failure.toString());
        }
    }

    @Test
    void aPageToSignInAtAndACutListAreFailures() throws Exception {
        try (var server = new RawServer(exchange -> exchange.answer(
                200, Map.of("Content-Type", "text/html"), "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8)))) {
            assertEquals(FailureKind.MALFORMED, failure(list(server, Connection.Kind.AZURE, "/", key())).kind());
        }
        try (var server = new RawServer(exchange -> {
            exchange.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"data\":[");
            exchange.socket().close();
        })) {
            assertEquals(FailureKind.TRUNCATED, failure(list(server, Connection.Kind.AZURE, "/", key())).kind());
        }
    }

    private static Access key() {
        return new Access.Key(new Secret(KEY));
    }

    private static Failure failure(Listing listing) {
        return switch (listing) {
            case Listing.NotListed(var failure) -> failure;
            case Listing.Listed(var body) -> throw new AssertionError("listed: " + body);
        };
    }

    private static Listing list(RawServer server, Connection.Kind kind, String path, Access access) {
        var connection = new Connection(
                "x", kind, server.endpoint().resolve(path), new Auth.None(), "2024-10-21", "flags", false,
                new AzureResource("acct-x", "rg-x", null, null));
        try (var transport = new HttpTransport(System::nanoTime, InstantSource.system())) {
            return new DeploymentLister(transport).list(new Endpoint(connection, access));
        }
    }
}
