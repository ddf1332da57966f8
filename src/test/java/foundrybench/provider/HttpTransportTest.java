package foundrybench.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.Connection;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.FinishReason;
import foundrybench.model.Parameters;
import foundrybench.model.Protocol;
import foundrybench.model.Samples;
import foundrybench.model.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpTransportTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Failure CANCELLED = FailureText.describe(FailureKind.CANCELLED, FailureFacts.message(null));
    private static final Silence PATIENT = Silence.of(Duration.ofSeconds(50));
    private static final Silence SHORT = Silence.of(Duration.ofMillis(150));
    private static final String DONE = "data: [DONE]\n\n";

    private final HttpTransport transport = new HttpTransport(System::nanoTime, () -> NOON);

    @AfterEach
    void closeTransport() {
        transport.close();
    }

    @Test
    void aKeyThatTheOtherSideRepeatsIsNotPassedOn() throws Exception {
        var body = "{\"error\":{\"code\":\"401\",\"message\":\"Unknown key s3cret-0123456789, sorry.\"}}";
        try (var server = new RawServer(exchange -> exchange.answer(401, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8)))) {
            var key = new Access.Key(new Secret("s3cret-0123456789"));
            var failure = send(call(true), endpoint(server.endpoint(), Connection.Kind.AZURE, key), PATIENT, new StopSignal()).failure();
            assertEquals("Unknown key •••, sorry.", failure == null ? null : failure.message());
            assertFalse(String.valueOf(failure).contains("s3cret"), () -> String.valueOf(failure));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyRepeatedInHeadersOrBodyReachesNobody(Connection.Kind kind) throws Exception {
        var secret = "s3cret-0123456789";
        try (var server = new RawServer(exchange -> exchange.answer(
                401, Map.of("Content-Type", "text/plain", "apim-request-id", secret, "x-echo", secret), secret.getBytes(UTF_8)))) {
            var tapped = new ByteArrayOutputStream();
            var headers = new ArrayList<AnswerHeaders>();
            var requests = new ArrayList<SentRequest>();
            var builder = new CompletionBuilder(call(true));
            transport.send(
                    call(true),
                    endpoint(server.endpoint(), kind, new Access.Key(new Secret(secret))),
                    new Attempt(1, 0, PATIENT),
                    new StopSignal(),
                    new BodyTap() {
                        @Override
                        public void sent(SentRequest request) {
                            requests.add(request);
                        }

                        @Override
                        public void answered(int status, AnswerHeaders seen) {
                            headers.add(seen);
                        }

                        @Override
                        public void bytes(byte[] bytes, int length, long atNanos) {
                            tapped.write(bytes, 0, length);
                        }
                    },
                    builder::add);
            assertEquals("*".repeat(secret.length()), tapped.toString(UTF_8));
            assertFalse(headers.getFirst().asMap().toString().contains(secret));
            assertFalse(headers.getFirst().covered().toString().contains(secret));
            var name = kind == Connection.Kind.AZURE ? "api-key" : "Authorization";
            var value = kind == Connection.Kind.AZURE ? "•••" : "Bearer •••";
            assertTrue(requests.getFirst().headers().contains(new HeaderLine(name, value)), requests::toString);
            assertFalse(requests.toString().contains(secret), requests::toString);
            assertFalse(builder.snapshot().toString().contains(secret), () -> builder.snapshot().toString());
        }
    }

    @Test
    void aCompressedBodyIsNamedAsWhatItIs() throws Exception {
        try (var server = new RawServer(exchange -> exchange.answer(
                200, Map.of("Content-Type", "text/event-stream", "Content-Encoding", "gzip"), new byte[] {31, -117, 8}))) {
            var failure = send(call(true), endpoint(server.endpoint(), Connection.Kind.AZURE, new Access.Open()), PATIENT, new StopSignal()).failure();
            assertEquals(FailureKind.MALFORMED, failure == null ? null : failure.kind());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "or"})
    void aKeyThatIsAWordLeavesTheMessageReadable(String word) throws Exception {
        var fixture = Fixture.named("e401-bad-key");
        try (var server = new RawServer(exchange -> exchange.answer(401, fixture.headers(), fixture.body()))) {
            var key = new Access.Key(new Secret(word));
            var failure = send(call(true), endpoint(server.endpoint(), Connection.Kind.AZURE, key), PATIENT, new StopSignal()).failure();
            assertTrue(String.valueOf(failure).contains("subscription key or wrong API endpoint"), () -> String.valueOf(failure));
        }
    }

    @Test
    void aShortKeyWithADigitIsMasked() {
        assertEquals("no •••", new Secret("abc123").mask().words("no abc123"));
    }

    @Test
    void aRepeatedKeyIsMaskedBeforeTheWordsAreShortened() throws Exception {
        var body = "x".repeat(185) + " s3cret-0123456789-0123456789";
        try (var server = new RawServer(exchange -> exchange.answer(401, Map.of("Content-Type", "text/plain"), body.getBytes(UTF_8)))) {
            var key = new Access.Key(new Secret("s3cret-0123456789-0123456789"));
            var failure = send(call(true), endpoint(server.endpoint(), Connection.Kind.AZURE, key), PATIENT, new StopSignal()).failure();
            assertFalse(String.valueOf(failure).contains("s3cr"), () -> String.valueOf(failure));
        }
    }

    @Test
    void aMonotonicClockBelowZeroGivesTheSameTimes() throws Exception {
        try (var server = new RawServer(exchange -> exchange.answer(200, Map.of("Content-Type", "text/event-stream"), DONE.getBytes(UTF_8)));
                var early = new HttpTransport(() -> -1_000L, () -> NOON)) {
            var builder = new CompletionBuilder(call(true));
            early.send(
                    call(true),
                    endpoint(server.endpoint(), Connection.Kind.AZURE, new Access.Open()),
                    new Attempt(1, 0, PATIENT),
                    new StopSignal(),
                    BodyTap.NONE,
                    builder::add);
            assertEquals(0.0, builder.snapshot().timing().totalMs());
        }
    }

    @Test
    void aRequestCarriesItsKeyItsIdAndItsBody() throws Exception {
        var seen = new ConcurrentLinkedQueue<RawServer.Exchange>();
        try (var server = new RawServer(exchange -> {
            seen.add(exchange);
            exchange.answer(200, Map.of("Content-Type", "text/event-stream"), DONE.getBytes(UTF_8));
        })) {
            var key = new Access.Key(new Secret("my-secret"));
            send(call(true), endpoint(server.endpoint(), Connection.Kind.AZURE, key), PATIENT, new StopSignal());
            send(call(false), endpoint(server.endpoint(), Connection.Kind.OPENAI, key), PATIENT, new StopSignal());
            send(call(true), endpoint(server.endpoint(), Connection.Kind.OPENAI, new Access.Open()), PATIENT, new StopSignal());
        }
        var requests = List.copyOf(seen);
        assertEquals(
                List.of(
                        "POST /openai/deployments/Kimi-K2.6/chat/completions?api-version=2024-10-21 HTTP/1.1",
                        "POST /chat/completions HTTP/1.1",
                        "POST /chat/completions HTTP/1.1"),
                requests.stream().map(RawServer.Exchange::line).toList());
        var azure = own(requests.get(0).headers());
        assertEquals(
                Map.of(
                        "api-key", "my-secret", "accept", "text/event-stream", "content-type", "application/json",
                        "user-agent", "foundry-bench", "x-ms-client-request-id", "call-1"),
                azure);
        assertEquals(
                Map.of(
                        "authorization", "Bearer my-secret", "accept", "application/json", "content-type", "application/json",
                        "user-agent", "foundry-bench", "x-ms-client-request-id", "call-1"),
                own(requests.get(1).headers()));
        assertEquals(
                Map.of(
                        "accept", "text/event-stream", "content-type", "application/json", "user-agent", "foundry-bench",
                        "x-ms-client-request-id", "call-1"),
                own(requests.get(2).headers()));
        assertEquals(
                "{\"model\":\"Kimi-K2.6\",\"messages\":[{\"role\":\"user\",\"content\":\"naïve 🤖\"}],\"stream\":false}",
                requests.get(1).body());
    }

    @Test
    void everyKeptAnswerGivesItsGoldenValuesOverARealSocket() throws Exception {
        var fixtures = new HashMap<String, Fixture>();
        Fixture.all().forEach(fixture -> fixtures.put(fixture.name(), fixture));
        try (var server = new RawServer(exchange -> {
            var fixture = fixtures.get(exchange.headers().get("x-ms-client-request-id"));
            if (fixture == null) {
                throw new AssertionError("no fixture asked for");
            }
            var headers = new TreeMap<>(fixture.headers());
            headers.remove("content-length");
            headers.remove("transfer-encoding");
            exchange.answer(fixture.status(), headers, fixture.body());
        })) {
            for (var fixture : fixtures.values()) {
                var call = Samples.call(fixture.name(), Samples.deployment("any", fixture.protocol()).withPrice(fixture.price()));
                var builder = new CompletionBuilder(call);
                transport.send(
                        call, open(server), new Attempt(1, 0, PATIENT), new StopSignal(), BodyTap.NONE, builder::add);
                try {
                    GoldenValues.assertGolden(fixture.expected(), builder.snapshot());
                } catch (AssertionError e) {
                    throw new AssertionError(fixture.name(), e);
                }
            }
        }
        assertEquals(79, fixtures.size());
    }

    @Test
    void whatArrivesIsGivenAtOnceEventByEvent() throws Exception {
        var wanted = new Semaphore(0);
        var got = new LinkedBlockingQueue<String>();
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            for (var word : List.of("one", "two", "three")) {
                wanted.acquire();
                exchange.write(text(word));
            }
            wanted.acquire();
            exchange.write(DONE);
        })) {
            var calling = Thread.ofVirtual().start(() -> send(call(true), open(server), PATIENT, new StopSignal(), event -> {
                if (event instanceof Text(_, var delta, _)) {
                    got.add(delta);
                }
            }));
            for (var word : List.of("one", "two", "three")) {
                wanted.release(); // the next is sent only now, so the one before cannot have waited for it
                assertEquals(word, got.take());
            }
            wanted.release();
            calling.join();
        }
    }

    /// The alarm rings while other things wait to be dealt with, and must ring again all the same.
    @Test
    void aSilenceAfterAFloodThatASlowReaderDealsWithIsStillNoticed() throws Exception {
        var slow = new Semaphore(0);
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            for (int i = 0; i < 20; i++) {
                exchange.write(text("word "));
            }
            exchange.awaitClosed();
        })) {
            var silence = Silence.of(Duration.ofMillis(150));
            var answer = send(call(true), open(server), silence, new StopSignal(), event -> {
                if (event instanceof Text) {
                    waitFor(slow, 40); // the alarm rings meanwhile
                }
            });
            assertEquals(FailureKind.TIMEOUT, failure(answer).kind());
            assertEquals("word ".repeat(20), answer.content());
        }
    }

    private static void waitFor(Semaphore never, long millis) {
        try {
            assertTrue(!never.tryAcquire(millis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void timesNeverRunBackwardsAndTheFirstTokenIsNotTheRole() throws Exception {
        var roleSeen = new CountDownLatch(1);
        var clock = new AtomicLong();
        try (var manual = new HttpTransport(clock::get, () -> NOON);
                var server = new RawServer(exchange -> {
                    clock.set(1_000_000);
                    exchange.beginStream();
                    exchange.write("data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n");
                    roleSeen.await();
                    clock.set(5_000_000);
                    exchange.write(text("a") + DONE);
                })) {
            var call = call(true);
            var builder = new CompletionBuilder(call);
            var stamps = new ArrayList<Long>();
            manual.send(call, open(server), new Attempt(2, 7.5, PATIENT), new StopSignal(), BodyTap.NONE, (event, at) -> {
                stamps.add(at);
                builder.add(event, at);
                if (event instanceof CompletionEvent.Started) {
                    roleSeen.countDown();
                }
            });
            assertEquals(stamps.stream().sorted().toList(), stamps);
            var timing = builder.snapshot().timing();
            assertEquals(5.0, timing.ttftMs());
            assertEquals(1.0, timing.headersMs());
            assertEquals(NOON, timing.startedAt());
            assertEquals(2, timing.attempts());
            assertEquals(7.5, timing.waitedMs());
        }
    }

    @Test
    void theTapSeesTheExactBytesTheStatusAndTheHeaders() throws Exception {
        var content = ("\uFEFFdata: x\r\n: ping\r\r" + text("naïve 🤖") + DONE).getBytes(UTF_8);
        var tapped = new ByteArrayOutputStream();
        var told = new ArrayList<String>();
        var tap = new BodyTap() {
            @Override
            public void answered(int status, AnswerHeaders headers) {
                told.add(status + " " + headers.get("X-Ms-Region").orElse(""));
            }

            @Override
            public void bytes(byte[] bytes, int length, long atNanos) {
                tapped.write(bytes, 0, length);
            }
        };
        try (var server = new RawServer(exchange ->
                exchange.answer(400, Map.of("Content-Type", "text/event-stream", "x-ms-region", "West US"), content))) {
            transport.send(call(true), open(server), new Attempt(1, 0, PATIENT), new StopSignal(), tap, (_, _) -> {});
        }
        assertEquals(List.of("400 West US"), told);
        assertArrayEquals(content, tapped.toByteArray());
    }

    @Test
    void aFetchedKeyIsSentLikeAnyAndAFetchedTokenAsBearer() throws Exception {
        var seen = new ConcurrentLinkedQueue<Map<String, String>>();
        try (var server = new RawServer(exchange -> {
            seen.add(exchange.headers());
            exchange.beginStream();
            exchange.write(DONE);
        })) {
            for (var auth : List.of(new Auth.KeyVault("kv-x", "the-key"), new Auth.Entra("scope"))) {
                var what = auth instanceof Auth.Entra ? "my-token" : "my-secret";
                var access = new Access.Fetching(_ -> CompletableFuture.completedFuture(
                        new Fetched.Credential(new Secret(what), Instant.MAX)));
                var connection = new Connection(
                        "test", Connection.Kind.AZURE, server.endpoint(), auth, "2024-10-21", "test", false);
                send(call(true), new Endpoint(connection, access), PATIENT, new StopSignal());
            }
        }
        var byKey = seen.remove();
        var byToken = seen.remove();
        assertEquals("my-secret", byKey.get("api-key"));
        assertFalse(byKey.containsKey("authorization"));
        assertEquals("Bearer my-token", byToken.get("authorization"));
        assertFalse(byToken.containsKey("api-key"));
    }

    @Test
    void aRenewedTokenThatTheOtherSideRepeatsIsNotPassedOn() throws Exception {
        var tokens = new AtomicLong();
        var body = "{\"error\":{\"code\":\"401\",\"message\":\"Unknown token t0ken-number-%d, sorry.\"}}";
        try (var server = new RawServer(exchange -> exchange.answer(
                401, Map.of("Content-Type", "application/json"), body.formatted(tokens.get()).getBytes(UTF_8)))) {
            var access = new Access.Fetching(_ -> CompletableFuture.completedFuture(
                    new Fetched.Credential(new Secret("t0ken-number-" + tokens.incrementAndGet()), Instant.MAX)));
            for (int call = 0; call < 2; call++) {
                var answer = send(call(true), endpoint(server.endpoint(), Connection.Kind.AZURE, access), PATIENT, new StopSignal());
                assertEquals("Unknown token •••, sorry.", failure(answer).message());
            }
        }
    }

    @Test
    void aStopWhileTheKeyIsFetchedEndsTheCallWhichSendsNothing() throws Exception {
        var asked = new CountDownLatch(1);
        var stop = new StopSignal();
        var access = new Access.Fetching(_ -> {
            asked.countDown();
            return new CompletableFuture<>();
        });
        stopWhen(asked, stop);
        try (var server = new RawServer(exchange -> exchange.answer(500, Map.of(), new byte[0]))) {
            var answer = send(call(true), endpoint(server.endpoint(), Connection.Kind.AZURE, access), PATIENT, stop);
            assertEquals(CANCELLED, answer.failure());
            assertEquals(Status.STOPPED, answer.status());
        }
    }

    /// The advice after a 401 is to set the key anew in its vault: the next call must not carry the old one.
    @Test
    void aFetchedKeyThatIsRefusedIsFetchedAnewForTheNextCallAndTheFailedOneIsNotRepeated() throws Exception {
        var keys = new AtomicLong();
        var seen = new ConcurrentLinkedQueue<String>();
        var fetched = new FetchedCredentials(_ -> _ ->
                new Fetched.Credential(new Secret("key-number-" + keys.incrementAndGet()), Instant.now().plusSeconds(3600)));
        try (var server = new RawServer(exchange -> {
            var key = String.valueOf(exchange.headers().get("api-key"));
            seen.add(key);
            if (key.endsWith("1")) {
                exchange.answer(401, Map.of("Content-Type", "application/json"), "{\"error\":{\"code\":\"401\",\"message\":\"Wrong key.\"}}".getBytes(UTF_8));
            } else {
                exchange.beginStream();
                exchange.write(DONE);
            }
        })) {
            var connection = new Connection(
                    "test", Connection.Kind.AZURE, server.endpoint(), new Auth.KeyVault("kv-x", "the-key"), "2024-10-21", "test", false);
            var endpoint = new Endpoint(connection, new Access.Fetching(fetched.of(connection)));
            for (int call = 0; call < 3; call++) {
                send(call(true), endpoint, PATIENT, new StopSignal());
            }
        }
        assertEquals(List.of("key-number-1", "key-number-2", "key-number-2"), List.copyOf(seen));
    }

    @Test
    void theTimeOfTheFetchCountsAsWaited() throws Exception {
        var clock = new AtomicLong();
        var sent = new ArrayList<Sent>();
        var access = new Access.Fetching(_ -> {
            clock.addAndGet(1_500_000_000);
            return CompletableFuture.completedFuture(new Fetched.Credential(new Secret("my-secret"), Instant.MAX));
        });
        try (var manual = new HttpTransport(clock::get, () -> NOON);
                var server = new RawServer(exchange -> exchange.answer(500, Map.of(), new byte[0]))) {
            var endpoint = endpoint(server.endpoint(), Connection.Kind.AZURE, access);
            manual.send(call(true), endpoint, new Attempt(1, 7.5, PATIENT), new StopSignal(), BodyTap.NONE, (event, at) -> {
                if (event instanceof Sent begun) {
                    sent.add(begun);
                }
                assertEquals(0, at);
            });
        }
        assertEquals(List.of(new Sent(NOON, 1, 1507.5)), sent);
    }

    @Test
    void aPortWhereNobodyListensIsNoConnection() throws Exception {
        var free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        var uri = URI.create("http://127.0.0.1:" + free.getLocalPort() + "/");
        free.close();
        var failure = failure(send(call(true), endpoint(uri, Connection.Kind.AZURE, new Access.Open()), PATIENT, new StopSignal()));
        assertEquals(FailureKind.CONNECTION, failure.kind());
        assertEquals("the connection was refused", failure.message());
        assertEquals("127.0.0.1:%d could not be reached: the connection was refused.".formatted(uri.getPort()), failure.detail());
        assertEquals(true, failure.retryable());
    }

    @Test
    void aServerThatClosesWithoutAWordIsNoConnection() throws Exception {
        try (var server = new RawServer(exchange -> exchange.socket().close())) {
            var failure = failure(send(call(true), open(server), PATIENT, new StopSignal()));
            assertEquals(FailureKind.CONNECTION, failure.kind());
            assertEquals(true, failure.retryable());
            assertEquals(false, failure.partial());
        }
    }

    @ParameterizedTest // with and without a promise of how long the body is
    @ValueSource(strings = {"Connection: close", "Content-Length: 5000", "Transfer-Encoding: chunked"})
    void aStreamCutInTheMiddleKeepsWhatHadCome(String framing) throws Exception {
        try (var server = new RawServer(exchange -> {
            exchange.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + framing + "\r\n\r\n");
            var event = text("Half an ans");
            exchange.write(framing.contains("chunked") ? Integer.toHexString(event.length()) + "\r\n" + event + "\r\n" : event);
            exchange.socket().close();
        })) {
            var answer = send(call(true), open(server), PATIENT, new StopSignal());
            assertEquals("Half an ans", answer.content());
            assertEquals(FailureKind.TRUNCATED, failure(answer).kind());
            assertEquals(true, failure(answer).partial());
            assertEquals(true, failure(answer).retryable());
        }
    }

    @Test
    void silenceBeforeTheHeadersEndsTheCallAndItsConnection() throws Exception {
        var closed = new CountDownLatch(1);
        try (var server = new RawServer(exchange -> {
            exchange.awaitClosed();
            closed.countDown();
        })) {
            var failure = failure(send(call(true), open(server), SHORT, new StopSignal()));
            assertEquals(FailureKind.TIMEOUT, failure.kind());
            assertEquals("no first byte within 0.15 s", failure.message());
            assertEquals(false, failure.retryable());
            closed.await();
        }
    }

    @Test
    void silenceAfterTheHeadersIsSilenceBeforeTheFirstByte() throws Exception {
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            exchange.awaitClosed();
        })) {
            var failure = failure(send(call(true), open(server), SHORT, new StopSignal()));
            assertEquals("no first byte within 0.15 s", failure.message());
        }
    }

    @Test
    void silenceBetweenBytesKeepsWhatHadComeAndClosesTheConnection() throws Exception {
        var closed = new CountDownLatch(1);
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            exchange.write(text("so far"));
            exchange.awaitClosed();
            closed.countDown();
        })) {
            var answer = send(call(true), open(server), new Silence(Duration.ofSeconds(50), Duration.ofMillis(150)), new StopSignal());
            assertEquals("so far", answer.content());
            assertEquals(FailureKind.TIMEOUT, failure(answer).kind());
            assertEquals("no byte for 0.15 s", failure(answer).message());
            assertEquals(false, failure(answer).retryable());
            assertEquals(true, failure(answer).partial());
            closed.await();
        }
    }

    @Test
    void commentsCountAsBytes() throws Exception {
        var silence = Silence.of(Duration.ofMillis(500));
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            for (int i = 0; i < 14; i++) { // together far longer than the silence allowed, each far shorter
                exchange.write(": keep-alive\n\n");
                assertFalse(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS));
            }
            exchange.write(text("late") + DONE);
        })) {
            assertEquals("late", send(call(true), open(server), silence, new StopSignal()).content());
        }
    }

    @Test
    void aStopBeforeTheHeadersEndsTheCallAndItsConnection() throws Exception {
        var asked = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var stop = new StopSignal();
        try (var server = new RawServer(exchange -> {
            asked.countDown();
            exchange.awaitClosed();
            closed.countDown();
        })) {
            stopWhen(asked, stop);
            var answer = send(call(true), open(server), PATIENT, stop);
            assertEquals(Status.STOPPED, answer.status());
            assertEquals(CANCELLED, answer.failure());
            closed.await();
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aStopBetweenEventsKeepsWhatHadComeAndClosesTheConnection(Protocol protocol) throws Exception {
        var closed = new CountDownLatch(1);
        var stop = new StopSignal();
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            exchange.write(protocol == Protocol.CHAT
                    ? text("so far")
                    : "data: {\"type\":\"response.output_text.delta\",\"output_index\":0,\"content_index\":0,\"delta\":\"so far\"}\n\n");
            exchange.awaitClosed();
            closed.countDown();
        })) {
            var call = Samples.call("call-1", Samples.deployment("x", protocol));
            var answer = send(call, open(server), PATIENT, stop, event -> {
                if (event instanceof Text) {
                    stop.stop(CANCELLED);
                    stop.stop(FailureText.describe(FailureKind.BUDGET, FailureFacts.message("too late")));
                }
            });
            assertEquals("so far", answer.content());
            assertEquals(Status.STOPPED, answer.status());
            assertEquals(CANCELLED.withPartial(true), answer.failure());
            closed.await();
        }
    }

    @Test
    void aStopInTheMiddleOfAThinkTagGivesOutWhatWasHeldBack() throws Exception {
        var closed = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        var stop = new StopSignal();
        var tap = new BodyTap() {
            @Override
            public void answered(int status, AnswerHeaders headers) {
                // only bytes matter here
            }

            @Override
            public void bytes(byte[] bytes, int length, long atNanos) {
                written.countDown();
            }
        };
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            exchange.write(text("<thi"));
            exchange.awaitClosed();
            closed.countDown();
        })) {
            stopWhen(written, stop);
            var call = call(true);
            var builder = new CompletionBuilder(call);
            transport.send(call, open(server), new Attempt(1, 0, PATIENT), stop, tap, builder::add);
            assertEquals("<thi", builder.snapshot().content());
            closed.await();
        }
    }

    @Test
    void aStopGivenBeforeTheStartSendsNothing() throws Exception {
        var stop = new StopSignal();
        stop.stop(CANCELLED);
        try (var server = new RawServer(exchange -> {
            throw new AssertionError("was asked");
        })) {
            var events = new ArrayList<CompletionEvent>();
            send(call(true), open(server), PATIENT, stop, events::add);
            assertEquals(List.of(new Sent(NOON, 1, 0), new Failed(CANCELLED)), events);
            assertEquals(0, server.connections());
        }
    }

    @Test
    void aThrowingListenerDoesNotKeepTheConnection() throws Exception {
        var closed = new CountDownLatch(1);
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            exchange.write(text("a"));
            exchange.awaitClosed();
            closed.countDown();
        })) {
            var bug = assertThrows(IllegalStateException.class, () -> send(call(true), open(server), PATIENT, new StopSignal(), event -> {
                if (event instanceof Text) {
                    throw new IllegalStateException("a bug");
                }
            }));
            assertEquals("a bug", bug.getMessage());
            closed.await();
        }
    }

    @Test
    void closingTheTransportBreaksTheCallUnderWay() throws Exception {
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            exchange.write(text("so far"));
            exchange.awaitClosed();
        })) {
            var answer = send(call(true), open(server), PATIENT, new StopSignal(), event -> {
                if (event instanceof Text) {
                    transport.close();
                }
            });
            assertEquals("so far", answer.content());
            assertEquals(FailureKind.TRUNCATED, failure(answer).kind());
        }
    }

    @Test
    void afterDoneTheConnectionIsUsedAgain() throws Exception {
        var over = new Semaphore(0);
        try (var server = new RawServer(exchange -> {
            exchange.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            var events = text("a") + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n" + DONE;
            exchange.write(Integer.toHexString(events.length()) + "\r\n" + events + "\r\n");
            over.acquire(); // the body's proper end comes only after the answer's
            exchange.write("0\r\n\r\n");
        })) {
            for (int i = 0; i < 50; i++) {
                assertEquals(FinishReason.STOP, send(call(true), open(server), PATIENT, new StopSignal()).finishReason());
                over.release();
            }
            // a call may begin before the last one's connection is free again, so not every call can use it
            assertTrue(server.connections() < 50, () -> server.connections() + " connections");
        }
    }

    @Test
    void emptyDataThatKeepsTheLineAliveIsNoEvent() throws Exception {
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            exchange.write("data:\n\n" + text("a") + "data: \n\nevent: ping\ndata\n\n" + DONE);
        })) {
            var answer = send(call(true), open(server), PATIENT, new StopSignal());
            assertEquals("a", answer.content());
            assertEquals(Status.COMPLETED, answer.status());
        }
    }

    @Test
    void whatFollowsDoneIsIgnoredAndEndsTheConnectionWhenItDoesNotEnd() throws Exception {
        var closed = new CountDownLatch(1);
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            exchange.write(text("a") + DONE);
            try {
                while (true) {
                    exchange.write(text("more".repeat(5_000)));
                }
            } catch (IOException e) {
                closed.countDown();
            }
        })) {
            assertEquals("a", send(call(true), open(server), PATIENT, new StopSignal()).content());
            closed.await();
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        var lines = new ConcurrentLinkedQueue<String>();
        try (var server = new RawServer(exchange -> {
            lines.add(exchange.line());
            exchange.answer(302, Map.of("Location", "/elsewhere"), new byte[0]);
        })) {
            var failure = failure(send(call(true), open(server), PATIENT, new StopSignal()));
            assertEquals(FailureKind.MALFORMED, failure.kind());
            assertEquals("HTTP 302", failure.message());
            assertEquals(1, lines.size());
        }
    }

    @Test
    void anEventOfFiveMegabytesIsOneDelta() throws Exception {
        var word = "naïve🤖".repeat(500_000);
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            exchange.write(text(word) + DONE);
            exchange.socket().close();
        })) {
            var answer = send(call(true), open(server), PATIENT, new StopSignal());
            assertEquals(word.length(), answer.content().length());
            assertEquals(word, answer.content());
            assertEquals(new Completion.Events(1, 0), answer.events());
        }
    }

    @Test
    void aReaderThatFallsBehindSlowsTheSenderAndLosesNothing() throws Exception {
        int count = 5_000;
        try (var server = new RawServer(exchange -> {
            exchange.beginStream();
            for (int i = 0; i < count; i++) {
                exchange.write(text("x".repeat(1_000)));
            }
            exchange.write(DONE);
            exchange.socket().close();
        })) {
            var answer = send(call(true), open(server), PATIENT, new StopSignal(), event -> {
                if (event instanceof Text) {
                    Thread.yield();
                }
            });
            assertEquals(1_000 * count, answer.content().length());
        }
    }

    @Test
    void aDeniedKeyFailsTheCallWithoutAConnection() throws Exception {
        try (var server = new RawServer(exchange -> {
            throw new AssertionError("was asked");
        })) {
            var why = FailureText.describe(FailureKind.AUTH, FailureFacts.message(null));
            var events = new ArrayList<CompletionEvent>();
            var denied = endpoint(server.endpoint(), Connection.Kind.AZURE, new Access.Denied(why));
            send(call(true), denied, PATIENT, new StopSignal(), events::add);
            assertEquals(List.of(new Failed(why)), events);
            assertEquals(0, server.connections());
        }
    }

    @Test
    void whatIsSimulatedSaysSo() throws Exception {
        try (var server = new RawServer(exchange -> exchange.answer(
                200, Map.of("Content-Type", "text/event-stream", "X-Foundry-Bench-Simulated", "True"), DONE.getBytes(UTF_8)))) {
            assertEquals(true, send(call(true), open(server), PATIENT, new StopSignal()).simulated());
        }
    }

    static List<Named<String>> strangeBodies() {
        return List.of(
                Named.of("brackets", "<".repeat(2_000_000)),
                Named.of("style tags", "<style".repeat(300_000)),
                Named.of("principals", "principal ".repeat(200_000)),
                Named.of("a number without end", "{\"a\":1e99999}"));
    }

    @ParameterizedTest
    @MethodSource("strangeBodies")
    void aStrangeBodyIsMalformedWithoutLongThought(String body) throws Exception {
        try (var server = new RawServer(exchange -> exchange.answer(200, Map.of(), body.getBytes(UTF_8)))) {
            var failure = failure(send(call(true), open(server), PATIENT, new StopSignal()));
            assertEquals(FailureKind.MALFORMED, failure.kind());
            assertTrue(String.valueOf(failure.message()).startsWith("HTTP 200"));
            assertTrue(String.valueOf(failure.message()).length() < 250);
        }
    }

    private static void stopWhen(CountDownLatch latch, StopSignal stop) {
        Thread.ofVirtual().start(() -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            stop.stop(CANCELLED);
        });
    }

    private static Map<String, String> own(Map<String, String> headers) {
        var own = new TreeMap<>(headers);
        own.keySet().removeAll(List.of("host", "content-length", "connection"));
        return own;
    }

    private static Failure failure(Completion answer) {
        if (answer.failure() == null) {
            throw new AssertionError("has not failed: " + answer);
        }
        return answer.failure();
    }

    private Completion send(Call call, Endpoint endpoint, Silence silence, StopSignal stop) {
        return send(call, endpoint, silence, stop, _ -> {});
    }

    private Completion send(Call call, Endpoint endpoint, Silence silence, StopSignal stop, Consumer<CompletionEvent> watcher) {
        var builder = new CompletionBuilder(call);
        var seen = new ArrayList<Class<?>>();
        transport.send(call, endpoint, new Attempt(1, 0, silence), stop, BodyTap.NONE, (event, at) -> {
            builder.add(event, at);
            seen.add(event.getClass());
            watcher.accept(event);
        });
        assertEquals(true, builder.isSettled());
        assertEquals(seen.indexOf(Answered.class), seen.lastIndexOf(Answered.class), "headers come once");
        return builder.snapshot();
    }

    private static Call call(boolean stream) {
        return Samples.call("call-1", Samples.deployment("Kimi-K2.6", Protocol.CHAT), "naïve 🤖", Parameters.NONE, stream);
    }

    private static String text(String delta) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + delta + "\"}}]}\n\n";
    }

    private static Endpoint open(RawServer server) {
        return endpoint(server.endpoint(), Connection.Kind.AZURE, new Access.Open());
    }

    private static Endpoint endpoint(URI uri, Connection.Kind kind, Access access) {
        return new Endpoint(new Connection("test", kind, uri, new Auth.None(), "2024-10-21", "test", false), access);
    }
}
