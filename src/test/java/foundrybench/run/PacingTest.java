package foundrybench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PacingTest {
    private static final List<String> FIVE = List.of("one", "two", "three", "four", "five");
    private static final long TPM = 60_000;
    private static final long TOKENS = 2_014; // 29 fit a minute, 100 take three minutes and the last calls' time
    private static final double CALL = 2.25; // seconds, on average
    private static final double WINDOWED = 3 * 60 + 13 * 5 * CALL / 20 + CALL; // 13 calls of each are left for the last minute
    private static final double REFILLED = (100 * TOKENS - TPM) / 1000.0 + CALL;
    private static final double SLACK = 1.05;

    @ParameterizedTest
    @CsvSource({
        "fixed, true, true", "fixed, true, false", "fixed, false, true", "fixed, false, false",
        "sliding, true, true", "sliding, true, false", "sliding, false, true", "sliding, false, false",
        "bucket, true, true", "bucket, false, true"
    })
    void fiveHundredCallsTakeNoLongerThanTheLimitsAllow(String kind, boolean isEntryKnown, boolean tellsRemaining) {
        var run = new VirtualRun(20);
        for (var name : FIVE) {
            run.with(name, service(kind, tellsRemaining), 100, TOKENS, 3_000, isEntryKnown ? TPM : null, null);
        }
        var outcome = run.run();
        assertEquals(500, outcome.done(), outcome::toString);
        assertEquals(0, outcome.lost(), outcome::toString);
        assertTrue(outcome.sent() <= 510, outcome::toString);
        assertEquals(0, outcome.insideWait(), outcome::toString);
        assertTrue(outcome.mostUnderWay() <= 20, outcome::toString);
        assertTrue(outcome.wallSeconds() <= SLACK * (kind.equals("bucket") ? REFILLED : WINDOWED), outcome::toString);
        if (isEntryKnown) {
            assertEquals(500, outcome.sent(), "what is known beforehand costs no refusal");
        }
    }

    private static VirtualService service(String kind, boolean tells) {
        return switch (kind) {
            case "fixed" -> VirtualService.fixed(TPM, 60 * VirtualService.SECOND, tells, true);
            case "sliding" -> VirtualService.sliding(TPM, 60 * VirtualService.SECOND, tells, true);
            default -> VirtualService.bucket(TPM, tells);
        };
    }

    @ParameterizedTest
    @CsvSource({"60, 60, 60", "10, 60, 60", "1, 60, 60"})
    void requestsThatAreCountedOverSecondsAreFoundOut(int window, long perMinute, int calls) {
        var run = new VirtualRun(20);
        var service = VirtualService.fixed(perMinute * window / 60, window * VirtualService.SECOND, false, false);
        run.with("one", service, calls, 100, 1_000, null, perMinute);
        var outcome = run.run();
        assertEquals(calls, outcome.done(), outcome::toString);
        assertEquals(0, outcome.insideWait(), outcome::toString);
        assertTrue(outcome.sent() <= calls * 1.5, outcome::toString);
        System.err.println(window + " " + outcome);
    }

    @Test
    void oneLimitedAndOneSlowDeploymentDoNotHoldUpEachOther() {
        for (var only : java.util.Arrays.asList("tokens", "requests", "slow", null)) {
            var run = new VirtualRun(20);
            plan(run, "slow", only, VirtualService.unlimited(), 40, 60_000, null, null);
            plan(run, "tokens", only, service("fixed", true), 100, 3_000, TPM, null);
            plan(run, "requests", only, VirtualService.fixed(60, 60 * VirtualService.SECOND, true, false), 180, 3_000, null, 60L);
            var outcome = run.run();
            System.err.println(only + " " + outcome + " " + run.end("slow") + " " + run.end("tokens") + " " + run.end("requests"));
        }
    }

    private static void plan(
            VirtualRun run, String name, @Nullable String only, VirtualService service, int calls, long millis,
            @Nullable Long tpm, @Nullable Long rpm) {
        if (only == null || only.equals(name)) {
            run.with(name, service, calls, name.equals("tokens") ? TOKENS : 100, millis, tpm, rpm);
        }
    }
}
