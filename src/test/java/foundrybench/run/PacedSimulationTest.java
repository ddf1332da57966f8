package foundrybench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent;
import foundrybench.model.CompletionEvent.Queued;
import foundrybench.model.Connection;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Deployment.Limits;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.RunEvent;
import foundrybench.model.Samples;
import foundrybench.model.Status;
import foundrybench.provider.Access;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import foundrybench.provider.Secret;
import foundrybench.sim.Served;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimService;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The runner against the simulated service, over HTTP, on one clock that jumps whenever a call waits.
@Timeout(60)
class PacedSimulationTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Parameters THOUSAND = new Parameters(1_000, null, null, null);
    private static final int TPM = 5_000; // four calls a minute

    private final AtomicLong clock = new AtomicLong();
    private final Queue<Served> served = new ConcurrentLinkedQueue<>();
    private final Queue<Completion> settled = new ConcurrentLinkedQueue<>();
    private final Queue<CompletionEvent> events = new ConcurrentLinkedQueue<>();
    private final Queue<LaneWait> waits = new ConcurrentLinkedQueue<>();
    private final ExecutorService turner = Executors.newSingleThreadExecutor();
    private final HttpTransport transport = new HttpTransport(System::nanoTime, () -> NOON);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noCallIsRefusedWhetherEntryOrHeadersTellTheLimit(boolean isEntryKnown) throws Exception {
        run(10, isEntryKnown ? new Limits((long) TPM, null, null, null) : Limits.UNKNOWN);
        assertEquals(10, settled.stream().filter(answer -> answer.status() == Status.COMPLETED).count());
        assertEquals(List.of(200), served.stream().map(Served::status).distinct().toList());
        assertEquals(10, served.size());
        assertTrue(clock.get() >= TimeUnit.SECONDS.toNanos(120), clock::toString);
        assertTrue(clock.get() <= TimeUnit.SECONDS.toNanos(126), clock::toString);
    }

    @Test
    void whatWaitsIsToldWhyAndForHowLong() throws Exception {
        run(10, new Limits((long) TPM, null, null, null));
        var longest = events.stream()
                .filter(Queued.class::isInstance)
                .map(Queued.class::cast)
                .filter(queued -> queued.cause() == Queued.Cause.TOKENS && queued.waitMs() != null)
                .mapToLong(queued -> queued.waitMs() == null ? 0 : queued.waitMs())
                .max();
        assertTrue(longest.orElse(0) > 100_000 && longest.orElse(0) < 130_000, longest::toString);
        var first = waits.element();
        assertEquals("Kimi-K2.6", first.deployment());
        assertEquals(Queued.Cause.TOKENS, first.cause());
        assertTrue(first.calls() >= 1 && first.calls() <= 6, first::toString);
        assertTrue(first.waitMs() > 58_000 && first.waitMs() < 63_000, first::toString);
    }

    /// The clock stands still while a call is under way, or has not come to its lane.
    private boolean allWait(Meter meter, int calls) {
        return meter.underWay() == 0 && meter.queued() + settled.size() == calls;
    }

    /// Turns the clock when all calls wait, unless the call that pauses is let go before.
    private final class Turning implements Pause {
        private final CompletableFuture<Runner> runner = new CompletableFuture<>();
        private final int calls;

        private Turning(int calls) {
            this.calls = calls;
        }

        @Override
        public void take(long millis) throws InterruptedException {
            take(new Semaphore(0), TimeUnit.MILLISECONDS.toNanos(millis));
        }

        /// Looks from a thread of the system's, since a virtual one that looks again and again keeps the calls from theirs.
        @Override
        public void take(Semaphore signal, long nanos) throws InterruptedException {
            try {
                turner.submit(() -> turn(signal, nanos)).get();
            } catch (ExecutionException failed) {
                throw new AssertionError(failed);
            }
        }

        private void turn(Semaphore signal, long nanos) {
            while (!allWait(runner.join().meters().getFirst(), calls)) {
                if (signal.tryAcquire() || Thread.interrupted()) {
                    return;
                }
                Thread.yield();
            }
            clock.addAndGet(nanos);
        }
    }

    @AfterEach
    void stopTurning() {
        turner.shutdownNow();
    }

    private void run(int calls, Limits limits) throws Exception {
        var options = SimOptions.defaults()
                .withPace(0)
                .withTokensPerMinute(TPM)
                .withClock(clock::get)
                .withListener(served::add);
        try (transport; var service = SimService.start(options)) {
            var request = new Request(
                    Samples.deployment("Kimi-K2.6", Protocol.CHAT, limits), Prompt.of("", "Hello"), THOUSAND, true);
            var run = new RunPlan(List.of(request), calls, false).toRun("session", NOON, _ -> null);
            var connection =
                    new Connection("test", Connection.Kind.AZURE, service.endpoint(), new Auth.None(), "2024-10-21", "test", false);
            var turning = new Turning(calls);
            var runner = new Runner(transport, clock::get, 20, turning);
            turning.runner.complete(runner);
            var endpoint = new Endpoint(connection, new Access.Key(new Secret(service.key())));
            runner.start(run, endpoint, RunOptions.usual(new LearnedCards()), new RunListener() {
                        @Override
                        public void onEvent(RunEvent event) {
                            events.add(event.event());
                        }

                        @Override
                        public void onWait(LaneWait wait) {
                            waits.add(wait);
                        }

                        @Override
                        public void onSettled(Call call, Completion completion) {
                            settled.add(completion);
                        }
                    })
                    .ended()
                    .await();
        }
    }
}
