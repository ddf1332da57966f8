package foundrybench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.CompletionEvent.Queued.Cause;
import foundrybench.model.Deployment.Limits;
import foundrybench.run.LaneWait;
import foundrybench.run.Outlook;
import org.junit.jupiter.api.Test;

class WaitWordsTest {
    @Test
    void itSaysHowManyWaitHowLongAndForWhat() {
        assertEquals(
                "Kimi-K2.6: 71 calls wait 58 s for its tokens per minute, the last about 3 min 4 s",
                OutcomeWords.waits(new LaneWait("Kimi-K2.6", Cause.TOKENS, 71, 57_100, 184_000)));
        assertEquals(
                "gpt-5.4: 1 call waits 1 min for its requests per minute",
                OutcomeWords.waits(new LaneWait("gpt-5.4", Cause.REQUESTS, 1, 60_000, 60_000)));
        assertEquals(
                "gpt-5.4: 2 calls wait 7 s because the service asked for it",
                OutcomeWords.waits(new LaneWait("gpt-5.4", Cause.ASKED, 2, 7_000, 7_000)));
    }

    @Test
    void beforehandItSaysWhatTheCallsCountForAndHowLongTheyTake() {
        assertEquals(
                "Kimi-K2.6: 100 calls count up to 2,014 tokens each against its 60,000 tokens a minute (entry): about 3 min 1 s"
                        + " until the last is sent.",
                OutcomeWords.of(new Outlook("Kimi-K2.6", 100, 2_014, new Limits(60_000L, null, null, null), 180_750, false)));
        assertEquals(
                "Kimi-K2.6: 90 calls count one request each against its 60 requests a minute (entry): about 1 min 1 s until the"
                        + " last is sent.",
                OutcomeWords.of(new Outlook("Kimi-K2.6", 90, 2_014, new Limits(null, 60L, null, null), 60_250, false)));
    }

    @Test
    void oneCallThatIsMoreThanTheLimitIsWarnedOf() {
        assertEquals(
                "Kimi-K2.6: 1 call counts up to 6,009 tokens each against its 5,000 tokens a minute (entry): at once. A call"
                        + " that alone is more than the minute may be refused.",
                OutcomeWords.of(new Outlook("Kimi-K2.6", 1, 6_009, new Limits(5_000L, null, null, null), 0, true)));
    }
}
