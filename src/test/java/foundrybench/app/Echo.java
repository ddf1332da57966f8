package foundrybench.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import foundrybench.provider.RawServer;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;

/// How a server may repeat the key that it was sent.
enum Echo {
    HEADERS_OF_AN_ANSWER {
        @Override
        void answer(RawServer.Exchange exchange, String key) throws IOException {
            exchange.answer(200, headers("text/event-stream", key), RecordingServer.ANSWER.getBytes(UTF_8));
        }
    },
    JSON_401 {
        @Override
        void answer(RawServer.Exchange exchange, String key) throws IOException {
            var json = "{\"error\":{\"code\":\"%1$s\",\"message\":\"Unknown key %1$s.\"}}".formatted(key);
            exchange.answer(401, headers("application/json", key), json.getBytes(UTF_8));
        }
    },
    JSON_WITHIN_JSON_400 {
        @Override
        void answer(RawServer.Exchange exchange, String key) throws IOException {
            var inner = "{\\\"api-key\\\":\\\"%s\\\"}".formatted(key.replace("+", "\\\\u002B"));
            var json = "{\"error\":{\"code\":\"400\",\"message\":\"You sent %s\"}}".formatted(inner);
            exchange.answer(400, Map.of("content-type", "application/json"), json.getBytes(UTF_8));
        }
    },
    PAGE_404 {
        @Override
        void answer(RawServer.Exchange exchange, String key) throws IOException {
            var page = "<html><h1>Not found</h1><p>api-key: %s %s</p></html>".formatted(key.replace("/", "&#x2F;").replace("+", "&#x2B;"), key);
            exchange.answer(404, Map.of("content-type", "text/html"), page.getBytes(UTF_8));
        }
    },
    WORDS_429 {
        @Override
        void answer(RawServer.Exchange exchange, String key) throws IOException {
            var words = "Too many requests for Authorization: Bearer " + key;
            exchange.answer(429, Map.of("content-type", "text/plain", "retry-after-ms", "1"), words.getBytes(UTF_8));
        }
    },
    BASE64_500 {
        @Override
        void answer(RawServer.Exchange exchange, String key) throws IOException {
            var request = Base64.getEncoder().encodeToString(("POST / HTTP/1.1\r\napi-key: " + key + "\r\n").getBytes(UTF_8));
            exchange.answer(500, Map.of("content-type", "text/plain"), request.getBytes(UTF_8));
        }
    },
    NO_HTTP {
        @Override
        void answer(RawServer.Exchange exchange, String key) throws IOException {
            exchange.write(key + "\r\n\r\n");
            exchange.socket().close();
        }
    },
    ANSWER_IN_PIECES {
        @Override
        void answer(RawServer.Exchange exchange, String key) throws IOException {
            exchange.beginStream();
            for (int from = 0; from < key.length(); from += 5) {
                exchange.write(delta(exchange, key.substring(from, Math.min(key.length(), from + 5))));
            }
            exchange.write(delta(exchange, " is your key"));
            exchange.write("data: [DONE]\n\n");
            exchange.socket().shutdownOutput();
        }
    },
    ANSWER_CUT_IN_THE_KEY {
        @Override
        void answer(RawServer.Exchange exchange, String key) throws IOException {
            var event = delta(exchange, "Your key is " + key);
            exchange.beginStream();
            exchange.write(event.substring(0, event.indexOf(key) + 6)); // two writes: the key is cut between reads
            exchange.write(event.substring(event.indexOf(key) + 6));
            exchange.write(delta(exchange, key.substring(0, 14)));
            exchange.socket().close();
        }
    },
    ERROR_IN_THE_STREAM {
        @Override
        void answer(RawServer.Exchange exchange, String key) throws IOException {
            exchange.beginStream();
            exchange.write("event: error\ndata: {\"type\":\"error\",\"error\":{\"code\":\"%1$s\",\"message\":\"%1$s\"}}\n\n".formatted(key));
            exchange.socket().shutdownOutput();
        }
    },
    WHOLE_ANSWER {
        @Override
        void answer(RawServer.Exchange exchange, String key) throws IOException {
            var json = """
                    {"id": "%1$s", "model": "%1$s", "choices": [{"index": 0, "finish_reason": "stop", "message": {"content": "%1$s",
                     "reasoning_content": "%1$s", "tool_calls": [{"id": "%1$s", "function": {"name": "%1$s", "arguments": "%1$s"}}]}}]}
                    """.formatted(key);
            exchange.answer(200, headers("application/json", key), json.getBytes(UTF_8));
        }
    },
    LIST {
        @Override
        void answer(RawServer.Exchange exchange, String key) throws IOException {
            var json = "{\"data\":[{\"id\":\"%1$s\",\"model\":\"%1$s\",\"status\":\"%1$s\",\"object\":\"deployment\"}]}".formatted(key);
            exchange.answer(200, headers("application/json", key), json.getBytes(UTF_8));
        }
    };

    /// Answers one request.
    abstract void answer(RawServer.Exchange exchange, String key) throws IOException;

    private static Map<String, String> headers(String type, String key) {
        return Map.of("content-type", type, "apim-request-id", key, "x-ms-region", key, "x-echo", key, "set-cookie", key);
    }

    private static String delta(RawServer.Exchange exchange, String text) {
        var form = exchange.line().contains("/responses")
                ? "data: {\"type\":\"response.output_text.delta\",\"output_index\":0,\"content_index\":0,\"delta\":\"%s\"}\n\n"
                : "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"%1$s\",\"content\":\"%1$s\"}}]}\n\n";
        return form.formatted(text);
    }
}
