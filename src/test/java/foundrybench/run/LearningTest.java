package foundrybench.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Call;
import foundrybench.model.Card;
import foundrybench.model.Completion;
import foundrybench.model.Connection;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Deployment;
import foundrybench.model.FailureKind;
import foundrybench.model.Feature;
import foundrybench.model.Lesson;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.RunEvent;
import foundrybench.model.Samples;
import foundrybench.model.Status;
import foundrybench.model.Warning;
import foundrybench.provider.Access;
import foundrybench.provider.BodyTap;
import foundrybench.provider.Endpoint;
import foundrybench.provider.HttpTransport;
import foundrybench.provider.RawServer;
import foundrybench.provider.Secret;
import foundrybench.provider.Silence;
import foundrybench.sim.SimDeployment;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimRules;
import foundrybench.sim.SimService;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A call that is refused for what it asks, sent again as the refusal teaches.
@Timeout(120)
class LearningTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String WHOLE =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"yes\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    private static final Parameters MISTAKEN = new Parameters(5, new BigDecimal("0.2"), null, "none");

    private final HttpTransport transport = new HttpTransport(System::nanoTime, () -> NOON);
    private final LearnedCards cards = new LearnedCards();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void anUnknownDeploymentIsLearnedWithinOneCall() throws Exception {
        var rules = SimRules.anything()
                .withOutputField(SimRules.OutputField.MAX_COMPLETION_TOKENS)
                .withOutput(16, null)
                .withTemperature(SimRules.Sampling.NEVER)
                .withEfforts(SimRules.Efforts.of("low", "high"))
                .withStreamOptions(false);
        for (boolean namesParam : List.of(true, false)) {
            var named = "nobody-knows-" + namesParam;
            try (var service = simulation(SimDeployment.named(named).withRules(rules.withNamesParam(namesParam)))) {
                var first = only(service, request(named, Protocol.CHAT, MISTAKEN, true));
                assertEquals(Status.COMPLETED, first.status(), () -> String.valueOf(first.failure()));
                assertEquals(6, first.timing().attempts(), "five refusals");
                assertEquals(
                        new TreeSet<>(List.of(
                                "max_completion_tokens 5 → 16", "max_tokens → max_completion_tokens",
                                "reasoning_effort none → low", "stream_options not sent", "temperature not sent")),
                        new TreeSet<>(first.adjusted()));
                assertTrue(first.adjusted().indexOf("max_tokens → max_completion_tokens")
                        < first.adjusted().indexOf("max_completion_tokens 5 → 16"));
                assertTrue(first.warnings().contains(Warning.PARAMETERS_ADJUSTED));
                var second = only(service, request(named, Protocol.CHAT, MISTAKEN, true));
                assertEquals(1, second.timing().attempts(), "nothing is refused any more");
                assertEquals(first.adjusted(), second.adjusted());
            }
        }
    }

    @Test
    void theProtocolIsChangedAndToldEitherWay() throws Exception {
        var onlyResponses = SimRules.anything()
                .withProtocols(SimRules.Protocol.RESPONSES)
                .withTemperature(SimRules.Sampling.NEVER)
                .withStreaming(false)
                .withEfforts(SimRules.Efforts.of("low", "medium", "high"));
        var onlyChat = SimRules.anything().withProtocols(SimRules.Protocol.CHAT);
        try (var service = simulation(
                SimDeployment.named("a").withRules(onlyResponses), SimDeployment.named("b").withRules(onlyChat))) {
            var a = only(service, request("a", Protocol.CHAT, MISTAKEN, true));
            assertEquals(Status.COMPLETED, a.status(), () -> String.valueOf(a.failure()));
            assertEquals(Protocol.RESPONSES, a.origin().protocol());
            assertEquals(
                    new TreeSet<>(List.of("chat → responses", "temperature not sent", "reasoning.effort none → low", "stream true → false")),
                    new TreeSet<>(a.adjusted()));
            assertEquals("chat → responses", a.adjusted().getFirst());
            assertEquals(5, a.timing().attempts());
            assertEquals(1, only(service, request("a", Protocol.CHAT, MISTAKEN, true)).timing().attempts());
            var b = only(service, request("b", Protocol.RESPONSES, Parameters.NONE, true));
            assertEquals(Protocol.CHAT, b.origin().protocol());
            assertEquals(List.of("responses → chat"), b.adjusted());
            assertEquals(2, b.timing().attempts());
        }
    }

    @Test
    void theGuidesOwnMistakesEndInAnswers() throws Exception {
        try (var service = simulation()) {
            var parameter = only(service, request("gpt-5.4", Protocol.CHAT, new Parameters(5, null, null, null), true));
            assertEquals(Status.COMPLETED, parameter.status());
            assertEquals(List.of("max_tokens → max_completion_tokens", "max_completion_tokens 5 → 16"), parameter.adjusted());
            var protocol = only(service, request("gpt-5.3-codex", Protocol.CHAT, new Parameters(5, null, null, null), true));
            assertEquals(Status.COMPLETED, protocol.status());
            assertEquals(List.of("chat → responses", "max_output_tokens 5 → 16"), protocol.adjusted());
        }
    }

    @Test
    void whoRefusesEverythingIsAskedOnceForEachThing() throws Exception {
        var asked = new AtomicInteger();
        try (var server = new RawServer(exchange -> {
            asked.incrementAndGet();
            var field = List.of("temperature", "reasoning_effort", "stream_options", "max_tokens", "max_completion_tokens", "stream").stream()
                    .filter(name -> exchange.body().contains("\"" + name + "\":"))
                    .findFirst();
            refuse(exchange, 400, field.map("Unsupported parameter: '%s' is not supported with this model."::formatted)
                    .orElse(exchange.line().contains("/responses")
                            ? "This model is not supported by the Responses API."
                            : "The chatCompletion operation does not work with the specified model, M."));
        })) {
            var answer = only(server.endpoint(), request("m", Protocol.CHAT, MISTAKEN, true), 6);
            assertEquals(Status.FAILED, answer.status());
            assertEquals(asked.get(), answer.timing().attempts());
            assertEquals(8, asked.get(), "six fields, and a protocol of which the first refusal is of a field that was dealt with");
            var detail = Objects.requireNonNull(answer.failure()).detail();
            assertTrue(detail.contains("It had been changed already: chat → responses"), detail);
        }
    }

    @Test
    void theSameRefusalAgainIsTheEndAndSaysWhatWasTried() throws Exception {
        try (var server = new RawServer(exchange ->
                refuse(exchange, 400, "Invalid value: 'none'. Supported values are: 'low', 'medium', and 'high'.\",\"param\":\"reasoning_effort"))) {
            var answer = only(server.endpoint(), request("m", Protocol.CHAT, new Parameters(null, null, null, "none"), true), 6);
            assertEquals(2, answer.timing().attempts());
            assertEquals(FailureKind.BAD_REQUEST, Objects.requireNonNull(answer.failure()).kind());
            assertTrue(answer.failure().detail().endsWith("It had been changed already: reasoning_effort none → low."));
        }
    }

    @Test
    void whatTeachesNothingIsSentOnce() throws Exception {
        for (var message : List.of("Bad things.", "Unsupported parameter: 'logprobs' is not supported with this model.")) {
            try (var server = new RawServer(exchange -> refuse(exchange, 400, message))) {
                assertEquals(1, only(server.endpoint(), request("m", Protocol.CHAT, MISTAKEN, true), 6).timing().attempts());
            }
        }
    }

    @Test
    void ofCallsAtOnceOnlyThoseUnderWayAreRefusedAndThoseThatWaitedNotAtAll() throws Exception {
        var refused = new AtomicInteger();
        var asked = new AtomicInteger();
        try (var server = new RawServer(exchange -> {
            asked.incrementAndGet();
            if (exchange.body().contains("\"temperature\"")) {
                refused.incrementAndGet();
                refuse(exchange, 400, "Unsupported parameter: 'temperature' is not supported with this model.");
            } else {
                exchange.answer(200, Map.of("Content-Type", "text/event-stream"), WHOLE.getBytes(UTF_8));
            }
        })) {
            var answers = all(endpoint(server.endpoint(), null), request("m", Protocol.CHAT, MISTAKEN, true), 60, 20, 0);
            assertEquals(60, answers.stream().filter(answer -> answer.status() == Status.COMPLETED).count());
            assertTrue(answers.stream().allMatch(answer -> answer.adjusted().equals(List.of("temperature not sent"))));
            assertTrue(refused.get() >= 1 && refused.get() <= 20, refused + " were refused");
            assertEquals(60 + refused.get(), asked.get(), "each that was refused once more, all others once");
            assertEquals(refused.get(), answers.stream().filter(answer -> Integer.valueOf(2).equals(answer.timing().attempts())).count());
        }
    }

    @Test
    void beingChangedTakesNothingFromTheRetries() throws Exception {
        var count = new AtomicInteger();
        try (var server = new RawServer(exchange -> {
            switch (count.incrementAndGet()) {
                case 1 -> refuse(exchange, 400, "Unsupported parameter: 'temperature' is not supported with this model.");
                case 2 -> refuse(exchange, 429, "Please retry after 1 second.");
                default -> exchange.answer(200, Map.of("Content-Type", "text/event-stream"), WHOLE.getBytes(UTF_8));
            }
        })) {
            var answer = only(server.endpoint(), request("m", Protocol.CHAT, MISTAKEN, true), 1);
            assertEquals(Status.COMPLETED, answer.status());
            assertEquals(3, answer.timing().attempts());
        }
    }

    @Test
    void whatHasBegunIsNotSentAgainForARefusal() throws Exception {
        try (var server = new RawServer(exchange -> exchange.answer(200, Map.of("Content-Type", "text/event-stream"), """
                data: {"choices":[{"index":0,"delta":{"content":"ye"}}]}

                data: {"error":{"message":"Unsupported parameter: 'temperature' is not supported.","code":"unsupported_parameter"}}

                """.getBytes(UTF_8)))) {
            var answer = only(server.endpoint(), request("m", Protocol.CHAT, MISTAKEN, true), 6);
            assertEquals("ye", answer.content());
            assertEquals(1, answer.timing().attempts());
            assertEquals(List.of(), answer.adjusted());
        }
    }

    @Test
    void earlierCardsAreAskedForOnceAndEachChangeIsTold() {
        var asked = new AtomicInteger();
        var told = new ArrayList<Card>();
        var known = Card.blank("m").withLeastOutput(16);
        var learned = new LearnedCards(() -> NOON, () -> {
            asked.incrementAndGet();
            return List.of(known);
        }, told::add);
        assertEquals(0, asked.get(), "nobody has wanted a card yet");
        var deployment = Samples.deployment("m", Protocol.CHAT);
        assertEquals(known, learned.of(deployment));
        learned.learn(deployment, new Lesson.NotTaken(Protocol.CHAT, "top_p", null, "no"));
        var after = known.with(Feature.of(Protocol.CHAT, "top_p"), new Card.Mark(false, "no", NOON));
        assertEquals(after, learned.of(deployment));
        assertEquals(List.of(after), told);
        assertEquals(1, asked.get());
        assertFalse(learned.of(Samples.deployment("other", Protocol.CHAT)).refuses(Feature.of(Protocol.CHAT, "top_p")));
    }

    private static void refuse(RawServer.Exchange exchange, int status, String message) throws Exception {
        var body = "{\"error\":{\"message\":\"" + message + "\"}}";
        exchange.answer(status, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8));
    }

    private static SimService simulation(SimDeployment... deployments) throws Exception {
        return SimService.start(SimOptions.defaults().withPace(0).withDeployments(deployments));
    }

    private static Request request(String deployment, Protocol protocol, Parameters parameters, boolean stream) {
        var plenty = new Deployment.Limits(10_000_000L, null, null, null); // else the first call alone finds out
        return new Request(Samples.deployment(deployment, protocol, plenty), Prompt.of("", "Hello"), parameters, stream);
    }

    private Completion only(SimService service, Request request) throws InterruptedException {
        return all(endpoint(service.endpoint(), service.key()), request, 1, 1, 0).getFirst();
    }

    private Completion only(URI endpoint, Request request, int retries) throws InterruptedException {
        return all(endpoint(endpoint, null), request, 1, 1, retries).getFirst();
    }

    private List<Completion> all(Endpoint endpoint, Request request, int repeat, int concurrency, int retries)
            throws InterruptedException {
        var answers = Collections.synchronizedList(new ArrayList<Completion>());
        var options = new RunOptions(Silence.DEFAULT, retries, cards, _ -> BodyTap.NONE);
        new Runner(transport, System::nanoTime, concurrency, _ -> {})
                .start(new RunPlan(List.of(request), repeat, false).toRun("session", NOON, _ -> null), endpoint, options, new RunListener() {
                    @Override
                    public void onEvent(RunEvent event) {}

                    @Override
                    public void onSettled(Call call, Completion completion) {
                        answers.add(completion);
                    }
                })
                .ended()
                .await();
        return answers;
    }

    private static Endpoint endpoint(URI uri, @Nullable String key) {
        return new Endpoint(
                new Connection("test", Connection.Kind.AZURE, uri, new Auth.None(), "2024-10-21", "test", false),
                key == null ? new Access.Open() : new Access.Key(new Secret(key)));
    }
}
