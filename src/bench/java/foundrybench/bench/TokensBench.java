package foundrybench.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import foundrybench.catalog.Catalog;
import foundrybench.catalog.PriceTables;
import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Request;
import foundrybench.model.Status;
import foundrybench.provider.Access;
import foundrybench.provider.Attempt;
import foundrybench.provider.BodyTap;
import foundrybench.provider.CredentialCache;
import foundrybench.provider.Endpoint;
import foundrybench.provider.Fetched;
import foundrybench.provider.HttpTransport;
import foundrybench.provider.Secret;
import foundrybench.provider.Silence;
import foundrybench.provider.StopSignal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// 200 calls of 20 threads with tokens that live two seconds, against a server that gives them out and refuses those
/// that have expired. It alone says which have.
final class TokensBench {
    private static final int THREADS = 20;
    private static final int CALLS_A_THREAD = 10;
    private static final long LIFE_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 850;
    private static final long FETCH_MILLIS = 100;
    private static final double RENEWED_EVERY_SECONDS = 1.6;

    private final Map<String, Long> goodUntil = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    public static void main(String[] args) throws Exception {
        Lab.head("200 calls, 20 threads, tokens of 2 s");
        new TokensBench().run();
    }

    private void run() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        var cache = new CredentialCache(this::fetch, Thread::startVirtualThread, System::nanoTime, InstantSource.system());
        var uri = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
        var connection = new Connection(
                "bench", Connection.Kind.AZURE, uri, new Auth.Entra("x"), Connection.DEFAULT_API_VERSION, "a benchmark", false);
        long begin = System.nanoTime();
        int completed = 0;
        try (var transport = new HttpTransport(System::nanoTime, InstantSource.system());
                var threads = Executors.newFixedThreadPool(THREADS)) {
            var endpoint = new Endpoint(connection, new Access.Fetching(_ -> cache.current()));
            var working = new ArrayList<Future<Integer>>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                working.add(threads.submit(() -> calls(transport, endpoint, thread)));
            }
            for (var one : working) {
                completed += one.get();
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        server.stop(0);
        System.out.printf("%-28s %9d of %d in %.1f s%n", "completed", completed, THREADS * CALLS_A_THREAD, seconds);
        boolean holds = Lab.row("refused as expired", "calls", refused.get(), 0);
        holds &= Lab.row("fetches", "", issued.get(), Math.floor(seconds / RENEWED_EVERY_SECONDS + 1));
        Lab.end(holds && completed == THREADS * CALLS_A_THREAD);
    }

    private int calls(HttpTransport transport, Endpoint endpoint, int thread) throws Exception {
        var prices = PriceTables.load(Path.of("nowhere")).get("guide-2026-05");
        var request = new Request(
                Catalog.shipped(prices).find("DeepSeek-V3.2"), Prompt.of("", "Go on."), Parameters.NONE, true);
        int completed = 0;
        Thread.sleep(thread * PAUSE_MILLIS / THREADS);
        for (int i = 0; i < CALLS_A_THREAD; i++) {
            var call = new Call("call-%d-%d".formatted(thread, i), "s", "r", request, i, null, false);
            var answer = new CompletionBuilder(call);
            transport.send(call, endpoint, new Attempt(1, 0, Silence.DEFAULT), new StopSignal(), BodyTap.NONE, answer::add);
            completed += answer.snapshot().status() == Status.COMPLETED ? 1 : 0;
            Thread.sleep(PAUSE_MILLIS);
        }
        return completed;
    }

    /// The server's word for it: given out now, after the time that a fetch takes.
    private Fetched fetch() {
        try {
            Thread.sleep(FETCH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var token = "token-number-" + issued.incrementAndGet();
        goodUntil.put(token, System.nanoTime() + Duration.ofMillis(LIFE_MILLIS).toNanos());
        return new Fetched.Credential(new Secret(token), Instant.now().plusMillis(LIFE_MILLIS));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")).replaceFirst("^Bearer ", "");
            boolean isGood = System.nanoTime() - goodUntil.getOrDefault(token, Long.MIN_VALUE / 2) < 0;
            if (!isGood) {
                refused.incrementAndGet();
            }
            var body = isGood
                    ? "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"fine\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
                    : "{\"error\":{\"code\":\"401\",\"message\":\"expired\"}}";
            exchange.getResponseHeaders().set("Content-Type", isGood ? "text/event-stream" : "application/json");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isGood ? 200 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
