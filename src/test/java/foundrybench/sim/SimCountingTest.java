package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.sim.SimCounting.RetryAfter;
import foundrybench.sim.SimCounting.Window;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Ways to count and to tell limits, with a clock turned by hand. A request of these has 8 tokens and its output limit.
class SimCountingTest {
    private static final String CHAT = "/openai/v1/chat/completions";

    private final AtomicLong clock = new AtomicLong(TimeUnit.DAYS.toNanos(3));
    private final LinkedBlockingQueue<Served> told = new LinkedBlockingQueue<>();
    private SimService service = SimService.start(SimOptions.defaults());

    SimCountingTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aSlidingWindowFreesEachRequestAMinuteAfterItCame() throws Exception {
        start(options -> options.withTokensPerMinute(1000).withCounting(counting(Window.SLIDING)));
        assertEquals("200 tokens 592", ask(400));
        pass(20_000);
        assertEquals("200 tokens 184", ask(400));
        assertEquals("429 tokens 184 wait 40", ask(200));
        assertEquals("429 tokens 184 wait 60", ask(600));
        pass(39_999);
        assertEquals("429 tokens 184 wait 1", ask(200));
        pass(1);
        assertEquals("200 tokens 384", ask(200));
        assertEquals("429 tokens 384 wait 60", ask(5000));
    }

    @Test
    void aBucketFillsEvenly() throws Exception {
        start(options -> options.withTokensPerMinute(600).withCounting(counting(Window.BUCKET)));
        assertEquals("200 tokens 0", ask(592));
        assertEquals("429 tokens 0 wait 30", ask(292));
        pass(29_900);
        assertEquals("429 tokens 299 wait 1", ask(292));
        pass(100);
        assertEquals("200 tokens 0", ask(292));
        pass(3_600_000);
        assertEquals("429 tokens 600 wait 60", ask(593));
        assertEquals("200 tokens 0", ask(592));
    }

    @Test
    void requestsAreLimitedToo() throws Exception {
        start(options -> options.withRequestsPerMinute(2));
        assertEquals("200 requests 1", requests("DeepSeek-V3.2"));
        pass(1000);
        assertEquals("200 requests 0", requests("DeepSeek-V3.2"));
        assertEquals("429 requests 0 wait 59", requests("DeepSeek-V3.2"));
        assertEquals("200 requests 1", requests("Kimi-K2.6"));
        pass(59_000);
        assertEquals("200 requests 1", requests("DeepSeek-V3.2"));
    }

    @Test
    void requestsCanBeCountedOverSeconds() throws Exception {
        start(options -> options.withRequestsPerMinute(12).withCounting(SimCounting.defaults().withRequestSeconds(10)));
        assertEquals("200 requests 1", requests("DeepSeek-V3.2"));
        assertEquals("200 requests 0", requests("DeepSeek-V3.2"));
        assertEquals("429 requests 0 wait 10", requests("DeepSeek-V3.2"));
        pass(10_000);
        assertEquals("200 requests 1", requests("DeepSeek-V3.2"));
    }

    @Test
    void aDeploymentHasLimitsOfItsOwn() throws Exception {
        start(options -> options.withTokensPerMinute(1000)
                .withDeployments(
                        SimDeployment.named("DeepSeek-V3.2").withLimits(new SimLimits(200, null)),
                        SimDeployment.named("Kimi-K2.6").withLimits(SimLimits.none())));
        assertEquals("429 tokens 200 wait 60", ask(193));
        assertEquals("200 tokens 0", ask(192));
        assertEquals(200, post("Kimi-K2.6", 5000).status());
    }

    @Test
    void theLongerWaitIsToldAndWhichLimitItIs() throws Exception {
        start(options -> options.withLimits(new SimLimits(100, 1)));
        assertEquals(200, post("DeepSeek-V3.2", 50).status());
        var calls = post("DeepSeek-V3.2", 1);
        assertTrue(calls.body().contains("have exceeded call rate limit of your current AIServices S0 pricing tier. Please"
                + " retry after 60 seconds."), calls.body());
        assertEquals("DeploymentRatelimit-Call", calls.headers().get("policy-id"));
        var tokens = post("DeepSeek-V3.2", 90);
        assertTrue(tokens.body().contains("have exceeded token rate limit of your current AIServices"), tokens.body());
        assertEquals("DeploymentRatelimit-Token", tokens.headers().get("policy-id"));
    }

    @Test
    void whatIsToldCanBeChosen() throws Exception {
        start(options -> options.withLimits(new SimLimits(1000, 7))
                .withCounting(SimCounting.defaults()
                        .withTellsRemaining(false)
                        .withTellsLimits(true)
                        .withRetryAfter(RetryAfter.TEXT)));
        var answer = post("DeepSeek-V3.2", 993);
        assertEquals(429, answer.status());
        assertTrue(answer.body().contains("Please retry after 60 seconds."), answer.body());
        assertFalse(answer.headers().containsKey("retry-after"));
        assertFalse(answer.headers().containsKey("x-ratelimit-remaining-tokens"));
        assertFalse(answer.headers().containsKey("x-ratelimit-remaining-requests"));
        assertEquals("1000", answer.headers().get("x-ratelimit-limit-tokens"));
        assertEquals("7", answer.headers().get("x-ratelimit-limit-requests"));
    }

    @Test
    void eachRequestIsToldWithItsTokensAndItsWait() throws Exception {
        start(options -> options.withTokensPerMinute(500));
        post("DeepSeek-V3.2", 400);
        pass(1500);
        post("DeepSeek-V3.2", 400);
        var first = told.take();
        var second = told.take();
        assertEquals("200 408 null", first.status() + " " + first.tokens() + " " + first.waitMillis());
        assertEquals("429 408 59000", second.status() + " " + second.tokens() + " " + second.waitMillis());
        assertEquals(TimeUnit.MILLISECONDS.toNanos(1500), second.readNanos() - first.readNanos());
    }

    private void start(UnaryOperator<SimOptions> change) throws IOException {
        service.close();
        service = SimService.start(change.apply(
                SimOptions.defaults().withPace(0).withClock(clock::get).withListener(told::add)));
    }

    private static SimCounting counting(Window window) {
        return SimCounting.defaults().withWindow(window);
    }

    private void pass(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private String ask(int limit) throws IOException {
        return words(post("DeepSeek-V3.2", limit), "tokens");
    }

    private String requests(String deployment) throws IOException {
        return words(post(deployment, 1), "requests");
    }

    private static String words(SimClient.Answer answer, String what) {
        var wait = answer.headers().get("retry-after");
        return answer.status() + " " + what + " " + answer.headers().get("x-ratelimit-remaining-" + what)
                + (wait == null ? "" : " wait " + wait);
    }

    private SimClient.Answer post(String deployment, int limit) throws IOException {
        return SimClient.of(service)
                .post(CHAT, "{\"model\":\"" + deployment + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}],\"max_tokens\":" + limit + "}");
    }
}
