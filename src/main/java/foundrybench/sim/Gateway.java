package foundrybench.sim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// Takes each HTTP request: key, path, deployment, body, in the order in which the service checks them, and
/// sends the answer or the refusal. Called by many threads at once.
final class Gateway implements HttpHandler {
    /// More than the longest prompt any model takes.
    static final int LARGEST_BODY = 16 * 1024 * 1024;

    private final Key key;
    private final Library library;
    private final Roster roster;
    private final SimOptions options;
    private final Fate fate;
    private final Admission admission;
    private final Appetite appetite;

    Gateway(Key key, Library library, SimOptions options) {
        this.key = key;
        this.library = library;
        this.roster = new Roster(library, options);
        this.options = options;
        this.fate = new Fate(options.faults());
        this.admission = new Admission(options);
        this.appetite = new Appetite(options);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        mark(exchange);
        var body = readAll(exchange.getRequestBody());
        var visit = new Visit(exchange, options);
        try {
            answer(visit, body);
        } catch (Refusal refusal) {
            visit.refuse(refusal);
        } catch (RuntimeException bug) { // else the server would close the connection without a word
            visit.refuse(Refusal.failed(bug));
        } finally {
            visit.tell();
        }
    }

    private void answer(Visit visit, byte[] body) throws Refusal, IOException {
        var exchange = visit.exchange();
        key.check(exchange);
        switch (Route.of(exchange.getRequestMethod(), exchange.getRequestURI())) {
            case Route.Deployments() -> visit.send(200, DeploymentList.of(roster.models()));
            case Route.Question question -> {
                if (body.length > LARGEST_BODY) {
                    throw Refusal.tooLarge(LARGEST_BODY);
                }
                answer(visit, question, ask(visit, question, new String(body, StandardCharsets.UTF_8)));
            }
        }
    }

    private void answer(Visit visit, Route.Question question, Ask ask) throws Refusal, IOException {
        admit(visit, ask);
        var mishap = fate.next();
        mishap.ifPresent(met -> visit.isStruckBy(met.fault()));
        var delivery = Delivery.of(ask, library.answer(ask), options.deltas(), appetite.next(ask.model()));
        var id = UUID.randomUUID().toString().replace("-", "");
        long created = Instant.now().getEpochSecond();
        var facts = new Reply.Facts(ask, delivery, Schedule.of(ask, options), id, created);
        Reply reply =
                switch (question.protocol()) {
                    case CHAT -> new ChatReply(facts);
                    case RESPONSES -> new ResponsesReply(facts);
                };
        new Sending(visit, reply, options.isFlood(), mishap).all();
    }

    /// Tells what the deployment has left, and refuses what is more.
    private void admit(Visit visit, Ask ask) throws Refusal {
        visit.counts(Admission.tokens(ask));
        var verdict = admission.ask(ask);
        var counting = options.counting();
        if (counting.tellsRemaining()) {
            tell(visit, "remaining", verdict.requestsLeft(), verdict.tokensLeft());
        }
        if (counting.tellsLimits()) {
            var limits = admission.limits(ask.model());
            var known = ask.model().limits();
            tell(
                    visit,
                    "limit",
                    Objects.requireNonNullElse(limits.requestsPerMinute(), known.requestsPerMinute()),
                    Objects.requireNonNullElse(limits.tokensPerMinute(), known.tokensPerMinute()));
        }
        if (verdict.refusedBy() != null) {
            throw Outage.limitReached(ask, verdict.refusedBy(), verdict.waitSeconds(), counting.retryAfter());
        }
    }

    private static void tell(Visit visit, String what, long requests, long tokens) {
        visit.setHeader("x-ratelimit-" + what + "-requests", Long.toString(Math.max(0, requests)));
        visit.setHeader("x-ratelimit-" + what + "-tokens", Long.toString(Math.max(0, tokens)));
    }

    private Ask ask(Visit visit, Route.Question question, String body) throws Refusal {
        var inPath = question.deployment();
        if (inPath != null) {
            var model = find(visit, inPath);
            requireProtocol(model, question.protocol()); // before the body is looked at
            return read(model, question.protocol(), Fields.parse(body));
        }
        var fields = Fields.parse(body);
        var named = fields.text("model");
        if (named == null) {
            throw Refusal.missing("model");
        }
        var model = find(visit, named);
        requireProtocol(model, question.protocol());
        return read(model, question.protocol(), fields);
    }

    /// What is asked, or the refusal as the model words it.
    private static Ask read(SimModel model, SimRules.Protocol protocol, Fields body) throws Refusal {
        try {
            return switch (protocol) {
                case CHAT -> ChatReader.read(model, body);
                case RESPONSES -> ResponsesReader.read(model, body);
            };
        } catch (Refusal refusal) {
            throw model.rules().namesParam() ? refusal : refusal.unnamed();
        }
    }

    private SimModel find(Visit visit, String deployment) throws Refusal {
        var model = roster.model(deployment).orElseThrow(Refusal::deploymentNotFound);
        visit.isFor(model);
        return model;
    }

    private static void requireProtocol(SimModel model, SimRules.Protocol protocol) throws Refusal {
        if (!model.rules().protocols().contains(protocol)) {
            throw switch (protocol) {
                case CHAT -> Refusal.noChat(model.deployment());
                case RESPONSES -> Refusal.noResponses();
            };
        }
    }

    static void mark(HttpExchange exchange) {
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
    static byte[] readAll(InputStream in) throws IOException {
        var body = in.readNBytes(LARGEST_BODY + 1);
        in.transferTo(OutputStream.nullOutputStream());
        return body;
    }
}
