package foundrybench.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Queued;
import foundrybench.model.CompletionEvent.Queued.Cause;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.Connection;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Deployment;
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
import foundrybench.provider.AnswerHeaders;
import foundrybench.provider.BodyTap;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import foundrybench.provider.Secret;
import foundrybench.provider.Silence;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunnerTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /// Known limits: of others, the first call alone finds out.
    private static final Deployment.Limits PLENTY = new Deployment.Limits(10_000_000L, null, null, null);

    private final AtomicLong clock = new AtomicLong();
    private final HttpTransport transport = new HttpTransport(System::nanoTime, () -> NOON);

    @AfterEach
    void closeTransport() {
        transport.close();
    }

    @Test
    void allDeploymentsAnswerAtOnceEachWithItsOwn() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var run = run(3, "Kimi-K2.6", "DeepSeek-V3.2", "gpt-5.4", "gpt-5.3-codex", "gpt-5.1-codex");
            var told = new Told();
            runner(20).start(run, endpoint(service.endpoint(), service.key()), RunOptions.usual(new LearnedCards()), told).ended().await();
            assertEquals(15, told.settled.size());
            for (var call : run.calls()) {
                var answer = told.answer(call);
                assertEquals(Status.COMPLETED, answer.status(), () -> answer.toString());
                assertEquals(Completion.Origin.of(call), answer.origin());
                assertTrue(answer.simulated());
                assertEquals(answer.content(), told.text(call), "what was told event by event is what was settled");
                assertTrue(!answer.content().isBlank());
            }
        }
    }

    @Test
    void oneThatFailsTouchesNoOther() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var run = run(1, "Kimi-K2.6", "Kimi-K2.7", "DeepSeek-V3.2");
            var told = new Told();
            runner(20).start(run, endpoint(service.endpoint(), service.key()), RunOptions.usual(new LearnedCards()), told).ended().await();
            assertEquals(
                    List.of(Status.COMPLETED, Status.FAILED, Status.COMPLETED),
                    run.calls().stream().map(call -> told.answer(call).status()).toList());
            var failure = told.answer(run.calls().get(1)).failure();
            assertEquals(FailureKind.DEPLOYMENT_NOT_FOUND, Objects.requireNonNull(failure).kind());
        }
    }

    @Test
    void noMoreCallsAreUnderWayThanTheLimitAndNotFewer() throws Exception {
        try (var server = new HeldServer()) {
            var run = run(12, "Kimi-K2.6");
            var told = new Told();
            var handle = runner(3).start(run, server.endpoint(), RunOptions.usual(new LearnedCards()), told);
            for (int i = 0; i < 12; i++) {
                server.arrived.take();
                if (i >= 2) { // three are there: let one go, and the next may come
                    server.goOn.release();
                }
            }
            server.goOn.release(2);
            handle.ended().await();
            assertEquals(3, server.most.get());
            assertEquals(12, told.settled.size());
        }
    }

    @Test
    void theLimitHoldsOverAllRunsOfARunner() throws Exception {
        try (var server = new HeldServer()) {
            var runner = runner(1);
            var told = new Told();
            var one = runner.start(run(2, "Kimi-K2.6"), server.endpoint(), RunOptions.usual(new LearnedCards()), told);
            var two = runner.start(run(2, "Kimi-K2.6"), server.endpoint(), RunOptions.usual(new LearnedCards()), told);
            server.goOn.release(4);
            one.ended().await();
            two.ended().await();
            assertEquals(1, server.most.get());
            assertEquals(4, told.settled.size());
        }
    }

    @Test
    void aQueuedCallThatIsStoppedEndsAtOnceAndHoldsNoPlace() throws Exception {
        try (var server = new HeldServer()) {
            var runner = runner(1);
            var told = new Told();
            var first = runner.start(run(1, "Kimi-K2.6"), server.endpoint(), RunOptions.usual(new LearnedCards()), told);
            server.arrived.take();
            var queued = run(1, "gpt-5.4");
            var call = queued.calls().getFirst();
            var handle = runner.start(queued, server.endpoint(), RunOptions.usual(new LearnedCards()), told);
            handle.stop(call.id());
            handle.ended().await(); // while the first still holds the only place
            var answer = told.answer(call);
            assertEquals(Status.STOPPED, answer.status());
            assertEquals(FailureKind.CANCELLED, Objects.requireNonNull(answer.failure()).kind());
            assertEquals(new Failed(answer.failure()), told.events(call).getLast());
            assertTrue(told.events(call).stream().noneMatch(Sent.class::isInstance));
            assertEquals(1, first.ended().getCount());
            var third = runner.start(run(1, "Kimi-K2.6"), server.endpoint(), RunOptions.usual(new LearnedCards()), told);
            server.goOn.release(2);
            first.ended().await();
            third.ended().await();
            assertEquals(2, server.asked.get());
        }
    }

    @Test
    void aStopWakesACallThatWaitsForItsPlace() throws Exception {
        var turnstile = new Turnstile(0, clock::get, Pause.REAL);
        var waiting = new CountDownLatch(1);
        var told = new Told() {
            @Override
            public void onEvent(RunEvent event) {
                super.onEvent(event);
                waiting.countDown();
            }
        };
        var call = run(1, "Kimi-K2.6").calls().getFirst();
        var nowhere = new Endpoint(connection(URI.create("http://127.0.0.1:1/")), new Access.Open());
        var never = new RetryRule(0, new Random(1));
        var setting = new RunSetting(nowhere, RunOptions.usual(new LearnedCards()), transport, clock::get, turnstile, never, Pause.REAL);
        var task = new CallTask(call, turnstile.ticket("Kimi-K2.6"), setting, told, 0);
        var ended = new CountDownLatch(1);
        task.start(ended::countDown);
        waiting.await(); // it is told that it waits
        task.stop(Samples.failure(FailureKind.CANCELLED));
        ended.await(); // though no place ever comes free
        assertEquals(Status.STOPPED, told.answer(call).status());
        assertEquals(List.of(new Queued(Cause.PLACE, null), new Failed(Samples.failure(FailureKind.CANCELLED))), told.events(call));
        assertEquals(0, turnstile.meters().getFirst().queued());
    }

    @Test
    void stoppingOneCallLeavesTheOthers() throws Exception {
        try (var server = new HeldServer()) {
            var run = run(2, "Kimi-K2.6");
            var told = new Told();
            var handle = runner(2).start(run, server.endpoint(), RunOptions.usual(new LearnedCards()), told);
            server.arrived.take();
            server.arrived.take();
            handle.stop("no such call");
            handle.stop(run.calls().getFirst().id());
            while (handle.ended().getCount() > 1) {
                Thread.onSpinWait();
            }
            server.goOn.release(2);
            handle.ended().await();
            assertEquals(Status.STOPPED, told.answer(run.calls().get(0)).status());
            assertEquals(Status.COMPLETED, told.answer(run.calls().get(1)).status());
            handle.stopAll(); // too late: nothing more is told
            assertEquals(2, told.settled.size());
        }
    }

    @Test
    void stoppingAllEndsWhatStreamsAndWhatWaits() throws Exception {
        try (var server = new HeldServer()) {
            var run = run(20, "Kimi-K2.6");
            var told = new Told();
            var handle = runner(4).start(run, server.endpoint(), RunOptions.usual(new LearnedCards()), told);
            for (int i = 0; i < 4; i++) {
                server.arrived.take();
            }
            handle.stopAll();
            handle.ended().await();
            assertEquals(20, told.settled.size());
            for (var call : run.calls()) {
                assertEquals(Status.STOPPED, told.answer(call).status());
                assertEquals(1, told.endings(call));
            }
        }
    }

    @Test
    void everyCallSettlesOnceAlsoWhenTheListenerThrowsAtAnyEvent() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var run = run(4, "Kimi-K2.6", "gpt-5.3-codex");
            var settled = new ConcurrentLinkedQueue<Completion>();
            var seen = new AtomicInteger();
            var handle = quietly(() -> runner(2).start(
                    run, endpoint(service.endpoint(), service.key()), RunOptions.usual(new LearnedCards()), new RunListener() {
                        @Override
                        public void onEvent(RunEvent event) {
                            if (seen.incrementAndGet() % 3 == 0 || event.event() instanceof Failed) {
                                throw new IllegalStateException("a bug of the listener's");
                            }
                        }

                        @Override
                        public void onSettled(Call call, Completion completion) {
                            settled.add(completion);
                        }
                    }));
            handle.ended().await();
            assertEquals(
                    run.calls().stream().map(Call::id).sorted().toList(),
                    settled.stream().map(answer -> answer.origin().id()).sorted().toList());
            for (var answer : settled) {
                assertTrue(answer.status() == Status.FAILED || answer.status() == Status.COMPLETED, answer::toString);
            }
        }
    }

    @Test
    void aTapThatThrowsFailsItsCallWithWords() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var run = run(1, "Kimi-K2.6");
            var told = new Told();
            var options = new RunOptions(Silence.DEFAULT, 0, new LearnedCards(), _ -> {
                throw new IllegalStateException("the disk is full");
            });
            quietly(() -> runner(1).start(run, endpoint(service.endpoint(), service.key()), options, told)).ended().await();
            var failure = Objects.requireNonNull(told.answer(run.calls().getFirst()).failure());
            assertTrue(failure.detail().contains("the disk is full"), failure::detail);
        }
    }

    @Test
    void eachCallHasATapOfItsOwn() throws Exception {
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var run = run(1, "Kimi-K2.6", "gpt-5.3-codex");
            var tapped = new ConcurrentHashMap<String, StringBuffer>();
            var options = new RunOptions(Silence.DEFAULT, 0, new LearnedCards(), call -> new BodyTap() {
                private final StringBuffer mine = tapped.computeIfAbsent(call.id(), _ -> new StringBuffer());

                @Override
                public void answered(int status, AnswerHeaders headers) {
                    mine.append(status).append('\n');
                }

                @Override
                public void bytes(byte[] bytes, int length, long atNanos) {
                    mine.append(new String(bytes, 0, length, UTF_8));
                }
            });
            runner(2).start(run, endpoint(service.endpoint(), service.key()), options, new Told()).ended().await();
            assertTrue(tapped.getOrDefault(run.calls().get(0).id(), new StringBuffer()).toString().endsWith("data: [DONE]\n\n"));
            assertTrue(tapped.getOrDefault(run.calls().get(1).id(), new StringBuffer()).toString().startsWith("200\nevent: response.created"));
        }
    }

    @Test
    void theWaitForAPlaceIsToldAndTheAttemptIsTheFirst() throws Exception {
        try (var server = new HeldServer()) {
            var run = run(1, "Kimi-K2.6");
            var told = new Told();
            var blocker = run(1, "gpt-5.4");
            var runner = new Runner(transport, clock::get, 1);
            runner.start(blocker, server.endpoint(), RunOptions.usual(new LearnedCards()), told);
            server.arrived.take();
            clock.set(1_000_000);
            var handle = runner.start(run, server.endpoint(), RunOptions.usual(new LearnedCards()), told);
            clock.set(43_500_000);
            server.goOn.release(2);
            handle.ended().await();
            assertEquals(new Sent(NOON, 1, 0), told.events(blocker.calls().getFirst()).getFirst());
            assertEquals(new Queued(Cause.PLACE, null), told.events(run.calls().getFirst()).get(0));
            assertEquals(new Sent(NOON, 1, 42.5), told.events(run.calls().getFirst()).get(1));
            assertEquals(42.5, told.answer(run.calls().getFirst()).timing().waitedMs());
            assertEquals(1, told.answer(run.calls().getFirst()).timing().attempts());
        }
    }

    @Test
    void noThreadIsLeftWhenAllHaveEnded() throws Exception {
        var threads = ConcurrentHashMap.<Thread>newKeySet();
        try (var service = SimService.start(SimOptions.defaults().withPace(0))) {
            var told = new Told() {
                @Override
                public void onSettled(Call call, Completion completion) {
                    threads.add(Thread.currentThread());
                    super.onSettled(call, completion);
                }
            };
            runner(5).start(run(10, "Kimi-K2.6"), endpoint(service.endpoint(), service.key()), RunOptions.usual(new LearnedCards()), told).ended().await();
        }
        assertEquals(10, threads.size());
        for (var thread : threads) {
            thread.join();
        }
    }

    private Runner runner(int concurrency) {
        return new Runner(transport, System::nanoTime, concurrency);
    }

    private static Run run(int repeat, String... names) {
        var requests = new ArrayList<Request>();
        for (var name : names) {
            var protocol = name.contains("codex") ? Protocol.RESPONSES : Protocol.CHAT;
            requests.add(new Request(Samples.deployment(name, protocol, PLENTY), Prompt.of("", "Hello"), Parameters.NONE, true));
        }
        return new RunPlan(requests, repeat, false).toRun("session", NOON, _ -> null);
    }

    private static Endpoint endpoint(URI uri, String key) {
        return new Endpoint(connection(uri), new Access.Key(new Secret(key)));
    }

    private static Connection connection(URI uri) {
        return new Connection("test", Connection.Kind.AZURE, uri, new Auth.None(), "2024-10-21", "test", false);
    }

    /// Bugs that a test makes on purpose are not printed.
    private static RunHandle quietly(Supplier<RunHandle> start) {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, _) -> {});
        var handle = start.get();
        try {
            handle.ended().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        return handle;
    }

    /// Keeps what it is told.
    private static class Told implements RunListener {
        final Queue<Completion> settled = new ConcurrentLinkedQueue<>();
        private final ConcurrentMap<String, List<CompletionEvent>> events = new ConcurrentHashMap<>();

        @Override
        public void onEvent(RunEvent event) {
            events.computeIfAbsent(event.call().id(), _ -> new ArrayList<>()).add(event.event());
        }

        @Override
        public void onSettled(Call call, Completion completion) {
            settled.add(completion);
        }

        List<CompletionEvent> events(Call call) {
            return events.getOrDefault(call.id(), List.of());
        }

        Completion answer(Call call) {
            var answers = settled.stream().filter(c -> c.origin().id().equals(call.id())).toList();
            assertEquals(1, answers.size(), "a call settles once");
            return answers.getFirst();
        }

        long endings(Call call) {
            return events(call).stream().filter(e -> e instanceof Failed || e instanceof Finished).count();
        }

        String text(Call call) {
            var text = new StringBuilder();
            for (var event : events(call)) {
                if (event instanceof Text(_, var delta, _)) {
                    text.append(delta);
                }
            }
            return text.toString();
        }
    }

    /// Answers a request only when it is let go on, and counts how many wait at once.
    private static final class HeldServer implements AutoCloseable {
        final LinkedBlockingQueue<String> arrived = new LinkedBlockingQueue<>();
        final Semaphore goOn = new Semaphore(0);
        final AtomicInteger most = new AtomicInteger();
        final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger waiting = new AtomicInteger();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final HttpServer server;

        HeldServer() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
            server.setExecutor(threads);
            server.createContext("/", this::answer);
            server.start();
        }

        Endpoint endpoint() {
            var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            return new Endpoint(connection(uri), new Access.Open());
        }

        private void answer(HttpExchange exchange) throws IOException {
            asked.incrementAndGet();
            most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
            arrived.add(exchange.getRequestURI().getPath());
            try (exchange) {
                goOn.acquire();
                waiting.decrementAndGet();
                var body = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n".getBytes(UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
            threads.close();
        }
    }
}
