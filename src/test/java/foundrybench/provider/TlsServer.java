package foundrybench.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/// The JDK's HTTPS server, which answers each chat request "fine".
public final class TlsServer implements AutoCloseable {
    /// The body of each answer.
    static final String ANSWER = """
            data: {"choices":[{"index":0,"delta":{"content":"fine"},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    private final HttpsServer server;
    private final List<String> signIns = new CopyOnWriteArrayList<>();

    /// @param context holds its certificate
    public TlsServer(SSLContext context) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                signIns.add(String.valueOf(exchange.getRequestHeaders().getFirst("Proxy-Authorization")));
                var bytes = ANSWER.getBytes(UTF_8);
                exchange.getResponseHeaders().set("content-type", "text/event-stream");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// What each request had to sign in to a proxy; `null` in words for nothing.
    List<String> signIns() {
        return List.copyOf(signIns);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
