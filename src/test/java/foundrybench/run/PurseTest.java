package foundrybench.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Queued;
import foundrybench.model.Connection;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Deployment;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.model.Parameters;
import foundrybench.model.Price;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.model.Samples;
import foundrybench.model.Status;
import foundrybench.provider.Access;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A token that is generated costs a cent at `dear`, a tenth of it at `cheap`; prompts are free. Ten tokens are the limit.
@Timeout(60)
class PurseTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Deployment DEAR = priced("dear", "10000");
    private static final Deployment CHEAP = priced("cheap", "1000");

    private final HttpTransport transport = new HttpTransport(System::nanoTime, () -> NOON);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LinkedBlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final Semaphore goOn = new Semaphore(0);
    private final LinkedBlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Completion> settled = new ConcurrentHashMap<>();
    private final HttpServer server;

    private record Reply(int status, String body) {}

    PurseTest() throws IOException {
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
    void twentyAtOnceOfFiveHundredNeverPassTheBudget() throws Exception {
        goOn.release(500);
        for (int i = 0; i < 500; i++) {
            replies.add(used(1 + i % 10)); // up to the whole limit
        }
        var purse = ofRun("1.00");
        var run = run(500, DEAR);
        start(run, purse, 20).ended().await();
        assertEquals(500, settled.size(), "each has its end");
        var spent = settled.values().stream().map(PurseTest::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertTrue(spent.compareTo(new BigDecimal("1.00")) <= 0, spent::toString);
        assertTrue(spent.compareTo(new BigDecimal("0.90")) > 0, () -> "one more might have fitted: " + spent);
        assertEquals(spent, purse.account().spent().getFirst());
        var others = settled.values().stream().filter(answer -> answer.status() != Status.COMPLETED).toList();
        assertTrue(others.stream().allMatch(a -> a.status() == Status.STOPPED && failure(a).kind() == FailureKind.BUDGET));
        assertEquals(arrived.size(), 500 - others.size(), "what was stopped was never sent");
        assertEquals(arrived.size(), purse.account().calls());
    }

    @Test
    void whatWasHeldBackForAnotherIsWaitedForWithoutAPlace() throws Exception {
        var requests = List.of(request(DEAR), request(DEAR), request(CHEAP));
        var run = new RunPlan(requests, 1, false).toRun("session", NOON, _ -> null);
        var handle = start(run, ofRun("0.14"), 2);
        var both = new TreeSet<>(List.of(arrived.take(), arrived.take())); // never, if the one that waits kept a place
        assertEquals(new TreeSet<>(List.of("cheap", "dear")), both);
        assertEquals("BUDGET", waiting.take());
        goOn.release(3);
        for (int i = 0; i < 3; i++) {
            replies.add(used(2));
        }
        handle.ended().await();
        assertTrue(settled.values().stream().allMatch(answer -> answer.status() == Status.COMPLETED), settled::toString);
    }

    @Test
    void aCallWaitsForTheRealCostOfOthersAndSaysSo() throws Exception {
        var run = run(2, DEAR);
        var handle = start(run, ofRun("0.13"), 2);
        arrived.take();
        assertEquals("BUDGET", waiting.take());
        replies.add(used(3)); // exactly as much as leaves room for another
        replies.add(used(10));
        goOn.release(2);
        handle.ended().await();
        assertTrue(settled.values().stream().allMatch(answer -> answer.status() == Status.COMPLETED), settled::toString);
    }

    @Test
    void aServiceThatCountsMoreTokensThanWeDoPassesNoBudget() throws Exception {
        var counted = Samples.deployment("counted", Protocol.CHAT)
                .withPrice(new Price("test", null, Samples.rates("10000", null, "10000"), null));
        goOn.release(40);
        for (int i = 0; i < 40; i++) {
            replies.add(new Reply(200, """
                    data: {"choices":[{"index":0,"delta":{"content":"yes"},"finish_reason":"stop"}]}

                    data: {"choices":[],"usage":{"prompt_tokens":190,"completion_tokens":10,"total_tokens":200}}

                    data: [DONE]

                    """)); // two dollars, where some thirty cents were thought the most
        }
        var purse = ofRun("10.50");
        start(run(40, counted), purse, 20).ended().await();
        assertEquals(40, settled.size());
        assertEquals(new BigDecimal("10"), settled.values().stream().map(PurseTest::cost).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void aCentLessLeavesNoRoom() throws Exception {
        var handle = start(run(2, DEAR), ofRun("0.13"), 2);
        arrived.take();
        waiting.take();
        replies.add(used(4));
        goOn.release(1);
        handle.ended().await();
        var stopped = settled.values().stream().filter(a -> a.status() == Status.STOPPED).toList();
        assertEquals(1, stopped.size());
        assertEquals(
                "The call may cost $0.1000 at most, and $0.0400 of the budget of $0.13 for this run is spent.",
                failure(stopped.getFirst()).detail());
        assertTrue(failure(stopped.getFirst()).fix().contains("--budget"));
    }

    @Test
    void aStopEndsTheWaitAtOnce() throws Exception {
        var purse = ofRun("0.13");
        var first = start(run(1, DEAR), purse, 2);
        arrived.take();
        var second = start(run(1, DEAR), purse, 2);
        waiting.take();
        second.stopAll();
        second.ended().await();
        first.stopAll();
        first.ended().await();
        assertEquals(2, settled.size());
        assertTrue(settled.values().stream().allMatch(a -> failure(a).kind() == FailureKind.CANCELLED), settled::toString);
        assertEquals(0, arrived.size(), "the one that waited was never sent");
    }

    @Test
    void whatWasSentAndToldNoUsageCountsAsTheMost() throws Exception {
        var purse = ofRun("0.15");
        replies.add(new Reply(200, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"ye\"}}]}\n\n"));
        goOn.release(9);
        start(run(2, DEAR), purse, 1).ended().await();
        assertEquals(1, arrived.size());
        assertEquals(new BigDecimal("0.1"), purse.account().spent().getFirst());
        assertEquals(1, purse.account().unknown());
    }

    @Test
    void whatSomebodyStoppedCountsAsTheMost() throws Exception {
        var purse = ofRun("0.15");
        var handle = start(run(1, DEAR), purse, 1);
        arrived.take();
        handle.stopAll();
        handle.ended().await();
        assertEquals(new BigDecimal("0.1"), purse.account().spent().getFirst());
    }

    @Test
    void whatTheServiceRefusedCountsNothing() throws Exception {
        var purse = ofRun("0.15");
        replies.add(new Reply(400, "{\"error\":{\"message\":\"no\"}}"));
        replies.add(new Reply(500, "{\"error\":{\"message\":\"oops\"}}")); // and is sent again
        replies.add(used(5));
        goOn.release(3);
        start(run(2, DEAR), purse, 1).ended().await();
        assertEquals(3, arrived.size());
        assertEquals(new BigDecimal("0.05"), purse.account().spent().getFirst());
    }

    @Test
    void whereNobodyListensNothingIsSpent() throws Exception {
        server.stop(0);
        var purse = ofRun("0.15");
        start(run(3, DEAR), purse, 3).ended().await();
        assertTrue(settled.values().stream().allMatch(a -> failure(a).kind() == FailureKind.CONNECTION), settled::toString);
        assertEquals(BigDecimal.ZERO, purse.account().spent().getFirst());
    }

    @Test
    void cheaperCallsGoOnWhereDearOnesAreStopped() throws Exception {
        for (int i = 0; i < 4; i++) {
            replies.add(used(10));
        }
        goOn.release(9);
        start(run(4, DEAR, CHEAP), ofRun("0.04"), 20).ended().await();
        assertEquals(4, settled.values().stream().filter(a -> a.status() == Status.COMPLETED).count());
        assertTrue(settled.values().stream()
                .allMatch(a -> (a.status() == Status.COMPLETED) == Objects.equals("cheap", a.origin().deployment())));
        var dear = settled.values().stream().filter(a -> a.status() == Status.STOPPED).findFirst().orElseThrow();
        assertEquals("The call may cost $0.1000 at most, more than the budget of $0.04 for this run.", failure(dear).detail());
    }

    @Test
    void withoutAnOutputLimitNothingIsSent() throws Exception {
        var request = new Request(DEAR, Prompt.of("", "Hello"), Parameters.NONE, true);
        var run = new RunPlan(List.of(request), 1, false).toRun("session", NOON, _ -> null);
        start(run, ofRun("5"), 1).ended().await();
        assertEquals(FailureKind.BUDGET, failure(settled.values().iterator().next()).kind());
        assertEquals(0, arrived.size());
    }

    @Test
    void theDayCountsWhatOthersSpentAndNotWhatIsSimulated() throws Exception {
        var purse = new Purse(List.of(Budget.ofDay(() -> frame(TODAY, "0.35"))));
        replies.add(used(5));
        replies.add(used(10));
        goOn.release(9);
        start(run(1, DEAR), purse, 1).ended().await(); // 0.35 + 0.10 of 0.50
        start(run(1, DEAR), purse, 1).ended().await(); // 0.40 + 0.10
        start(run(1, DEAR), purse, 1).ended().await();
        assertEquals(2, settled.values().stream().filter(a -> a.status() == Status.COMPLETED).count());
        var stopped = settled.values().stream().filter(a -> a.status() == Status.STOPPED).findFirst().orElseThrow();
        assertEquals(
                "The call may cost $0.1000 at most, and $0.5000 of the budget of $0.50 for the day is spent, not counting 2 calls of unknown cost.",
                failure(stopped).detail());
        replies.add(used(10));
        settled.clear();
        var simulated = new RunPlan(List.of(request(DEAR)), 1, true).toRun("session", NOON, _ -> null);
        start(simulated, purse, 1).ended().await();
        assertEquals(Status.COMPLETED, settled.values().iterator().next().status());
    }

    @Test
    void aNewDayBeginsAtNothing() throws Exception {
        var day = new LinkedBlockingQueue<LocalDate>(List.of(TODAY));
        var purse = new Purse(List.of(Budget.ofDay(() -> frame(Objects.requireNonNull(day.peek()), "0.30"))));
        replies.add(used(10));
        replies.add(used(10));
        replies.add(used(10));
        goOn.release(9);
        start(run(2, DEAR), purse, 1).ended().await();
        assertEquals(new BigDecimal("0.50"), purse.account().spent().getFirst().setScale(2));
        day.add(TODAY.plusDays(1));
        day.remove();
        start(run(1, DEAR), purse, 1).ended().await();
        assertEquals(new BigDecimal("0.40"), purse.account().spent().getFirst().setScale(2));
    }

    @Test
    void whenNobodyKnowsWhatTheDayCostNothingIsSent() throws Exception {
        Supplier<Budget.Frame> unread = () -> new Budget.Frame(BigDecimal.TEN, TODAY, BigDecimal.ZERO, 0, "The store is locked.");
        start(run(1, DEAR), new Purse(List.of(Budget.ofDay(unread))), 1).ended().await();
        assertTrue(failure(settled.values().iterator().next()).detail().endsWith("The store is locked."));
        assertEquals(0, arrived.size());
    }

    private static Budget.Frame frame(LocalDate day, String elsewhere) {
        return new Budget.Frame(new BigDecimal("0.50"), day, new BigDecimal(elsewhere), 2, null);
    }

    private static Purse ofRun(String dollars) {
        return new Purse(List.of(Budget.ofRun(new BigDecimal(dollars))));
    }

    private static BigDecimal cost(Completion answer) {
        return answer.cost() == null ? BigDecimal.ZERO : answer.cost().total();
    }

    private static Failure failure(Completion answer) {
        return Objects.requireNonNull(answer.failure());
    }

    private static Deployment priced(String name, String perMillion) {
        var known = new Deployment.Limits(1_000_000L, null, null, null); // so that calls wait for money alone
        var bare = Samples.deployment(name, Protocol.CHAT);
        var price = new Price("test", null, Samples.rates("0", null, perMillion), null);
        return new Deployment(
                name, bare.model(), bare.layers(), bare.protocol(), bare.outputLimitField(), bare.thinking(), price, null,
                null, known, List.of());
    }

    private static Request request(Deployment deployment) {
        return new Request(deployment, Prompt.of("", "Hello"), new Parameters(10, null, null, null), true);
    }

    private static Run run(int repeat, Deployment... deployments) {
        var requests = List.of(deployments).stream().map(PurseTest::request).toList();
        return new RunPlan(requests, repeat, false).toRun("session", NOON, _ -> null);
    }

    private RunHandle start(Run run, Purse purse, int concurrency) {
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        var connection = new Connection("test", Connection.Kind.AZURE, uri, new Auth.None(), "2024-10-21", "test", false);
        var runner = new Runner(transport, System::nanoTime, concurrency, _ -> {});
        var options = RunOptions.usual(new LearnedCards()).paidFrom(purse);
        return runner.start(run, new Endpoint(connection, new Access.Open()), options, new RunListener() {
            @Override
            public void onEvent(RunEvent event) {
                if (event.event() instanceof Queued queued && queued.cause() == Queued.Cause.BUDGET) { // not of places
                    waiting.add(queued.cause().name());
                }
            }

            @Override
            public void onSettled(Call call, Completion completion) {
                settled.put(call.id(), completion);
            }
        });
    }

    private static Reply used(int tokens) {
        return new Reply(200, """
                data: {"choices":[{"index":0,"delta":{"content":"yes"},"finish_reason":"stop"}]}

                data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":%d,"total_tokens":%d}}

                data: [DONE]

                """.formatted(tokens, tokens + 9));
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        arrived.add(exchange.getRequestURI().getPath().contains("/dear/") ? "dear" : "cheap");
        try (exchange) {
            goOn.acquire();
            var reply = replies.take();
            var bytes = reply.body().getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", reply.status() == 200 ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
