package foundrybench.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// Stands between the program and a service, passes everything on as it comes, and keeps what it has passed on
/// and when: the truth about what a program that is killed had been sent.
final class Witness implements AutoCloseable {
    private static final List<String> ASKED = List.of("api-key", "authorization", "content-type", "x-ms-client-request-id");
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final Map<String, SentAnswer> answers = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final URI service;

    /// @param service base address
    Witness(URI service) throws IOException {
        this.service = service;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /// What was sent for the call with this id; empty if it was never asked for.
    Optional<SentAnswer> answer(String callId) {
        return Optional.ofNullable(answers.get(callId));
    }

    /// By call.
    Map<String, SentAnswer> answers() {
        return Map.copyOf(answers);
    }

    void forget() {
        answers.clear();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = String.valueOf(exchange.getRequestHeaders().getFirst("x-ms-client-request-id"));
            var answer = answers.computeIfAbsent(id, _ -> new SentAnswer());
            var asked = client.send(request(exchange), HttpResponse.BodyHandlers.ofInputStream());
            asked.headers().map().forEach((name, values) -> {
                if (name.equals("content-type") || name.startsWith("x-")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(asked.statusCode(), 0);
            var buffer = new byte[MOST_AT_ONCE];
            try (var in = asked.body(); var out = exchange.getResponseBody()) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    out.write(buffer, 0, count);
                    out.flush();
                    answer.sent(buffer, count, System.nanoTime());
                }
            }
            answer.ended();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().toString().substring(1);
        var request = HttpRequest.newBuilder(service.resolve(path))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (var name : ASKED) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
