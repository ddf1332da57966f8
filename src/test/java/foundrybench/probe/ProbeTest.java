package foundrybench.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Abilities;
import foundrybench.model.Call;
import foundrybench.model.Card;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.Connection;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Deployment;
import foundrybench.model.Efforts;
import foundrybench.model.FailureKind;
import foundrybench.model.Feature;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Price;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.RunEvent;
import foundrybench.model.Samples;
import foundrybench.model.Status;
import foundrybench.provider.Access;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import foundrybench.provider.RawServer;
import foundrybench.provider.Secret;
import foundrybench.run.Budget;
import foundrybench.run.LearnedCards;
import foundrybench.run.Purse;
import foundrybench.run.RunListener;
import foundrybench.run.RunOptions;
import foundrybench.run.RunPlan;
import foundrybench.run.Runner;
import foundrybench.sim.Served;
import foundrybench.sim.SimDeployment;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimRules;
import foundrybench.sim.SimService;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Probes of deployments that have rules, over HTTP: the card is the rules, and whoever keeps to it is not refused.
@Timeout(120)
class ProbeTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    /// Deployments, and what their cards must say: protocols, names of the output limit, temperature, top_p, efforts,
    /// streaming, usage in the stream, JSON schema.
    private enum Rules {
        STRICT(
                SimRules.anything()
                        .withOutputField(SimRules.OutputField.MAX_COMPLETION_TOKENS)
                        .withOutput(16, 128_000)
                        .withTemperature(SimRules.Sampling.WITHOUT_EFFORT)
                        .withTopP(SimRules.Sampling.WITHOUT_EFFORT)
                        .withEfforts(SimRules.Efforts.of("none", "low", "medium", "high", "xhigh"))
                        .withStrict(true),
                "chat [max_completion_tokens] false false [none, low, medium, high, xhigh] true true true",
                "responses [max_output_tokens] false false [none, low, medium, high, xhigh] true true true"),
        OLD(
                SimRules.anything()
                        .withProtocols(SimRules.Protocol.CHAT)
                        .withOutputField(SimRules.OutputField.MAX_TOKENS)
                        .withOutput(1, 4096)
                        .withEfforts(new SimRules.Efforts.Unknown())
                        .withJsonSchema(false)
                        .withStrict(true),
                "chat [max_tokens] true true [] true true false"),
        LENIENT(
                SimRules.anything().withProtocols(SimRules.Protocol.CHAT),
                "chat [max_tokens, max_completion_tokens] true true [] true true true"),
        PLAIN(
                SimRules.anything()
                        .withProtocols(SimRules.Protocol.CHAT)
                        .withOutputField(SimRules.OutputField.MAX_TOKENS)
                        .withOutput(40, null)
                        .withTemperature(SimRules.Sampling.ONLY_DEFAULT)
                        .withTopP(SimRules.Sampling.NEVER)
                        .withEfforts(new SimRules.Efforts.Unknown())
                        .withStreamOptions(false)
                        .withJsonSchema(false)
                        .withNamesParam(false),
                "chat [max_tokens] false false [] true false false"),
        RESPONSES_ONLY(
                SimRules.anything()
                        .withProtocols(SimRules.Protocol.RESPONSES)
                        .withOutput(16, null)
                        .withTemperature(SimRules.Sampling.NEVER)
                        .withTopP(SimRules.Sampling.NEVER)
                        .withEfforts(SimRules.Efforts.of("low", "medium", "high"))
                        .withStreaming(false)
                        .withNamesParam(false)
                        .withStrict(true),
                "responses [max_output_tokens] false false [low, medium, high] false null true");

        private final SimRules rules;
        private final List<String> card;

        Rules(SimRules rules, String... card) {
            this.rules = rules;
            this.card = List.of(card);
        }
    }

    private final HttpTransport transport = new HttpTransport(System::nanoTime, () -> NOON);
    private final Runner runner = new Runner(transport, System::nanoTime, 20);
    private final Queue<Served> served = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        transport.close();
    }

    @ParameterizedTest
    @EnumSource
    void theCardIsTheRulesAndTheNext50RunsMeetNo400(Rules rules) throws Exception {
        var options = SimOptions.defaults()
                .withPace(0)
                .withListener(served::add)
                .withDeployments(SimDeployment.named("d").withRules(rules.rules));
        var deployment = Samples.deployment("d", Protocol.CHAT).withPrice(Samples.KIMI_PRICE);
        var asked = new ArrayList<Request>();
        try (var service = SimService.start(options)) {
            var endpoint = endpoint(service.endpoint(), service.key());
            var report = new Probe(runner, endpoint, () -> NOON, _ -> Purse.bottomless()).run(deployment, Card.blank("d"), new Silent());
            assertNull(report.failure());
            assertEquals(rules.card, cards(report.card()));
            assertEquals(rules == Rules.PLAIN ? 40 : null, report.card().leastOutput());
            var cap = ProbeCap.of(deployment);
            assertTrue(report.calls() <= cap.calls());
            assertTrue(report.knownCost().compareTo(Objects.requireNonNull(cap.cost())) <= 0);
            assertEquals(rules == Rules.PLAIN ? 0 : 1, report.knownCost().signum(), "it takes only the stream, whose usage is not told");
            assertEquals(rules == Rules.PLAIN ? 1 : 0, report.unpriced());
            assertEquals(rules == Rules.PLAIN ? null : report.knownCost(), report.cost());
            assertEquals(
                    new Card.Probed(NOON, "d", report.calls(), report.cost(), "guide-2026-05", true), report.card().probed());

            var random = new Random(42);
            for (int i = 0; i < 50; i++) {
                asked.add(request(deployment, random));
            }
            var cards = new LearnedCards();
            cards.keep(report.card());
            var run = new RunPlan(asked, 1, false).toRun("session", NOON, _ -> null);
            var listener = new Silent();
            runner.start(run, endpoint, RunOptions.usual(cards), listener).ended().await();
            assertEquals(50, listener.settled.stream().filter(c -> c.status() == Status.COMPLETED).count());
            assertEquals(50, listener.sent.get(), "each was sent once");
            service.close();
            assertEquals(report.calls() + 50, served.size());
            var ofRuns = served.stream().map(Served::clientRequestId).toList();
            var ids = run.calls().stream().map(Call::id).toList();
            assertTrue(ofRuns.containsAll(ids));
            assertEquals(List.of(), served.stream().filter(s -> ids.contains(s.clientRequestId()) && s.status() != 200).toList());
        }
    }

    private static Request request(Deployment deployment, Random random) {
        var efforts = new ArrayList<@Nullable String>(Efforts.ALL);
        efforts.add(null);
        return new Request(
                deployment
                        .withProtocol(Protocol.values()[random.nextInt(2)])
                        .withOutputLimitField(OutputLimitField.values()[random.nextInt(2)]),
                Prompt.of("", "Hello"),
                new Parameters(
                        random.nextBoolean() ? null : 16 + random.nextInt(600),
                        random.nextBoolean() ? null : new BigDecimal(random.nextInt(20)).movePointLeft(1),
                        random.nextBoolean() ? null : new BigDecimal(1 + random.nextInt(10)).movePointLeft(1),
                        efforts.get(random.nextInt(efforts.size()))),
                random.nextBoolean());
    }

    private static List<String> cards(Card card) {
        var lines = new ArrayList<String>();
        for (var protocol : Protocol.values()) {
            var able = Abilities.of(card, protocol);
            assertNotNull(able.spoken());
            if (able.spoken()) {
                lines.add("%s %s %s %s %s %s %s %s".formatted(
                        protocol.wireName(), able.outputLimits(), able.temperature(), able.topP(), able.efforts(),
                        able.streaming(), able.usageInStream(), able.jsonSchema()));
            }
        }
        return lines;
    }

    @Test
    void aLimitInTheMiddleIsWaitedForAndNoRefusal() throws Exception {
        var count = new AtomicInteger();
        try (var server = new RawServer(exchange -> {
            if (count.incrementAndGet() == 2) {
                exchange.answer(429, Map.of("retry-after-ms", "1"), "{\"error\":{\"code\":\"429\",\"message\":\"temperature and top_p are hot\"}}".getBytes(UTF_8));
            } else {
                exchange.answer(200, Map.of("Content-Type", "application/json"), ANSWER.getBytes(UTF_8));
            }
        })) {
            var report = probe(server.endpoint(), Card.blank("d"));
            assertNull(report.failure());
            assertEquals(count.get(), report.calls());
            assertEquals(List.of(), report.card().marks().values().stream().filter(m -> String.valueOf(m.why()).contains("hot")).toList());
            assertTrue(report.card().accepts(Feature.of(Protocol.CHAT, "max_completion_tokens")));
            assertEquals("It answered, but not as a stream.", Objects.requireNonNull(report.card().marks().get(Feature.of(Protocol.CHAT, "stream"))).why());
            assertNull(report.cost(), "no price, no cost");
        }
    }

    private static final String ANSWER = "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"ready\"},\"finish_reason\":\"stop\"}],"
            + "\"status\":\"completed\",\"output\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}";

    @Test
    void whatWasFoundBeforeAFailureIsKeptAndNotCalledProbed() throws Exception {
        var count = new AtomicInteger();
        var old = Card.blank("d")
                .with(Feature.of(Protocol.RESPONSES), new Card.Mark(false, "old words", NOON))
                .with(Feature.of(Protocol.CHAT, "max_tokens"), new Card.Mark(false, "old words", NOON));
        try (var server = new RawServer(exchange -> {
            if (count.incrementAndGet() == 1) {
                exchange.answer(200, Map.of("Content-Type", "application/json"), ANSWER.getBytes(UTF_8));
            } else {
                exchange.answer(401, Map.of(), "{\"error\":{\"code\":\"401\",\"message\":\"Access denied\"}}".getBytes(UTF_8));
            }
        })) {
            var report = probe(server.endpoint(), old);
            assertEquals(FailureKind.AUTH, Objects.requireNonNull(report.failure()).kind());
            assertEquals(2, count.get(), "the first failure ends it");
            assertNull(report.card().probed());
            assertTrue(report.card().accepts(Feature.of(Protocol.CHAT, "max_tokens")), "found anew");
            assertTrue(report.card().refuses(Feature.of(Protocol.RESPONSES)), "known before");
        }
    }

    @Test
    void aBudgetThatDoesNotAllowTheNextQuestionEndsTheProbe() throws Exception {
        var count = new AtomicInteger();
        try (var server = new RawServer(exchange -> {
            count.incrementAndGet();
            exchange.answer(200, Map.of("Content-Type", "application/json"), ANSWER.getBytes(UTF_8));
        })) {
            var price = new Price("t", LocalDate.EPOCH, new Price.Rates(new BigDecimal("1"), null, new BigDecimal("1")), null);
            var purse = new Purse(List.of(Budget.ofRun(new BigDecimal("0.000001"))));
            var report = new Probe(runner, endpoint(server.endpoint(), "key"), () -> NOON, _ -> purse)
                    .run(Samples.deployment("d", Protocol.CHAT).withPrice(price), Card.blank("d"), new Silent());
            assertEquals(FailureKind.BUDGET, Objects.requireNonNull(report.failure()).kind());
            assertEquals(0, count.get(), "nothing was sent");
            assertNull(report.card().probed());
        }
    }

    @Test
    void aServerWithoutOneOfTheAddressesSpeaksTheOtherProtocol() throws Exception {
        try (var server = new RawServer(exchange -> {
            if (exchange.line().contains("responses")) {
                exchange.answer(404, Map.of(), "{\"detail\":\"Not Found\"}".getBytes(UTF_8));
            } else {
                exchange.answer(200, Map.of("Content-Type", "application/json"), ANSWER.getBytes(UTF_8));
            }
        })) {
            var report = probe(server.endpoint(), Card.blank("d"));
            assertNull(report.failure());
            assertTrue(report.card().accepts(Feature.of(Protocol.CHAT)));
            assertEquals("Not Found", Objects.requireNonNull(report.card().marks().get(Feature.of(Protocol.RESPONSES))).why());
        }
    }

    @Test
    void aNewProbeReplacesAnOldCardAndMakesItFresh() throws Exception {
        var old = Card.blank("d")
                .with(Feature.of(Protocol.CHAT, "reasoning_effort", "max"), new Card.Mark(true, null, Instant.EPOCH))
                .withLeastOutput(400)
                .probedBy(new Card.Probed(Instant.EPOCH, "older", 3, null, null, false))
                .gone(new Card.Stale("refused", Instant.EPOCH));
        try (var server = new RawServer(exchange ->
                exchange.answer(200, Map.of("Content-Type", "application/json", "x-ratelimit-limit-tokens", "60000"), ANSWER.getBytes(UTF_8)))) {
            var cards = new LearnedCards();
            cards.keep(old);
            cards.keep(probe(server.endpoint(), old).card());
            var card = cards.of(Samples.deployment("d", Protocol.CHAT));
            assertNull(card.stale());
            assertNull(card.leastOutput(), "16 were accepted");
            assertEquals("m", Objects.requireNonNull(card.probed()).model());
            assertFalse(card.accepts(Feature.of(Protocol.CHAT, "reasoning_effort", "max")));
            assertEquals(60000, card.limits().tokensPerMinute());
        }
    }

    @Test
    void anotherModelThanWasProbedMakesTheCardStale() throws Exception {
        var model = new AtomicReference<>("m-2026-01-01");
        try (var server = new RawServer(exchange -> exchange.answer(
                200, Map.of("Content-Type", "application/json"), ANSWER.replace("\"m\"", "\"" + model + "\"").getBytes(UTF_8)))) {
            var deployment = Samples.deployment("d", Protocol.CHAT);
            var cards = new LearnedCards(() -> NOON, List::of, _ -> {});
            cards.keep(probe(server.endpoint(), Card.blank("d")).card());
            for (var next : List.of("m-2026-02-02", "n")) {
                model.set(next);
                var run = new RunPlan(List.of(new Request(deployment, Prompt.of("", "Hello"), Parameters.NONE, false)), 1, false)
                        .toRun("session", NOON, _ -> null);
                assertNull(cards.of(deployment).stale(), "another date is no other model");
                runner.start(run, endpoint(server.endpoint(), "key"), RunOptions.usual(cards), new Silent()).ended().await();
            }
            assertEquals(new Card.Stale("Answered by n; m-2026-01-01 was probed.", NOON), cards.of(deployment).stale());
        }
    }

    private ProbeReport probe(URI server, Card before) {
        return new Probe(runner, endpoint(server, "key"), () -> NOON, _ -> Purse.bottomless())
                .run(Samples.deployment("d", Protocol.CHAT), before, new Silent());
    }

    private static Endpoint endpoint(URI uri, String key) {
        var connection = new Connection("test", Connection.Kind.AZURE, uri, new Auth.None(), "2024-10-21", "test", false);
        return new Endpoint(connection, new Access.Key(new Secret(key)));
    }

    /// Keeps how calls ended, and counts what was sent.
    private static final class Silent implements RunListener {
        final Queue<Completion> settled = new ConcurrentLinkedQueue<>();
        final AtomicInteger sent = new AtomicInteger();

        @Override
        public void onEvent(RunEvent event) {
            if (event.event() instanceof Sent) {
                sent.incrementAndGet();
            }
        }

        @Override
        public void onSettled(Call call, Completion completion) {
            settled.add(completion);
        }
    }
}
