package foundrybench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
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
    @CsvSource({"60, false, 60, 8", "10, false, 70, 57", "1, false, 75, 100", "10, true, 60, 57", "1, true, 60, 95"})
    void requestsThatAreCountedOverSecondsAreFoundOut(int window, boolean tells, int mostSent, double longest) {
        var run = new VirtualRun(20);
        var service = VirtualService.fixed(window, window * VirtualService.SECOND, tells, false);
        run.with("one", service, 60, 100, 1_000, null, 60L);
        var outcome = run.run();
        assertEquals(60, outcome.done(), outcome::toString);
        assertEquals(0, outcome.insideWait(), outcome::toString);
        assertTrue(outcome.sent() <= mostSent, outcome::toString);
        assertTrue(outcome.wallSeconds() <= longest, outcome::toString);
    }

    @Test
    void aLimitedAndASlowDeploymentDoNotHoldUpEachOther() {
        var alone = new LinkedHashMap<String, Double>();
        for (var name : List.of("slow", "tokens", "requests")) {
            alone.put(name, plan(new VirtualRun(20), name).run().wallSeconds());
        }
        var run = plan(plan(plan(new VirtualRun(20), "slow"), "tokens"), "requests");
        var outcome = run.run();
        assertEquals(300, outcome.done(), outcome::toString);
        assertEquals(300, outcome.sent(), outcome::toString);
        double longest = alone.values().stream().mapToDouble(wall -> wall).max().orElseThrow();
        assertTrue(outcome.wallSeconds() <= SLACK * longest, () -> outcome + " alone " + alone);
        assertTrue(run.end("tokens") <= SLACK * alone.getOrDefault("tokens", 0.0), () -> run.end("tokens") + " alone " + alone);
        assertTrue(run.end("requests") <= SLACK * alone.getOrDefault("requests", 0.0), () -> run.end("requests") + " alone " + alone);
    }

    /// The slow one first, with all its calls.
    private static VirtualRun plan(VirtualRun run, String name) {
        return switch (name) {
            case "slow" -> run.with(name, VirtualService.unlimited(), 20, 100, 60_000, null, null);
            case "tokens" -> run.with(name, service("fixed", true), 100, TOKENS, 3_000, TPM, null);
            default -> run.with(name, VirtualService.fixed(60, 60 * VirtualService.SECOND, true, false), 180, 100, 3_000, null, 60L);
        };
    }
}
