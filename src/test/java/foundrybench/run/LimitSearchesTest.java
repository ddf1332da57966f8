package foundrybench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.model.Samples;
import foundrybench.model.Slot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LimitSearchesTest {
    private final BlockingQueue<Open> begun = new LinkedBlockingQueue<>();
    private final Map<String, LimitFinding> findings = new ConcurrentHashMap<>();
    private final BlockingQueue<String> found = new LinkedBlockingQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /// A run that goes on until it is told how it ends.
    private record Open(Run run, Consumer<Completion> settled, CountDownLatch ended) implements RunHandle {
        String name() {
            return call().request().deployment().name();
        }

        Call call() {
            return run.calls().getFirst();
        }

        void answer() {
            end(new CompletionBuilder(call()).add(new Text(Slot.ONLY, "Four")).add(new Finished(FinishReason.STOP)).snapshot());
        }

        void end(Completion completion) {
            settled.accept(completion);
            ended.countDown();
        }

        @Override
        public void stop(String callId) {
            end(new CompletionBuilder(call()).add(new Failed(Samples.failure(FailureKind.CANCELLED))).snapshot());
        }

        @Override
        public void stopAll() {
            stop(call().id());
        }
    }

    @Test
    void eachIsSearchedByItselfAndOneThatHangsHoldsUpNoOther() throws InterruptedException {
        var searches = searches("hangs", "prompt");
        var hanging = next();
        assertEquals("prompt", found.take());
        assertTrue(findings.get("prompt") instanceof LimitFinding finding && finding.isFound());
        assertNull(findings.get("hangs"));
        hanging.stopAll();
        searches.ended().await();
        assertInstanceOf(LimitFinding.End.Broken.class, Objects.requireNonNull(findings.get("hangs")).end());
    }

    @Test
    void whatIsStoppedStopsItsCallAndBeginsNoOther() throws InterruptedException {
        var searches = searches("a");
        next();
        searches.stopAll();
        searches.ended().await();
        assertTrue(begun.isEmpty());
        var finding = Objects.requireNonNull(findings.get("a"));
        assertTrue(finding.end() instanceof LimitFinding.End.Broken(var why) && why.kind() == FailureKind.CANCELLED);
        assertEquals(1, finding.calls());
    }

    @Test
    void aStopBetweenTwoCallsBeginsNoOther() throws InterruptedException {
        var stopping = new CountDownLatch(1);
        var searches = new LimitSearches(List.of(target("a")), (target, limit, repeat) -> {
            if (repeat == 1) {
                stopping.countDown();
                awaitUnchecked(stopped);
            }
            return plan(target, limit, repeat);
        }, this::start, this::find).start();
        next().answer();
        stopping.await();
        searches.stopAll();
        stopped.countDown();
        searches.ended().await();
        assertTrue(begun.isEmpty());
        assertEquals(1, Objects.requireNonNull(findings.get("a")).calls());
        assertInstanceOf(LimitFinding.End.Broken.class, Objects.requireNonNull(findings.get("a")).end());
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onlyTheLimitDiffersFromCallToCall() throws InterruptedException {
        var parameters = new Parameters(9, new BigDecimal("0.5"), new BigDecimal("0.9"), "low");
        var request = new Request(Samples.deployment("a", Protocol.CHAT), Prompt.of("", "hi"), parameters, false);
        var asked = new LimitTarget(request, 64, 1).at(40);
        assertEquals(new Parameters(40, new BigDecimal("0.5"), new BigDecimal("0.9"), "low"), asked.parameters());
        assertEquals(request.prompt(), asked.prompt());
        assertEquals(false, asked.stream());
    }

    private LimitSearches searches(String... names) {
        var targets = List.of(names).stream().map(LimitSearchesTest::target).toList();
        return new LimitSearches(
                targets, LimitSearchesTest::plan, this::start, this::find).start();
    }

    private static LimitTarget target(String name) {
        return new LimitTarget(Samples.call("c", Samples.deployment(name, Protocol.CHAT)).request(), 64, 2);
    }

    private static Run plan(LimitTarget target, int maxTokens, int repeat) {
        var name = target.deployment().name();
        var call = new Call(name + repeat, "session", "run" + name + repeat, target.at(maxTokens), repeat, null, false);
        return new Run(call.runId(), "session", Instant.EPOCH, call.request().prompt(), List.of(call));
    }

    private RunHandle start(Run run, Consumer<Completion> settled) {
        var open = new Open(run, settled, new CountDownLatch(1));
        if (open.name().equals("prompt")) {
            open.answer();
        } else {
            begun.add(open);
        }
        return open;
    }

    private void find(LimitTarget target, LimitFinding finding) {
        findings.put(target.deployment().name(), finding);
        found.add(target.deployment().name());
    }

    private Open next() throws InterruptedException {
        var open = begun.poll(30, TimeUnit.SECONDS);
        if (open == null) {
            throw new AssertionError("no call began");
        }
        return open;
    }
}
