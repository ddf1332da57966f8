package foundrybench.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Abilities;
import foundrybench.model.Adapted;
import foundrybench.model.Card;
import foundrybench.model.Failure;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.Samples;
import foundrybench.probe.FakeDeployment.Says;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is asked, and what is concluded from the answers.
class ProbePlanTest {
    private static final Set<Protocol> BOTH = EnumSet.allOf(Protocol.class);
    private static final Set<Protocol> CHAT = Set.of(Protocol.CHAT);
    private static final String OLD = "max_tokens";
    private static final String NEW = "max_completion_tokens";

    /// Takes all, and does not look at the effort.
    private static final FakeDeployment OPEN =
            new FakeDeployment(CHAT, Set.of(OLD, NEW), 1, Set.of(), null, null, Says.ALL);
    /// Like the gpt models that think.
    private static final FakeDeployment THINKER = new FakeDeployment(
            BOTH, Set.of(NEW), 16, Set.of(), Set.of("none"), List.of("none", "low", "medium", "high", "xhigh"), Says.ALL);
    /// Takes no effort, no schema and no `stream_options`.
    private static final FakeDeployment PLAIN = new FakeDeployment(
            CHAT, Set.of(OLD), 1, Set.of(Wish.EFFORT, Wish.SCHEMA, Wish.USAGE), null, List.of(), Says.ALL);
    /// Thinks, never takes a temperature, and speaks Responses alone.
    private static final FakeDeployment CODEX = new FakeDeployment(
            Set.of(Protocol.RESPONSES), Set.of(), 40, Set.of(Wish.TEMPERATURE, Wish.TOP_P), null, List.of("low", "medium", "high"), Says.ALL);
    /// Neither streams nor lets the output be limited.
    private static final FakeDeployment STUBBORN =
            new FakeDeployment(CHAT, Set.of(), 1, Set.of(Wish.STREAM, Wish.EFFORT), null, List.of(), Says.ALL);

    private @Nullable Failure failure;

    private Card probe(FakeDeployment deployment, Protocol first) {
        var findings = new Findings(() -> Instant.EPOCH);
        var known = Samples.deployment("fake", first).withOutputLimitField(OutputLimitField.MAX_TOKENS);
        failure = ProbePlan.ask(known, deployment, findings);
        int most = ProbeCap.of(known).calls();
        assertTrue(deployment.asked().size() <= most, () -> deployment.asked().size() + " questions");
        assertEquals(List.of(), deployment.asked().stream().filter(q -> q.limit() < 16).toList());
        return findings.over(Card.blank("fake"));
    }

    private static String all(@Nullable Boolean... values) {
        return Arrays.toString(values);
    }

    private Abilities chat(FakeDeployment deployment) {
        return Abilities.of(probe(deployment, Protocol.CHAT), Protocol.CHAT);
    }

    @ParameterizedTest
    @EnumSource
    void whoTakesAllNeedsFewQuestions(Says says) {
        var deployment = OPEN.saying(says);
        var chat = chat(deployment);
        assertNull(failure);
        assertEquals(Boolean.TRUE, chat.spoken());
        assertEquals(List.of(OLD, NEW), chat.outputLimits());
        assertEquals(List.of(), chat.efforts(), "a made-up effort was taken");
        assertEquals("[true, true, true, true, true]", all(chat.streaming(), chat.usageInStream(), chat.temperature(), chat.topP(), chat.jsonSchema()));
        assertEquals(says == Says.NOTHING ? 5 : 3, deployment.asked().size(), "all at once, the other limit, and Responses");
    }

    @ParameterizedTest
    @EnumSource(names = {"ALL", "TEXT"})
    void aThinkerThatSaysWhatItTakes(Says says) {
        var deployment = THINKER.saying(says);
        var card = probe(deployment, Protocol.CHAT);
        for (var protocol : Protocol.values()) {
            var able = Abilities.of(card, protocol);
            assertEquals(Boolean.TRUE, able.spoken());
            assertEquals(List.of(protocol == Protocol.CHAT ? NEW : "max_output_tokens"), able.outputLimits());
            assertEquals(List.of("none", "low", "medium", "high", "xhigh"), able.efforts());
            assertEquals("[false, false, true]", all(able.temperature(), able.topP(), able.temperatureWithoutEffort()));
            assertEquals("[true, true, true]", all(able.streaming(), able.usageInStream(), able.jsonSchema()));
        }
        assertTrue(deployment.asked().size() <= 17, () -> "questions: " + deployment.asked().size());
    }

    @Test
    void aThinkerThatSaysNothingIsAskedForEachThingAlone() {
        var able = chat(THINKER.saying(Says.NOTHING));
        assertEquals(List.of(NEW), able.outputLimits());
        assertEquals(List.of("none", "low", "medium", "high", "xhigh"), able.efforts());
        assertEquals("[false, false, true]", all(able.temperature(), able.topP(), able.temperatureWithoutEffort()));
        assertEquals("[true, true, true]", all(able.streaming(), able.usageInStream(), able.jsonSchema()));
    }

    @ParameterizedTest
    @EnumSource
    void oneWithoutEffortSchemaAndStreamOptions(Says says) {
        var able = chat(PLAIN.saying(says));
        assertEquals(List.of(OLD), able.outputLimits());
        assertEquals(List.of(), able.efforts());
        assertEquals("[true, false, false]", all(able.streaming(), able.usageInStream(), able.jsonSchema()));
        assertEquals("[true, true]", all(able.temperature(), able.topP()));
    }

