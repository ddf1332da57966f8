package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// HTTP by hand over one socket a request, so that no client library hides what the service sends.
record SimClient(URI endpoint, Map<String, String> headers) {
    /// A client that knows the key.
    static SimClient of(SimService service) {
        return new SimClient(service.endpoint(), Map.of("api-key", service.key()));
    }

    SimClient with(Map<String, String> other) {
        return new SimClient(endpoint, other);
    }

    Answer post(String path, String body) throws IOException {
        return send("POST", path, body);
    }

    Answer send(String method, String path, String body) throws IOException {
        try (var socket = open(method, path, body)) {
            return Answer.read(socket.getInputStream());
        }
    }

    /// Sends the request and leaves the answer to be read.
    Socket open(String method, String path, String body) throws IOException {
        var socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setSoTimeout(20_000);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: sim\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(bytes);
        return socket;
    }

    /// @param headers names in lower case
    /// @param chunks of the transfer coding, in order; one if there was none
    record Answer(int status, Map<String, String> headers, List<String> chunks) {
        String body() {
            return String.join("", chunks);
        }

        JsonNode json() throws JsonException {
            return Json.parse(body());
        }

        /// The `data` of each event.
        List<String> data() {
            return events().stream().map(Event::data).toList();
        }

        List<Event> events() {
            return Arrays.stream(body().split("\n\n", -1)).filter(event -> !event.isEmpty()).map(Event::of).toList();
        }

        static Answer read(InputStream in) throws IOException {
            var status = line(in).substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
            var headers = new LinkedHashMap<String, String>();
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            return new Answer(Integer.parseInt(status), headers, body(in, headers));
        }

        private static List<String> body(InputStream in, Map<String, String> headers) throws IOException {
            if (!"chunked".equals(headers.get("transfer-encoding"))) {
                return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            var chunks = new ArrayList<String>();
            for (int size = size(in); size > 0; size = size(in)) {
                chunks.add(new String(in.readNBytes(size), StandardCharsets.UTF_8));
                line(in);
            }
            return chunks;
        }

        private static int size(InputStream in) throws IOException {
            return Integer.parseInt(line(in), 16);
        }

        /// @throws IOException if the connection ends first
        static String line(InputStream in) throws IOException {
            var line = new ByteArrayOutputStream();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new IOException("cut");
                }
                line.write(b);
            }
            return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        }
    }

    /// @param type empty if there was no `event:` line
    record Event(String type, String data) {
        static Event of(String text) {
            int at = text.indexOf("data: ");
            var type = at == 0 ? "" : text.substring("event: ".length(), at - 1);
            return new Event(type, text.substring(at + "data: ".length()));
        }
    }

    /// Ids, times and filler replaced, since they differ from answer to answer.
    static String masked(String json) {
        return json.replaceAll("(chatcmpl-|resp_|msg_|rs_)[0-9a-f]{32}", "$1ID")
                .replaceAll("\"created(_at)?\":1\\d+", "\"created$1\":1")
                .replaceAll(",\"obfuscation\":\"\\w+\"", "");
    }
}
