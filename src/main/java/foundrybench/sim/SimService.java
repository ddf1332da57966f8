package foundrybench.sim;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// The simulated Foundry, listening on loopback only, from [#start] until [#close].
///
/// It speaks chat completions and Responses for the five deployments of `assets/simulation/models.json`,
/// streamed or whole, and marks every answer with the header `x-foundry-bench-simulated: true`. Starting
/// costs a few milliseconds: scripts are read when the first request needs them. Each request has a
/// virtual thread of its own.
public final class SimService implements AutoCloseable {
    private static final int BACKLOG = 512;

    private final HttpServer server;
    private final ExecutorService threads;
    private final String key;

    private SimService(HttpServer server, ExecutorService threads, String key) {
        this.server = server;
        this.threads = threads;
        this.key = key;
    }

    /// Starts a service with a new random key.
    ///
    /// @throws IOException if the port is taken
    public static SimService start(SimOptions options) throws IOException {
        return start(options.port(), key -> new Gateway(key, new Library(), options));
    }

    /// Starts one that gives again what was recorded, with a new random key.
    ///
    /// @param options where to listen, and the pace
    /// @throws IOException if the port is taken
    public static SimService startRecorded(List<RecordedReply> recorded, SimOptions options) throws IOException {
        return start(options.port(), key -> new RecordedGateway(key, recorded, options));
    }

    private static SimService start(int port, Function<Key, HttpHandler> gateway) throws IOException {
        sendSmallWritesAtOnce();
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        var server = HttpServer.create(address, BACKLOG);
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("sim-", 0).factory());
        var key = Key.random();
        server.setExecutor(threads);
        server.createContext("/", gateway.apply(key));
        server.start();
        return new SimService(server, threads, key.text());
    }

    /// The base address, `http://127.0.0.1:PORT/`.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /// What the header `api-key` must hold; good for this start only.
    public String key() {
        return key;
    }

    /// Stops at once: open streams are cut, not finished, and no thread is left.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }

    /// The JDK's server reads this when its first class loads; without it Nagle's algorithm holds a delta
    /// back until the client has acknowledged the one before (some 40 ms).
    private static void sendSmallWritesAtOnce() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }
}