    @ParameterizedTest
    @EnumSource(names = {"ALL", "TEXT"})
    void oneThatSpeaksResponsesAlone(Says says) {
        for (var first : Protocol.values()) {
            var card = probe(CODEX.saying(says), first);
            assertEquals(Boolean.FALSE, Abilities.of(card, Protocol.CHAT).spoken());
            var able = Abilities.of(card, Protocol.RESPONSES);
            assertEquals(Boolean.TRUE, able.spoken());
            assertEquals(40, card.leastOutput());
            assertEquals(List.of("low", "medium", "high"), able.efforts());
            assertEquals("[false, false]", all(able.temperature(), able.topP()));
            assertNull(able.temperatureWithEffort(), "refused alone, and so not asked for beside one");
            assertEquals("[true, true, true]", all(able.streaming(), able.usageInStream(), able.jsonSchema()));
            assertEquals(Protocol.RESPONSES, Abilities.spoken(card, Samples.deployment("fake", first)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThatNeitherStreamsNorLimits(Says says) {
        var able = chat(STUBBORN.saying(says));
        assertEquals(List.of(), able.outputLimits());
        assertEquals(Boolean.FALSE, able.streaming());
        assertNull(able.usageInStream(), "there is no stream to have it");
        assertEquals("[true, true, true]", all(able.temperature(), able.topP(), able.jsonSchema()));
        assertEquals(List.of(), able.efforts());
    }

    /// gpt-5.1 and later: without an effort a temperature is taken, beside one it is not.
    @Test
    void aTemperatureThatIsTakenOnlyWithoutEffort() {
        var efforts = List.of("none", "low", "medium", "high");
        var picky = new FakeDeployment(CHAT, Set.of(NEW), 1, Set.of(), Set.of("none"), efforts, Says.ALL);
        Asking noneByDefault = question -> {
            var effort = question.effort();
            return picky.ask(question.withEffort(effort == null ? "none" : effort));
        };
        var findings = new Findings(() -> Instant.EPOCH);
        assertNull(ProbePlan.ask(Samples.deployment("fake", Protocol.CHAT), noneByDefault, findings));
        var able = Abilities.of(findings.over(Card.blank("fake")), Protocol.CHAT);
        assertEquals("[true, false, true]", all(able.temperature(), able.temperatureWithEffort(), able.temperatureWithoutEffort()));
        assertEquals(efforts, able.efforts());
    }

    @Test
    void aRequestKeepsItsTemperatureWhereItIsTaken() {
        var card = probe(THINKER.saying(Says.ALL), Protocol.CHAT);
        assertEquals("0.2 none []", adapted(card, "none"));
        assertEquals("null low [temperature not sent]", adapted(card, "low"));
        assertEquals("null null [temperature not sent]", adapted(card, null));
    }

    private static String adapted(Card card, @Nullable String effort) {
        var deployment = Samples.deployment("fake", Protocol.RESPONSES);
        var parameters = new Parameters(null, new BigDecimal("0.2"), null, effort);
        var adapted = Adapted.to(card, new Request(deployment, Prompt.of("", "Hello"), parameters, true));
        var sent = adapted.request().parameters();
        return sent.temperature() + " " + sent.effort() + " " + adapted.changes();
    }

    /// The list is the service's, not the model's.
    @Test
    void aListThatPromisesTooMuchIsTriedOut() {
        var model = new FakeDeployment(CHAT, Set.of(OLD), 1, Set.of(), null, List.of("low", "medium"), Says.ALL);
        var service = new FakeDeployment(
                CHAT, Set.of(OLD), 1, Set.of(), null, List.of("none", "minimal", "low", "medium", "high", "xhigh"), Says.ALL);
        Asking both = question -> service.ask(question) instanceof Reply.Refused refused ? refused : model.ask(question);
        var findings = new Findings(() -> Instant.EPOCH);
        assertNull(ProbePlan.ask(Samples.deployment("fake", Protocol.CHAT), both, findings));
        assertEquals(List.of("low", "medium"), Abilities.of(findings.over(Card.blank("fake")), Protocol.CHAT).efforts());
    }

    @Test
    void whoSpeaksNeitherHasFailed() {
        probe(new FakeDeployment(Set.of(), Set.of(OLD), 1, Set.of(), null, null, Says.ALL), Protocol.CHAT);
        assertNotNull(failure);
        assertEquals("The chatCompletion operation does not work with the specified model, fake.", failure.message());
    }

    @Test
    void whatIsOffHasTheServicesWords() {
        var able = chat(PLAIN);
        assertEquals(
                List.of(
                        "chat max_completion_tokens: Unsupported parameter: 'max_completion_tokens' is not supported with this model.",
                        "chat reasoning_effort: Unsupported parameter: 'reasoning_effort' is not supported with this model.",
                        "chat response_format: Unsupported parameter: 'response_format' is not supported with this model.",
                        "chat stream_options: Unsupported parameter: 'stream_options' is not supported with this model.",
                        "chat usage: The stream did not tell it."),
                able.refused().stream().map(r -> r.feature().name() + ": " + r.why()).toList());
    }
}
