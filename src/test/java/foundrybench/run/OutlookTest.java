package foundrybench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Call;
import foundrybench.model.Deployment.Limits;
import foundrybench.model.Parameters;
import foundrybench.model.Protocol;
import foundrybench.model.Samples;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutlookTest {
    @Test
    void callsThatAMinuteAdmitsAreNotWorthAWord() {
        assertEquals(List.of(), Outlook.of(calls(4, 1_000, new Limits(5_000L, null, null, null))));
        assertEquals(List.of(), Outlook.of(calls(400, 1_000, Limits.UNKNOWN)));
    }

    @Test
    void moreTakeAMinuteForEachTimeThatTheyFillIt() {
        var outlook = Outlook.of(calls(9, 1_000, new Limits(5_000L, null, null, null))).getFirst();
        assertEquals("Kimi-K2.6", outlook.deployment());
        assertEquals(9, outlook.calls());
        assertEquals(1_009, outlook.mostTokens(), "the limit, and the prompt: Hello is two, around it are seven");
        assertEquals(120_500, outlook.lastMs());
        assertFalse(outlook.isBeyond());
    }

    @Test
    void requestsCountToo() {
        assertEquals(60_250, Outlook.of(calls(100, 1_000, new Limits(null, 60L, null, null))).getFirst().lastMs());
    }

    @Test
    void oneCallThatAloneIsMoreThanAMinuteIsTold() {
        var outlook = Outlook.of(calls(1, 6_000, new Limits(5_000L, null, null, null))).getFirst();
        assertTrue(outlook.isBeyond());
        assertEquals(0, outlook.lastMs());
    }

    private static List<Call> calls(int count, int maxTokens, Limits limits) {
        var deployment = Samples.deployment("Kimi-K2.6", Protocol.CHAT, limits);
        var parameters = new Parameters(maxTokens, null, null, null);
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.call("call " + i, deployment, "Hello", parameters, true))
                .toList();
    }
}
