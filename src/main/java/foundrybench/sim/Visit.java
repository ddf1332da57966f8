package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import foundrybench.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One request that has been read, and its answer: all that is sent goes through here, so that it can be told
/// afterwards. Belongs to the request's thread.
final class Visit {
    static final String JSON = "application/json";
    static final String HTML = "text/html";

    /// Longer than any client waits.
    private static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final HttpExchange exchange;
    private final SimOptions options;
    private final Pacer pacer;
    private final long readNanos;
    private @Nullable String deployment;
    private @Nullable Long firstDeltaNanos;
    private @Nullable Fault fault;
    private @Nullable Long waitMillis;
    private @Nullable Long tokens;
    private int status;
    private boolean isTold;

    /// To be made when the request has been read.
    Visit(HttpExchange exchange, SimOptions options) {
        this.exchange = exchange;
        this.options = options;
        this.readNanos = options.clock().getAsLong();
        this.pacer = new Pacer(System.nanoTime(), options.pace());
    }

    HttpExchange exchange() {
        return exchange;
    }

    Pacer pacer() {
        return pacer;
    }

    void isFor(SimModel model) {
        deployment = model.deployment();
    }

    void isStruckBy(Fault what) {
        fault = what;
    }

    void counts(long forTokens) {
        tokens = forTokens;
    }

    void hasFirstDelta() {
        firstDeltaNanos = options.clock().getAsLong();
    }

    /// Asks the caller to come again after this wait, by this header.
    void ask(long millis, String header, String value) {
        waitMillis = millis;
        setHeader(header, value);
    }

    void setHeader(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    void refuse(Refusal refusal) throws IOException {
        refusal.headers().forEach(this::setHeader);
        waitMillis = refusal.waitMillis();
        send(refusal.status(), refusal.body());
    }

    void send(int code, JsonNode body) throws IOException {
        send(code, JSON, Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    /// Sends all there is to send.
    void send(int code, String type, byte[] body) throws IOException {
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        var out = open(code, type, isHead ? -1 : body.length);
        if (!isHead) {
            out.write(body);
        }
        exchange.close();
    }

    /// Begins an answer.
    ///
    /// @param length of the body in bytes, -1 for none, 0 for as many as will come
    OutputStream open(int code, String type, long length) throws IOException {
        setHeader("content-type", type);
        status = code;
        exchange.sendResponseHeaders(code, length);
        return exchange.getResponseBody();
    }

    /// Ends an answer that was begun.
    void close() {
        exchange.close();
    }

    /// Sends nothing more, and keeps the connection open until the service is closed or the client must have left.
    ///
    /// @return what then ends the exchange
    IOException fallSilent() throws IOException {
        tell();
        Pacer.sleep(SILENCE_NANOS);
        return new IOException("silent on purpose");
    }

    /// Tells what has happened, the first time only.
    void tell() {
        var listener = options.listener();
        if (listener == null || isTold) {
            return;
        }
        isTold = true;
        var clientId = exchange.getRequestHeaders().getFirst("x-ms-client-request-id");
        long now = options.clock().getAsLong();
        listener.accept(
                new Served(clientId, deployment, readNanos, firstDeltaNanos, now, status, fault, waitMillis, tokens));
    }
}
