package foundrybench.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Queued;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.FinishReason;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.model.Samples;
import foundrybench.model.Slot;
import foundrybench.model.Transport;
import foundrybench.run.LaneWait;
import foundrybench.run.RunListener;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is logged of a run, and what is not.
class RunLogTest {
    private static final String HEAD = " [" + ProcessHandle.current().pid() + "] run: ";
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private final ProgramLog log = new ProgramLog(() -> Instant.EPOCH);
    private final RecentFailures failures = new RecentFailures();
    private final List<String> next = new ArrayList<>();

    private RunListener begin(Call... calls) {
        log.open(folder, () -> "start", null);
        var run = new Run("R", "S", NOON, Prompt.of("", "the prompt itself"), List.of(calls));
        return new RunLog(log.part("run"), failures::note, run, new RunListener() {
            @Override
            public void onEvent(RunEvent event) {
                next.add(event.event().getClass().getSimpleName());
            }

            @Override
            public void onWait(LaneWait wait) {
                next.add("wait of " + wait.deployment());
            }

            @Override
            public void onSettled(Call call, Completion completion) {
                next.add("end of " + call.id());
            }
        });
    }

    private static Call call(String id, String deployment) {
        return Samples.call(id, Samples.deployment(deployment, Protocol.CHAT), "the prompt itself", Parameters.NONE, true);
    }

    private static void tell(RunListener listener, Call call, CompletionEvent... events) {
        var answer = new CompletionBuilder(call);
        for (var event : events) {
            answer.add(event, 5_000_000);
            listener.onEvent(new RunEvent(call, 5_000_000, event));
        }
        listener.onSettled(call, answer.snapshot());
    }

    /// The lines after the start, without time and process.
    private List<String> lines() {
        log.close();
        return log.tail(100).stream()
                .skip(1)
                .map(line -> line.substring(line.indexOf(' ') + 1).replace(HEAD, " "))
                .toList();
    }

    @Test
    void whatWaitsForItsLimitsIsThereAndTheNextListenerHearsOfIt() {
        begin(call("1", "kimi")).onWait(new LaneWait("kimi", Queued.Cause.TOKENS, 70, 58_000, 184_000));
        assertEquals(List.of("wait of kimi"), next);
        assertTrue(lines().getLast().contains("70 calls to kimi wait 58000 ms: TOKENS"), () -> lines().toString());
    }

    @Test
    void idsCountsTimesAndKindsAreThereAndNoTextIs() {
        var good = call("1", "gpt");
        var bad = call("2", "kimi");
        var listener = begin(good, bad);
        tell(
                listener,
                good,
                new Sent(NOON, 1, 2.6),
                new Answered(200, new Transport("req-1\n", null, null, null), false),
                new Text(Slot.ONLY, "the answer itself"),
                new Finished(FinishReason.STOP));
        var said = FailureFacts.message(null).answered(429, "Too\u001bMany", "the prompt itself, repeated", null);
        tell(
                listener,
                bad,
                new Sent(NOON, 3, 900),
                new Answered(429, new Transport("req-2", null, null, null), false),
                new Failed(FailureText.describe(FailureKind.RATE_LIMIT, said)));
        assertEquals(
                List.of(
                        "INFO run R begins: 2 calls to gpt, kimi, session S",
                        "INFO call 1 of gpt completed, total ms 5, first ms 5, waited ms 3, attempts 1, request req-1?, price-unknown",
                        "INFO call 2 of kimi is sent again: attempt 3, after 900 ms",
                        "WARNING call 2 of kimi failed: rate_limit, HTTP 429, code Too?Many, total ms 5, waited ms 900, attempts 3, request req-2",
                        "INFO run R ended: completed 1, failed 1, stopped 0"),
                lines());
        assertEquals(
                List.of("2026-11-24T12:00:00Z rate_limit of kimi, HTTP 429, request req-2, call 2"), failures.lines());
        assertFalse(lines().toString().contains("itself"));
    }

    @Test
    void allIsPassedOn() {
        var call = call("1", "gpt");
        tell(begin(call), call, new Sent(NOON, 1, 0), new Finished(FinishReason.STOP));
        assertEquals(List.of("Sent", "Finished", "end of 1"), next);
        log.close();
    }
}
