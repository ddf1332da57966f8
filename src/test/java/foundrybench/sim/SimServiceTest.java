package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SimServiceTest {
    private static final String CHAT = "/openai/v1/chat/completions";
    private static final SimOptions AT_ONCE = SimOptions.defaults().withPace(0);
    private static final String HELLO =
            """
            {"model":"DeepSeek-V3.2","messages":[{"role":"user","content":"Hello"}],"stream":true}""";

    @Test
    void theKeyIsNewWithEveryStart() throws IOException {
        try (var one = SimService.start(AT_ONCE);
                var two = SimService.start(AT_ONCE)) {
            assertNotEquals(one.key(), two.key());
            assertEquals(48, one.key().length());
            assertEquals(401, SimClient.of(one).with(Map.of("api-key", two.key())).post(CHAT, HELLO).status());
        }
    }

    @Test
    void itListensOnLoopbackAtThePortAskedFor() throws IOException {
        var first = SimService.start(AT_ONCE);
        var endpoint = first.endpoint();
        assertEquals("http://127.0.0.1:" + endpoint.getPort() + "/", endpoint.toString());
        assertThrows(BindException.class, () -> SimService.start(AT_ONCE.withPort(endpoint.getPort())));
        first.close();
        try (var again = SimService.start(AT_ONCE.withPort(endpoint.getPort()))) {
            assertEquals(endpoint, again.endpoint());
        }
    }

    @Test
    void everyAnswerSaysThatItIsSimulated() throws IOException {
        try (var service = SimService.start(AT_ONCE)) {
            var headers = Map.of("api-key", service.key(), "x-ms-client-request-id", "my-call-7");
            var client = SimClient.of(service).with(headers);
            for (var answer : List.of(client.post(CHAT, HELLO), client.post("/nowhere", "{}"))) {
                assertEquals("true", answer.headers().get("x-foundry-bench-simulated"));
                assertEquals("Simulated", answer.headers().get("x-ms-region"));
                assertEquals("my-call-7", answer.headers().get("x-ms-client-request-id"));
                assertTrue(answer.headers().getOrDefault("apim-request-id", "").matches("[0-9a-f-]{36}"));
            }
        }
    }

    @Test
    void aStreamTellsItsTypeAndWhatIsLeftOfTheLimits() throws IOException {
        try (var service = SimService.start(AT_ONCE)) {
            var headers = SimClient.of(service).post(CHAT, HELLO).headers();
            assertEquals("text/event-stream; charset=utf-8", headers.get("content-type"));
            assertEquals("99", headers.get("x-ratelimit-remaining-requests"));
            assertEquals("99992", headers.get("x-ratelimit-remaining-tokens"));
        }
    }

    @Test
    void eachEventIsSentByItself() throws IOException {
        try (var service = SimService.start(AT_ONCE)) {
            var answer = SimClient.of(service).post(CHAT, HELLO);
            var chunks = answer.chunks().stream()
                    .map(chunk -> SimClient.Event.of(chunk.strip()))
                    .toList();
            assertEquals(answer.events(), chunks);
        }
    }

    @Test
    void twoHundredStreamsAtOnceAllComeWhole() throws Exception {
        try (var service = SimService.start(AT_ONCE);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var client = SimClient.of(service);
            Callable<String> call = () -> SimClient.masked(client.post(CHAT, HELLO).body());
            var calls = new ArrayList<Callable<String>>();
            for (int i = 0; i < 200; i++) {
                calls.add(call);
            }
            var bodies = new HashSet<String>();
            for (var done : threads.invokeAll(calls)) {
                bodies.add(done.get());
            }
            assertEquals(1, bodies.size());
            assertTrue(bodies.iterator().next().endsWith("data: [DONE]\n\n"));
        }
    }

    @Test
    void closeCutsAnOpenStreamAndLeavesNoThread() throws IOException {
        var before = Thread.getAllStackTraces().keySet();
        var service = SimService.start(SimOptions.defaults().withTtftMillis(3_600_000));
        try (var socket = SimClient.of(service).open("POST", CHAT, HELLO)) {
            readPast(socket, "\"role\":\"assistant\"");
            service.close();
            assertThrows(IOException.class, () -> readPast(socket, "[DONE]"));
        }
        var left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> !thread.getName().startsWith("HTTP") && !thread.getName().startsWith("sim"));
        assertEquals(List.of(), List.copyOf(left));
        var endpoint = service.endpoint();
        assertThrows(ConnectException.class, () -> new Socket(endpoint.getHost(), endpoint.getPort()).close());
    }

    @Test
    void closeWaitsForNoClient() throws IOException {
        var service = SimService.start(AT_ONCE.withDeltas(SimOptions.MOST_DELTAS));
        var client = SimClient.of(service);
        try (var halfAsked = new Socket(service.endpoint().getHost(), service.endpoint().getPort());
                var notReading = client.open("POST", CHAT, HELLO)) {
            var half = "POST " + CHAT + " HTTP/1.1\r\nContent-Length: 100\r\n\r\n{";
            halfAsked.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
            readPast(notReading, "\"role\":\"assistant\"");
            service.close();
            assertThrows(IOException.class, () -> readPast(notReading, "[DONE]"));
        }
    }

    @Test
    void aClientThatLeavesDisturbsNobody() throws IOException {
        try (var service = SimService.start(AT_ONCE.withDeltas(20_000))) {
            var client = SimClient.of(service);
            try (var socket = client.open("POST", CHAT, HELLO)) {
                readPast(socket, "\"role\":\"assistant\"");
            }
            assertTrue(client.post(CHAT, HELLO).body().endsWith("data: [DONE]\n\n"));
        }
    }

    @Test
    void theEndpointIsKnownAfterClosingToo() throws IOException {
        var service = SimService.start(AT_ONCE);
        var endpoint = service.endpoint();
        service.close();
        assertEquals(endpoint, service.endpoint());
        service.close();
    }

    private static void readPast(Socket socket, String text) throws IOException {
        while (!SimClient.Answer.line(socket.getInputStream()).contains(text)) {
            // until that line has come
        }
    }
}
