package foundrybench.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.Connection;
import foundrybench.model.Connection.Auth;
import foundrybench.model.FailureKind;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.model.Samples;
import foundrybench.model.Status;
import foundrybench.provider.Access;
import foundrybench.provider.BodyTap;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import foundrybench.provider.Silence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RetryTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String WHOLE =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"yes\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    private static final String BEGUN = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"ye\"}}]}\n\n";
    private static final String ROLE = "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n";

    private final AtomicLong clock = new AtomicLong();
    private final HttpTransport transport = new HttpTransport(clock::get, () -> NOON);
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> pauses = Collections.synchronizedList(new ArrayList<>());
    private final List<CompletionEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch settled = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private @Nullable Completion completion;

    RetryTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
    }

    @BeforeEach
    void listen() {
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        transport.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aCallThatIsRefusedIsSentAgainAfterTheServicesOwnWait() throws Exception {
        answers.add(new Answer(429, "{\"error\":{\"code\":\"429\",\"message\":\"Please retry after 7 seconds.\"}}"));
        answers.add(new Answer(200, WHOLE));
        var answer = run(2);
        assertEquals(Status.COMPLETED, answer.status());
        assertEquals("yes", answer.content());
        assertNull(answer.failure());
        assertEquals(2, answer.timing().attempts());
        assertEquals(1, pauses.size());
        assertTrue(pauses.getFirst() >= 7_000, pauses::toString);
        assertEquals((double) pauses.getFirst(), answer.timing().waitedMs(), "all before the attempt that counted");
        assertEquals(1, asked.stream().distinct().count(), "it is the same call, and the same body");
    }

    @Test
    void theListenerHearsWhyAndOfEachAttempt() throws Exception {
        answers.add(new Answer(500, "{\"error\":{\"message\":\"oops\",\"type\":\"server_error\"}}"));
        answers.add(new Answer(200, WHOLE));
        run(2);
        var sent = events.stream().filter(Sent.class::isInstance).toList();
        var again = events.stream().filter(Retried.class::isInstance).map(Retried.class::cast).toList();
        assertEquals(List.of(new Sent(NOON, 1, 0), new Sent(NOON, 2, pauses.getFirst())), sent);
        assertEquals(1, again.size());
        assertEquals(FailureKind.SERVER_ERROR, again.getFirst().failure().kind());
        assertEquals(pauses.getFirst(), again.getFirst().waitMs());
        assertFalse(events.stream().anyMatch(Failed.class::isInstance), "it has not failed");
    }

    @Test
    void whatHasBegunIsNeverSentAgain() throws Exception {
        answers.add(new Answer(200, BEGUN));
        answers.add(new Answer(200, WHOLE));
        var answer = run(6);
        var failure = Objects.requireNonNull(answer.failure());
        assertEquals(FailureKind.TRUNCATED, failure.kind());
        assertTrue(failure.retryable() && failure.partial());
        assertEquals("ye", answer.content());
        assertEquals(1, answer.timing().attempts());
        assertEquals(1, asked.size());
    }

    @Test
    void aStreamThatEndsBeforeItsFirstWordIsSentAgain() throws Exception {
        answers.add(new Answer(200, ROLE));
        answers.add(new Answer(200, WHOLE));
        var answer = run(1);
        assertEquals("yes", answer.content());
        assertEquals(2, answer.timing().attempts());
        assertEquals(1, answer.events().textDeltas(), "deltas of the answer that counts");
    }

    @Test
    void itGivesUpAfterTheLastRetryAndTellsTheLastFailure() throws Exception {
        answers.add(new Answer(500, "{\"error\":{\"message\":\"first\"}}"));
        answers.add(new Answer(503, "{\"error\":{\"message\":\"second\"}}"));
        answers.add(new Answer(502, "<html>third</html>"));
        answers.add(new Answer(200, WHOLE));
        var answer = run(2);
        assertEquals(FailureKind.BAD_GATEWAY, Objects.requireNonNull(answer.failure()).kind());
        assertEquals(3, answer.timing().attempts());
        assertEquals(3, asked.size());
    }

    @Test
    void aWaitOfADayIsReportedAtOnce() throws Exception {
        answers.add(new Answer(429, "{\"error\":{\"code\":\"429\",\"message\":\"Please retry after 86400 seconds.\"}}"));
        var answer = run(6);
        assertEquals(86_400_000L, Objects.requireNonNull(answer.failure()).retryAfterMs());
        assertEquals(1, answer.timing().attempts());
        assertEquals(List.of(), pauses);
    }

    @Test
    void aWaitOfADayEndsAllCallsToItsDeploymentAndOnlyOneWasSent() throws Exception {
        answers.add(new Answer(429, "{\"error\":{\"code\":\"429\",\"message\":\"Please retry after 86400 seconds.\"}}"));
        var all = new ConcurrentLinkedQueue<Completion>();
        var runner = new Runner(transport, clock::get, 4);
        runner.start(plan(5), endpoint(), options(6), collecting(all)).ended().await();
        assertEquals(5, all.size());
        assertEquals(1, asked.size());
        for (var answer : all) {
            assertEquals(Status.FAILED, answer.status());
            assertEquals(FailureKind.RATE_LIMIT, Objects.requireNonNull(answer.failure()).kind());
            assertEquals(86_400_000L, answer.failure().retryAfterMs());
        }
        assertEquals(4, all.stream().filter(answer -> answer.timing().attempts() == null).count(), "nothing was sent for four");
    }

    @Test
    void aCallThatComesLaterIsToldWhatIsLeftOfTheDay() throws Exception {
        answers.add(new Answer(429, "{\"error\":{\"code\":\"429\",\"message\":\"Please retry after 86400 seconds.\"}}"));
        var all = new ConcurrentLinkedQueue<Completion>();
        var runner = new Runner(transport, clock::get, 4);
        runner.start(plan(1), endpoint(), options(6), collecting(all)).ended().await();
        clock.addAndGet(86_000_000L * 1_000_000);
        all.clear();
        runner.start(plan(1), endpoint(), options(6), collecting(all)).ended().await();
        var left = Objects.requireNonNull(Objects.requireNonNull(all.element().failure()).retryAfterMs());
        assertTrue(left >= 400_000 && left <= 402_000, left::toString);
        assertEquals(1, asked.size());
    }

    @Test
    void aStopEndsTheCountdownThatTheServiceAskedFor() throws Exception {
        answers.add(new Answer(429, "{\"error\":{\"code\":\"429\",\"message\":\"Please retry after 58 seconds.\"}}"));
        var pausing = new CountDownLatch(1);
        var all = new ConcurrentLinkedQueue<Completion>();
        var runner = new Runner(transport, clock::get, 4, _ -> {
            pausing.countDown();
            new CountDownLatch(1).await(); // until interrupted
        });
        var handle = runner.start(plan(3), endpoint(), options(2), collecting(all));
        pausing.await();
        while (runner.meters().getFirst().queued() < 3) {
            Thread.onSpinWait();
        }
        handle.stopAll();
        handle.ended().await();
        assertEquals(1, asked.size());
        assertEquals(3, all.stream().filter(answer -> answer.status() == Status.STOPPED).count());
        assertEquals(0, runner.meters().getFirst().queued());
    }

    @Test
    void noCallToTheDeploymentIsSentWhileOneWaits() throws Exception {
        answers.add(new Answer(429, "{\"error\":{\"code\":\"429\",\"message\":\"Please retry after 7 seconds.\"}}"));
        answers.add(new Answer(200, WHOLE));
        answers.add(new Answer(200, WHOLE));
        answers.add(new Answer(200, WHOLE));
        var all = new ConcurrentLinkedQueue<Completion>();
        var askedBefore = new ArrayList<Integer>();
        var runner = new Runner(transport, clock::get, 4, millis -> {
            askedBefore.add(asked.size());
            clock.addAndGet(millis * 1_000_000);
        });
        runner.start(plan(3), endpoint(), options(2), collecting(all)).ended().await();
        assertEquals(List.of(1), askedBefore.stream().distinct().toList());
        assertEquals(3, all.stream().filter(answer -> answer.status() == Status.COMPLETED).count());
        assertEquals(4, asked.size());
    }

    @Test
    void whatCannotPassIsNotSentAgain() throws Exception {
        answers.add(new Answer(401, "{\"error\":{\"code\":\"401\",\"message\":\"Access denied\"}}"));
        assertEquals(1, run(6).timing().attempts());
        assertEquals(1, asked.size());
    }

    @Test
    void aConnectionThatCannotBeMadeIsTriedAgain() throws Exception {
        server.stop(0);
        var answer = run(2);
        assertEquals(FailureKind.CONNECTION, Objects.requireNonNull(answer.failure()).kind());
        assertEquals(3, answer.timing().attempts());
        assertEquals(2, pauses.size());
    }

    @Test
    void aStopEndsTheWaitAtOnceAndNothingIsSentAfterIt() throws Exception {
        answers.add(new Answer(500, "{}"));
        var pausing = new CountDownLatch(1);
        var runner = new Runner(transport, clock::get, 1, _ -> {
            pausing.countDown();
            new CountDownLatch(1).await(); // until interrupted
        });
        var handle = runner.start(plan(1), endpoint(), options(2), listener());
        pausing.await();
        handle.stopAll();
        handle.ended().await();
        assertEquals(Status.STOPPED, settledOne().status());
        assertEquals(FailureKind.CANCELLED, Objects.requireNonNull(settledOne().failure()).kind());
        assertEquals(1, settledOne().timing().attempts());
        assertEquals(1, asked.size());
    }

    @Test
    void aCallThatWaitsHoldsNoPlace() throws Exception {
        answers.add(new Answer(500, "{}"));
        answers.add(new Answer(200, WHOLE));
        answers.add(new Answer(200, WHOLE));
        var otherDone = new CountDownLatch(1);
        var runner = new Runner(transport, clock::get, 1, _ -> otherDone.await());
        var count = new AtomicInteger();
        var handle = runner.start(plan(2), endpoint(), options(2), new RunListener() {
            @Override
            public void onEvent(RunEvent event) {}

            @Override
            public void onSettled(Call call, Completion whole) {
                count.incrementAndGet();
                otherDone.countDown();
            }
        });
        handle.ended().await(); // would never, if the one that waits kept the only place
        assertEquals(2, count.get());
    }

    @Test
    void eachAttemptIsTappedAnew() throws Exception {
        answers.add(new Answer(500, "{}"));
        answers.add(new Answer(200, WHOLE));
        var taps = new AtomicInteger();
        var options = new RunOptions(Silence.DEFAULT, 1, new LearnedCards(), _ -> {
            taps.incrementAndGet();
            return BodyTap.NONE;
        });
        new Runner(transport, clock::get, 1, _ -> {}).start(plan(1), endpoint(), options, listener()).ended().await();
        assertEquals(2, taps.get());
    }

    private Completion run(int retries) throws InterruptedException {
        var runner = new Runner(transport, clock::get, 1, millis -> {
            pauses.add(millis);
            clock.addAndGet(millis * 1_000_000);
        });
        runner.start(plan(1), endpoint(), options(retries), listener()).ended().await();
        settled.await();
        return settledOne();
    }

    private Completion settledOne() {
        return Objects.requireNonNull(completion);
    }

    private static RunOptions options(int retries) {
        return new RunOptions(Silence.DEFAULT, retries, new LearnedCards(), _ -> BodyTap.NONE);
    }

    private RunListener listener() {
        return new RunListener() {
            @Override
            public void onEvent(RunEvent event) {
                events.add(event.event());
            }

            @Override
            public void onSettled(Call call, Completion whole) {
                completion = whole;
                settled.countDown();
            }
        };
    }

    private static RunListener collecting(Queue<Completion> all) {
        return new RunListener() {
            @Override
            public void onEvent(RunEvent event) {}

            @Override
            public void onSettled(Call call, Completion whole) {
                all.add(whole);
            }
        };
    }

    private static Run plan(int repeat) {
        var request = new Request(
                Samples.deployment("Kimi-K2.6", Protocol.CHAT), Prompt.of("", "Hello"), Parameters.NONE, true);
        return new RunPlan(List.of(request), repeat, false).toRun("session", NOON, _ -> null);
    }

    private Endpoint endpoint() {
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new Endpoint(
                new Connection("test", Connection.Kind.AZURE, uri, new Auth.None(), "2024-10-21", "test", false),
                new Access.Open());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var id = exchange.getRequestHeaders().getFirst("x-ms-client-request-id");
        asked.add(id + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var answer = Objects.requireNonNull(answers.poll(), "one more request than was expected");
        var bytes = answer.body().getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", answer.status() == 200 ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private record Answer(int status, String body) {}
}
