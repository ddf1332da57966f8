package foundrybench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.Call;
import foundrybench.model.Estimate;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.Samples;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunPlanTest {
    private static final Prompt PROMPT = Prompt.of("", "Hi");

    @Test
    void eachRequestBecomesACallForEachRepeatInOrder() {
        var kimi = request("Kimi-K2.6");
        var gpt = request("gpt-5.4");
        var estimate = new Estimate(1, "o200k", null, null, null, null);
        var run = new RunPlan(List.of(kimi, gpt), 2, true)
                .toRun("session", Instant.EPOCH, request -> request == gpt ? estimate : null);
        var ids = run.calls().stream().map(Call::id).toList();
        assertEquals(4, new HashSet<>(ids).size());
        assertEquals(
                List.of(
                        new Call(ids.get(0), "session", run.id(), kimi, 0, null, true),
                        new Call(ids.get(1), "session", run.id(), kimi, 1, null, true),
                        new Call(ids.get(2), "session", run.id(), gpt, 0, estimate, true),
                        new Call(ids.get(3), "session", run.id(), gpt, 1, estimate, true)),
                run.calls());
        assertEquals(PROMPT, run.prompt());
        assertEquals(Instant.EPOCH, run.startedAt());
    }

    @Test
    void aRunAsksSomebody() {
        assertThrows(IllegalArgumentException.class, () -> new RunPlan(List.of(), 1, false));
    }

    private static Request request(String name) {
        return new Request(Samples.deployment(name, Protocol.CHAT), PROMPT, Parameters.NONE, true);
    }
}
