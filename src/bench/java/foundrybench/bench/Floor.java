package foundrybench.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// The least that anything which calls a model over the JDK's client must do: sends the same requests, reads the
/// same streams on virtual threads, and keeps nothing. What the program is measured against.
///
/// Arguments: endpoint, key, calls, calls at once, and the deployments, each to be asked its
/// share of them. Prints the milliseconds
/// from the first send to the last end, then for each call its id and the milliseconds to its first text.
final class Floor {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int BUFFER = 16_384;

    private final String endpoint;
    private final String key;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private Floor(String endpoint, String key) {
        this.endpoint = endpoint;
        this.key = key;
    }

    public static void main(String[] args) throws Exception {
        var floor = new Floor(args[0], args[1]);
        int calls = Integer.parseInt(args[2]);
        var places = new Semaphore(Integer.parseInt(args[3]), true);
        var deployments = List.of(args).subList(4, args.length);
        var firstTexts = new ConcurrentLinkedQueue<String>();
        var threads = new ArrayList<Thread>();
        long begin = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            var deployment = deployments.get((int) ((long) i * deployments.size() / calls));
            var id = "floor-" + i;
            threads.add(Thread.startVirtualThread(() -> {
                places.acquireUninterruptibly();
                try {
                    firstTexts.add(id + " " + floor.call(deployment, id));
                } catch (IOException | InterruptedException e) {
                    System.err.println(e);
                } finally {
                    places.release();
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        System.out.println((System.nanoTime() - begin) / NANOS_PER_MILLI);
        firstTexts.forEach(System.out::println);
        System.exit(firstTexts.size() == calls ? 0 : 1);
    }

    /// @return milliseconds to the first piece of the body
    private double call(String deployment, String id) throws IOException, InterruptedException {
        boolean responses = deployment.contains("codex");
        var path = responses
                ? "openai/v1/responses"
                : "openai/deployments/" + deployment + "/chat/completions?api-version=2024-10-21";
        var body = responses
                ? "{\"model\":\"%s\",\"input\":\"Go on.\",\"stream\":true}".formatted(deployment)
                : "{\"messages\":[{\"role\":\"user\",\"content\":\"Go on.\"}],\"stream\":true,\"stream_options\":{\"include_usage\":true}}";
        var request = HttpRequest.newBuilder(URI.create(endpoint + path))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("api-key", key)
                .header("x-ms-client-request-id", id)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long begin = System.nanoTime();
        long first = 0;
        var answer = client.send(request, BodyHandlers.ofInputStream());
        try (var in = answer.body()) {
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                first = first == 0 ? System.nanoTime() : first;
            }
        }
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return (first - begin) / NANOS_PER_MILLI;
    }
}
