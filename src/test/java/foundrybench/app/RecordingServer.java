package foundrybench.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server of somebody else that speaks chat/completions: keeps what it was sent and answers "fine".
final class RecordingServer implements AutoCloseable {
    /// What it answers with.
    static final String ANSWER = """
            data: {"choices":[{"index":0,"delta":{"content":"fine"},"finish_reason":"stop"}],"model":"theirs"}

            data: [DONE]

            """;

    private final AtomicInteger refusals = new AtomicInteger();
    private volatile Step before = () -> {};
    private final HttpServer server;
    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    RecordingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// Answers so many requests with 429 before all others, and asks for a wait of a millisecond.
    RecordingServer refusingFirst(int requests) {
        refusals.set(requests);
        return this;
    }

    /// Does this before it answers.
    RecordingServer doing(Step step) {
        before = step;
        return this;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /// The bodies it was sent, in order.
    List<JsonNode> bodies() {
        return List.copyOf(bodies);
    }

    /// Method, address and the headers that carry a key, of each request.
    List<String> heads() {
        return List.copyOf(heads);
    }

    /// Each request as it came, in order.
    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /// One request.
    ///
    /// @param headers by name in small letters
    /// @param body byte by byte, a character each
    record Sent(String line, Map<String, List<String>> headers, String body) {
        private static Sent of(HttpExchange exchange, byte[] body) {
            var headers = new TreeMap<String, List<String>>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            return new Sent(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    headers,
                    new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            heads.add("%s %s api-key=%s authorization=%s".formatted(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    headers.getFirst("api-key"),
                    headers.getFirst("Authorization")));
            var body = exchange.getRequestBody().readAllBytes();
            sent.add(Sent.of(exchange, body));
            if (body.length > 0) {
                bodies.add(Json.parse(new String(body, StandardCharsets.UTF_8)));
            }
            before.run();
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.getResponseHeaders().set("retry-after-ms", "1");
                exchange.sendResponseHeaders(429, -1);
                return;
            }
            var bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "text/event-stream");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (JsonException e) {
            throw new IOException(e);
        }
    }

    /// Something that happens in the middle of a call.
    interface Step {
        void run() throws IOException;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
