package foundrybench.sim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Answers with what was recorded, whatever is asked: the first request to a deployment with its first recording, the next
/// with the next, and then from the first again.
final class RecordedGateway implements HttpHandler {
    private final Key key;
    private final SimOptions options;
    private final SequencedMap<String, List<RecordedReply>> replies = new LinkedHashMap<>();
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();

    RecordedGateway(Key key, List<RecordedReply> recorded, SimOptions options) {
        this.key = key;
        this.options = options;
        recorded.forEach(reply -> replies.merge(reply.deployment(), List.of(reply), RecordedGateway::both));
    }

    private static List<RecordedReply> both(List<RecordedReply> some, List<RecordedReply> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Gateway.mark(exchange);
        exchange.getResponseHeaders().set("x-foundry-bench-recorded", "true");
        var body = Gateway.readAll(exchange.getRequestBody());
        var visit = new Visit(exchange, options);
        try {
            key.check(exchange);
            switch (Route.of(exchange.getRequestMethod(), exchange.getRequestURI())) {
                case Route.Deployments() -> visit.send(200, DeploymentList.named(List.copyOf(replies.keySet())));
                case Route.Question question -> send(visit, next(asked(question, body)));
            }
        } catch (Refusal refusal) {
            visit.refuse(refusal);
        } finally {
            visit.tell();
        }
    }

    private static @Nullable String asked(Route.Question question, byte[] body) throws Refusal {
        return question.deployment() != null
                ? question.deployment()
                : Fields.parse(new String(body, StandardCharsets.UTF_8)).text("model");
    }

    private RecordedReply next(@Nullable String deployment) throws Refusal {
        var of = deployment == null ? null : replies.get(deployment);
        if (deployment == null || of == null) {
            throw Refusal.deploymentNotFound();
        }
        int turn = turns.computeIfAbsent(deployment, _ -> new AtomicInteger()).getAndIncrement();
        return of.get(turn % of.size());
    }

    private static void send(Visit visit, RecordedReply reply) throws IOException {
        var first = reply.arrivals().isEmpty() ? 0 : reply.arrivals().getFirst().millis();
        visit.pacer().await(first);
        var out = visit.open(reply.status(), reply.contentType(), reply.body().length == 0 ? -1 : 0);
        int sent = 0;
        for (var arrival : reply.arrivals()) {
            visit.pacer().await(arrival.millis());
            sent = write(out, reply.body(), sent, Math.min(arrival.offset(), reply.body().length));
        }
        write(out, reply.body(), sent, reply.body().length);
        visit.close();
    }

    private static int write(OutputStream out, byte[] body, int from, int to) throws IOException {
        if (to > from) {
            out.write(body, from, to - from);
            out.flush();
        }
        return Math.max(from, to);
    }
}
