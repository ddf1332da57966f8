package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tokens a minute, with a clock turned by hand, and what is told of each request.
class SimLimitTest {
    private static final String CHAT = "/openai/v1/chat/completions";
    private static final int PROMPT_TOKENS = 8;

    private final AtomicLong clock = new AtomicLong(TimeUnit.DAYS.toNanos(3));
    private final LinkedBlockingQueue<Served> told = new LinkedBlockingQueue<>();
    private SimService service = SimService.start(SimOptions.defaults());
    private SimClient client = SimClient.of(service);

    SimLimitTest() throws IOException {}

    @BeforeEach
    void start() throws IOException {
        service.close();
        service = SimService.start(SimOptions.defaults()
                .withPace(0)
                .withTokensPerMinute(1000)
                .withClock(clock::get)
                .withListener(told::add));
        client = SimClient.of(service);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void promptAndOutputLimitCountWhenARequestArrives() throws Exception {
        assertEquals("200, 592 left", ask("DeepSeek-V3.2", 400));
        assertEquals("200, 184 left", ask("DeepSeek-V3.2", 400));
        assertEquals("429, 184 left, wait 60", ask("DeepSeek-V3.2", 177));
        assertEquals("200, 0 left", ask("DeepSeek-V3.2", 176));
    }

    @Test
    void eachDeploymentHasItsOwnTokens() throws Exception {
        assertEquals("200, 92 left", ask("DeepSeek-V3.2", 900));
        assertEquals("200, 92 left", ask("Kimi-K2.6", 900));
        assertEquals("429, 92 left, wait 60", ask("DeepSeek-V3.2", 900));
    }

    @Test
    void theCountStartsAnewAMinuteAfterItsFirstRequest() throws Exception {
        ask("DeepSeek-V3.2", 900);
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(58_001));
        assertEquals("429, 92 left, wait 2", ask("DeepSeek-V3.2", 900));
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_998));
        assertEquals("429, 92 left, wait 1", ask("DeepSeek-V3.2", 900));
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        assertEquals("200, 92 left", ask("DeepSeek-V3.2", 900));
    }

    @Test
    void whatExceedsAWholeMinuteIsAskedToWaitAndRefusedAgain() throws Exception {
        assertEquals("429, 1000 left, wait 60", ask("DeepSeek-V3.2", 993));
        clock.addAndGet(TimeUnit.SECONDS.toNanos(60));
        assertEquals("429, 1000 left, wait 60", ask("DeepSeek-V3.2", 993));
        assertEquals("200, 0 left", ask("DeepSeek-V3.2", 992));
    }

    @Test
    void withoutAnOutputLimitAThousandTokensAreCounted() throws Exception {
        var answer = client.post(CHAT, body("DeepSeek-V3.2", ""));
        assertEquals(429, answer.status());
        assertTrue(answer.body().contains("counted for " + (1000 + PROMPT_TOKENS) + " tokens"), answer.body());
    }

    @Test
    void aRefusalSaysWhatTheRealOneSays() throws Exception {
        var answer = client.post(CHAT, body("Kimi-K2.6", ",\"max_tokens\":5000"));
        assertEquals("RateLimitReached", answer.json().at("/error/code").asText());
        assertTrue(answer.body().contains("Please retry after 60 seconds."), answer.body());
        assertEquals("DeploymentRatelimit-Token", answer.headers().get("policy-id"));
        assertEquals("100", answer.headers().get("x-ratelimit-remaining-requests"));
        assertEquals(60_000, told.take().waitMillis());
    }

    @Test
    void whatWasRefusedForItsFormCountsNothing() throws Exception {
        assertEquals(400, client.post(CHAT, body("gpt-5.4", ",\"max_tokens\":900")).status());
        assertEquals("200, 92 left", ask("DeepSeek-V3.2", 900));
        var answer = client.post(CHAT, body("gpt-5.4", ",\"max_completion_tokens\":900"));
        assertEquals("92", answer.headers().get("x-ratelimit-remaining-tokens"));
        assertEquals("249", answer.headers().get("x-ratelimit-remaining-requests"));
    }

    @Test
    void eachRequestIsToldOnceWithItsTimes() throws Exception {
        var named = client.with(Map.of("api-key", service.key(), "x-ms-client-request-id", "call-1"));
        named.post(CHAT, body("DeepSeek-V3.2", ",\"max_tokens\":900,\"stream\":true"));
        long now = clock.get();
        assertEquals(new Served("call-1", "DeepSeek-V3.2", now, now, now, 200, null, null, 908L), told.take());
        client.with(Map.of("api-key", "wrong")).post(CHAT, "{}");
        assertEquals(new Served(null, null, now, null, now, 401, null, null, null), told.take());
        client.send("GET", "/openai/deployments?api-version=2023-03-15-preview", "");
        assertEquals(200, told.take().status());
        service.close();
        assertEquals(List.of(), List.copyOf(told));
    }

    @Test
    void aStreamWithoutADeltaHasNoFirstOne() throws Exception {
        client.post("/openai/v1/responses", SimFaultTest.onlyThinking());
        assertNull(told.take().firstDeltaNanos());
    }

    @Test
    void aClientThatLeftIsToldOfToo() throws Exception {
        try (var flood = SimService.start(SimOptions.defaults()
                .withPace(0)
                .withDeltas(SimOptions.MOST_DELTAS)
                .withListener(told::add))) {
            var socket = SimClient.of(flood).open("POST", CHAT, body("DeepSeek-V3.2", ",\"stream\":true"));
            SimClient.Answer.line(socket.getInputStream());
            socket.close();
            assertEquals("DeepSeek-V3.2", told.take().deployment());
        }
        assertEquals(List.of(), List.copyOf(told));
    }

    @Test
    void theFloodOfManyDeltasComesInFewerPieces() throws IOException {
        var options = SimOptions.defaults().withPace(0).withDeltas(1000);
        var texts = new ArrayList<String>();
        var pieces = new ArrayList<Integer>();
        for (var each : List.of(options, options.withGapMillis(0))) {
            try (var flood = SimService.start(each)) {
                var answer = SimClient.of(flood).post(CHAT, body("DeepSeek-V3.2", ",\"stream\":true"));
                texts.add(SimClient.masked(answer.body()));
                pieces.add(answer.chunks().size());
            }
        }
        assertEquals(texts.get(0), texts.get(1));
        assertEquals(1004, pieces.get(0));
        assertTrue(pieces.get(1) < 200, pieces.get(1) + " pieces");
    }

    private String ask(String deployment, int limit) throws IOException {
        var answer = client.post(CHAT, body(deployment, ",\"max_tokens\":" + limit));
        var wait = answer.headers().get("retry-after");
        return answer.status() + ", " + answer.headers().get("x-ratelimit-remaining-tokens") + " left"
                + (wait == null ? "" : ", wait " + wait);
    }

    private static String body(String deployment, String more) {
        return "{\"model\":\"" + deployment + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]" + more + "}";
    }
}
