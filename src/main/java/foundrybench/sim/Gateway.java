package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import foundrybench.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes each HTTP request: key, path, deployment, body, in the order in which the service checks them, and
/// sends the answer or the refusal. Called by many threads at once.
final class Gateway implements HttpHandler {
    /// More than the longest prompt any model takes.
    static final int LARGEST_BODY = 16 * 1024 * 1024;

    private static final String BEARER = "Bearer ";

    private final String key;
    private final Library library;
    private final SimOptions options;

    Gateway(String key, Library library, SimOptions options) {
        this.key = key;
        this.library = library;
        this.options = options;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        mark(exchange);
        var body = readAll(exchange.getRequestBody());
        long start = System.nanoTime();
        try {
            answer(exchange, body, start);
        } catch (Refusal refusal) {
            send(exchange, refusal.status(), refusal.body());
        } catch (RuntimeException bug) { // else the server would close the connection without a word
            var failure = Refusal.failed(bug);
            send(exchange, failure.status(), failure.body());
        }
    }

    private void answer(HttpExchange exchange, byte[] body, long startNanos) throws Refusal, IOException {
        checkKey(exchange);
        switch (Route.of(exchange.getRequestMethod(), exchange.getRequestURI())) {
            case Route.Deployments() -> send(exchange, 200, DeploymentList.of(library.models()));
            case Route.Question question -> {
                if (body.length > LARGEST_BODY) {
                    throw Refusal.tooLarge(LARGEST_BODY);
                }
                tell(exchange, ask(question, new String(body, StandardCharsets.UTF_8)), question, startNanos);
            }
        }
    }

    private Ask ask(Route.Question question, String body) throws Refusal {
        var inPath = question.deployment();
        if (inPath != null) {
            var model = find(inPath);
            requireProtocol(model, question.protocol());
            return ChatReader.read(model, Fields.parse(body));
        }
        var fields = Fields.parse(body);
        var named = fields.text("model");
        if (named == null) {
            throw Refusal.missing("model");
        }
        var model = find(named);
        requireProtocol(model, question.protocol());
        return switch (question.protocol()) {
            case CHAT -> ChatReader.read(model, fields);
            case RESPONSES -> ResponsesReader.read(model, fields);
        };
    }

    private void tell(HttpExchange exchange, Ask ask, Route.Question question, long startNanos) throws IOException {
        var delivery = Delivery.of(ask, library.answer(ask), options.deltas());
        var id = UUID.randomUUID().toString().replace("-", "");
        long created = Instant.now().getEpochSecond();
        var facts = new Reply.Facts(ask, delivery, Schedule.of(ask, options), id, created);
        tellAllowance(exchange, ask);
        Reply reply =
                switch (question.protocol()) {
                    case CHAT -> new ChatReply(facts);
                    case RESPONSES -> new ResponsesReply(facts);
                };
        var sink = new SseSink(exchange.getResponseBody(), startNanos, options.pace());
        if (!ask.stream()) {
            sink.await(facts.endMillis());
            send(exchange, 200, reply.whole());
            return;
        }
        sink.await(facts.schedule().headersMillis());
        exchange.getResponseHeaders().set("content-type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        reply.stream(sink);
        exchange.close();
    }

    /// What a real deployment would have left in this minute if this were its only call: the service counts
    /// the prompt and the whole output limit.
    private static void tellAllowance(HttpExchange exchange, Ask ask) {
        var limits = ask.model().limits();
        var limit = ask.limit();
        long taken = ask.promptTokens() + (limit == null ? 0L : limit);
        var headers = exchange.getResponseHeaders();
        headers.set("x-ratelimit-remaining-requests", Integer.toString(limits.requestsPerMinute() - 1));
        headers.set("x-ratelimit-remaining-tokens", Long.toString(Math.max(0, limits.tokensPerMinute() - taken)));
    }

    private SimModel find(String deployment) throws Refusal {
        return library.model(deployment).orElseThrow(Refusal::deploymentNotFound);
    }

    private static void requireProtocol(SimModel model, SimModel.Protocol protocol) throws Refusal {
        if (!model.protocols().contains(protocol)) {
            throw switch (protocol) {
                case CHAT -> Refusal.noChat(model.deployment());
                case RESPONSES -> Refusal.noResponses();
            };
        }
    }

    private void checkKey(HttpExchange exchange) throws Refusal {
        var headers = exchange.getRequestHeaders();
        var bearer = headers.getFirst("Authorization");
        boolean isBearer = bearer != null && bearer.startsWith(BEARER) && isKey(bearer.substring(BEARER.length()));
        if (!isBearer && !isKey(headers.getFirst("api-key"))) {
            throw Refusal.wrongKey();
        }
    }

    private boolean isKey(@Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
    }

    private static void mark(HttpExchange exchange) {
        var headers = exchange.getResponseHeaders();
        headers.set("x-foundry-bench-simulated", "true");
        headers.set("apim-request-id", UUID.randomUUID().toString());
        headers.set("x-ms-region", "Simulated");
        var client = exchange.getRequestHeaders().getFirst("x-ms-client-request-id");
        if (client != null) {
            headers.set("x-ms-client-request-id", client);
        }
    }

    /// All of the body, so that the client is not cut off while it writes; of one that is too large, only
    /// enough to know it.
    private static byte[] readAll(InputStream in) throws IOException {
        var body = in.readNBytes(LARGEST_BODY + 1);
        in.transferTo(OutputStream.nullOutputStream());
        return body;
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
