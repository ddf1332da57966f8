package foundrybench.bench;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The mock server, in a process of its own on a free port, saying what the fixtures tell it and to nobody without
/// the key. It keeps a journal of what it was asked.
final class Aimock implements AutoCloseable {
    static final String KEY = "key-of-the-bench";

    private static final String LISTENING = "listening on ";

    private final Process process;
    private final URI address;

    private Aimock(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Starts it, and returns once it listens.
    ///
    /// @param program its `cli.js`
    static Aimock start(Path program, Path fixtures) throws IOException {
        var builder = new ProcessBuilder(
                "node", program.toString(), "--port", "0", "--fixtures", fixtures.toString(), "--validate-on-load", "--chunk-size", "7");
        builder.environment().put("AIMOCK_API_KEYS", KEY);
        var process = builder.redirectErrorStream(true).start();
        var said = new ArrayList<String>();
        BufferedReader out = process.inputReader();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            int at = line.indexOf(LISTENING);
            if (at >= 0) {
                Thread.ofVirtual().start(() -> drain(out));
                return new Aimock(process, URI.create(line.substring(at + LISTENING.length()).strip() + "/"));
            }
            said.add(line);
        }
        throw new IOException("aimock did not start: " + said);
    }

    private static void drain(Reader out) {
        try (out) {
            out.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // it has ended
        }
    }

    /// Its base address, ending in `/`.
    URI address() {
        return address;
    }

    /// Refuses the next request for its rate, and asks for a second.
    void refuseNext() throws IOException, InterruptedException {
        var error = "{\"status\": 429, \"body\": {\"message\": \"Not now.\", \"type\": \"rate_limit_error\"}}";
        ask(HttpRequest.newBuilder(address.resolve("__aimock/error")).POST(HttpRequest.BodyPublishers.ofString(error)));
    }

    /// The paths that a call was sent to, each time it was.
    ///
    /// @param id the program's, which it sends along
    List<String> paths(String id) throws IOException, InterruptedException, JsonException {
        var paths = new ArrayList<String>();
        for (JsonNode entry : Json.parse(ask(HttpRequest.newBuilder(address.resolve("__aimock/journal"))))) {
            if (entry.path("headers").path("x-ms-client-request-id").asText().equals(id)) {
                paths.add(entry.path("path").asText());
            }
        }
        return paths;
    }

    private String ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.header("api-key", KEY).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("aimock answers " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
