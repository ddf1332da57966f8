package foundrybench.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.model.Protocol;
import foundrybench.model.Samples;
import foundrybench.provider.NetworkSource.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls through a real forward proxy to a real TLS server: the proxy alone knows the endpoint's name.
@Timeout(60)
class ProxyTransportTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final URI ENDPOINT = URI.create("https://foundry.test/");
    @TempDir
    private static Path folder;

    private static Certificates certificates;
    private static SSLContext good;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(folder);
        good = certificates.issue("foundry.test", "-1d", 9);
    }

    @Test
    void aCallGoesThroughAProxyThatWantsAPassword() throws Exception {
        try (var server = new TlsServer(good);
                var proxy = ForwardProxy.wanting(server.port(), "ann", "p@ss:wörd")) {
            var answer = send(environment("http://ann:p%40ss:w%C3%B6rd@127.0.0.1:" + proxy.port()));
            assertEquals("fine", answer.content(), () -> String.valueOf(answer.failure()));
            assertEquals(1, proxy.heads().size(), "the sign-in comes with the first request");
            assertTrue(proxy.heads().getFirst().startsWith("CONNECT foundry.test:443 HTTP/1.1 Basic "));
            assertEquals(List.of("null"), server.signIns(), "nobody behind the proxy sees its password");
        }
    }

    @Test
    void whoRecordsARequestSeesThatItSignedInAndNotWithWhat() throws Exception {
        var requests = new ArrayList<SentRequest>();
        try (var server = new TlsServer(good);
                var proxy = ForwardProxy.wanting(server.port(), "ann", "secret-0815")) {
            send(network(environment("http://ann:secret-0815@127.0.0.1:" + proxy.port())), new BodyTap() {
                @Override
                public void sent(SentRequest request) {
                    requests.add(request);
                }

                @Override
                public void answered(int status, AnswerHeaders headers) {
                    // not looked at here
                }

                @Override
                public void bytes(byte[] bytes, int length, long atNanos) {
                    // not looked at here
                }
            });
        }
        var request = requests.getFirst();
        assertEquals("POST", request.method());
        assertTrue(request.headers().contains(new HeaderLine("Proxy-Authorization", "Basic •••")), request::toString);
        assertTrue(request.body().startsWith("{\"model\":\"x\""), request::body);
        assertFalse(request.toString().contains("0815"), request::toString);
    }

    @Test
    void whatAServerRepeatsOfAProxysPasswordIsMasked() throws Exception {
        var proxy = HttpProxy.parse("http://ann:p%40ss-0815-word@127.0.0.1:8080", "a test");
        var mask = proxy.mask(new Secret("s3cret-0123456789").mask());
        var pair = Base64.getEncoder().encodeToString("ann:p@ss-0815-word".getBytes(UTF_8));

        var masked = mask.words("Basic %s, ann:p@ss-0815-word, api-key s3cret-0123456789".formatted(pair));

        assertEquals("Basic •••, ann:•••, api-key •••", masked);
    }

    @Test
    void aClientForAzuresLibrariesSignsInToo() throws Exception {
        try (var server = new TlsServer(good);
                var proxy = ForwardProxy.wanting(server.port(), "ann", "secret-1");
                var client = Clients.builder(network(environment("http://ann:secret-1@127.0.0.1:" + proxy.port()))).build()) {
            var answer = client.send(HttpRequest.newBuilder(ENDPOINT).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(TlsServer.ANSWER, answer.body());
        }
    }

    @Test
    void aWrongPasswordIsToldAsTheProxysAndTriedOnce() throws Exception {
        try (var proxy = ForwardProxy.wanting(1, "ann", "right")) {
            var failure = failure(send(environment("http://ann:wrong-0815@127.0.0.1:" + proxy.port())));
            assertEquals(
                    "The proxy 127.0.0.1:%d (from HTTPS_PROXY) refused the user name or the password (407).".formatted(proxy.port()),
                    failure.detail());
            assertTrue(failure.fix().startsWith("Correct the user name in HTTPS_PROXY and the password in HTTPS_PROXY"), failure::fix);
            assertFalse(failure.retryable());
            assertFalse(failure.toString().contains("0815"));
            assertEquals(1, proxy.heads().size());
        }
    }

    @Test
    void aWrongPasswordIsSentOnceByAClientForAzuresLibrariesToo() throws Exception {
        try (var proxy = ForwardProxy.wanting(1, "ann", "right");
                var client = Clients.builder(network(environment("http://ann:wrong@127.0.0.1:" + proxy.port()))).build()) {
            try {
                var answer = client.send(HttpRequest.newBuilder(ENDPOINT).build(), HttpResponse.BodyHandlers.discarding());
                assertEquals(407, answer.statusCode());
            } catch (IOException e) {
                // told either way
            }
            assertEquals(1, proxy.heads().stream().filter(head -> head.contains("Basic")).count(), () -> proxy.heads().toString());
        }
    }

    @Test
    void aProxyThatWantsASignInSaysHowWhenThereIsNone() throws Exception {
        try (var proxy = ForwardProxy.wanting(1, "ann", "right")) {
            var failure = failure(send(environment("127.0.0.1:" + proxy.port())));
            assertTrue(failure.detail().endsWith("wants a user name and a password (407)."), failure::detail);
            assertTrue(failure.fix().contains("FOUNDRY_PROXY_PASSWORD"), failure::fix);
        }
    }

    @Test
    void aProxyThatDoesNotTakeBasicIsToldApart() throws Exception {
        try (var proxy = ForwardProxy.negotiating()) {
            var failure = failure(send(environment("http://ann:x@127.0.0.1:" + proxy.port())));
            assertTrue(failure.detail().contains("but not by user name and password"), failure::detail);
        }
    }

    @ParameterizedTest
    @CsvSource({"403, false, Have foundry.test admitted on the proxy.", "502, true, Check the endpoint's spelling."})
    void aProxyThatRefusesIsToldApartFromTheEndpoint(int status, boolean retryable, String fix) throws Exception {
        try (var proxy = ForwardProxy.refusing(status)) {
            var failure = failure(send(environment("http://127.0.0.1:" + proxy.port())));
            assertEquals(
                    "The proxy 127.0.0.1:%d (from HTTPS_PROXY) did not connect to foundry.test: it answered %d.".formatted(proxy.port(), status),
                    failure.detail());
            assertTrue(failure.fix().startsWith(fix), failure::fix);
            assertEquals(retryable, failure.retryable());
        }
    }

    @Test
    void aProxyThatIsNotThereIsToldApartFromTheEndpoint() throws Exception {
        var failure = failure(send(environment("http://127.0.0.1:" + closedPort())));
        assertTrue(failure.detail().matches("The proxy 127.0.0.1:\\d+ \\(from HTTPS_PROXY\\) could not be reached. It says: the connection was refused"), failure::detail);
        var unknown = failure(send(environment("http://proxy.invalid:8080")));
        assertEquals("The proxy proxy.invalid:8080 (from HTTPS_PROXY) could not be reached. It says: the host name could not be resolved", unknown.detail());
    }

    @Test
    void aHostOfNoProxyIsReachedWithout() throws Exception {
        try (var proxy = ForwardProxy.open(1)) {
            var failure = failure(send(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port(), "NO_PROXY", ".test")));
            assertEquals("foundry.test could not be reached: no name server here knows the host.", failure.detail());
            assertEquals(List.of(), proxy.heads());
        }
    }

    @Test
    void anUnknownAuthorityIsToldAndTheFileHelps() throws Exception {
        try (var server = new TlsServer(good);
                var proxy = ForwardProxy.open(server.port())) {
            var environment = Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
            var failure = failure(send(environment));
            assertTrue(failure.detail().contains("issued by an authority that is not known here"), failure::detail);
            assertTrue(failure.fix().startsWith("Set --ca-file or FOUNDRY_CA_FILE"), failure::fix);
            assertFalse(failure.retryable());
            var trusting = new NetworkSource(null, null, null, new Said<>(certificates.authority(), "--ca-file"), null);
            assertEquals("fine", send(NetworkSettings.from(environment, trusting)).content());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "foundry.test, -20d, 10, is not valid at this machine's time",
        "foundry.test, +5d, 10, is not valid at this machine's time",
        "other.test, -1d, 10, has the certificate of another host"
    })
    void aCertificateThatDoesNotFitIsToldByWhatIsWrong(String host, String start, int days, String words) throws Exception {
        try (var server = new TlsServer(certificates.issue(host, start, days));
                var proxy = ForwardProxy.open(server.port())) {
            var failure = failure(send(environment("http://127.0.0.1:" + proxy.port())));
            assertTrue(failure.detail().contains(words), failure::detail);
            assertFalse(failure.retryable());
        }
    }

    @Test
    void aPortThatSpeaksNoTlsIsToldAsSuch() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                var proxy = ForwardProxy.open(server.getLocalPort())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    assertEquals(22, socket.getInputStream().read(), "a TLS record with the client's hello");
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // closed
                }
            });
            var failure = failure(send(environment("http://127.0.0.1:" + proxy.port())));
            assertTrue(failure.detail().startsWith("foundry.test was reached, but TLS failed. It says: "), failure::detail);
        }
    }

    @Test
    void theUsualAuthoritiesStayTrusted() throws Exception {
        var extra = ExtraTrust.read(certificates.authority(), "--ca-file");
        assertEquals(1, extra.certificates().size());
        assertNotNull(extra.context());
    }

    private Completion send(Map<String, String> environment) throws Exception {
        return send(network(environment));
    }

    private Completion send(NetworkSettings network) {
        return send(network, BodyTap.NONE);
    }

    private Completion send(NetworkSettings network, BodyTap tap) {
        var connection = new Connection("test", Connection.Kind.AZURE, ENDPOINT, new Auth.None(), "2024-10-21", "test", false);
        var endpoint = new Endpoint(connection, new Access.Open());
        var call = Samples.call("call-1", Samples.deployment("x", Protocol.CHAT));
        var builder = new CompletionBuilder(call);
        try (var transport = HttpTransport.to(endpoint, network, System::nanoTime, () -> NOON)) {
            transport.send(
                    call, endpoint, new Attempt(1, 0, Silence.of(Duration.ofSeconds(20))), new StopSignal(), tap, builder::add);
        }
        return builder.snapshot();
    }

    private static Map<String, String> environment(String proxy) throws Exception {
        return Map.of("HTTPS_PROXY", proxy, "FOUNDRY_CA_FILE", certificates.authority().toString());
    }

    private static NetworkSettings network(Map<String, String> environment) throws NetworkException {
        return NetworkSettings.from(environment);
    }

    private static Failure failure(Completion answer) {
        var failure = answer.failure();
        if (failure == null) {
            throw new AssertionError("has not failed: " + answer);
        }
        assertEquals(FailureKind.CONNECTION, failure.kind(), failure::toString);
        return failure;
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
