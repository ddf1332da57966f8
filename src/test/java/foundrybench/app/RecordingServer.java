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
import java.util.concurrent.CopyOnWriteArrayList;

/// A server of somebody else that speaks chat/completions: keeps what it was sent and answers "fine".
final class RecordingServer implements AutoCloseable {
    private static final String ANSWER = """
            data: {"choices":[{"index":0,"delta":{"content":"fine"},"finish_reason":"stop"}],"model":"theirs"}

            data: [DONE]

            """;

    private final HttpServer server;
    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    RecordingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
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

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            heads.add("%s %s api-key=%s authorization=%s".formatted(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    headers.getFirst("api-key"),
                    headers.getFirst("Authorization")));
            bodies.add(Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "text/event-stream");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (JsonException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
