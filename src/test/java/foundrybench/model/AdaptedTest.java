package foundrybench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import foundrybench.model.Lesson.NotSoFew;
import foundrybench.model.Lesson.NotSoMany;
import foundrybench.model.Lesson.NotSpoken;
import foundrybench.model.Lesson.NotTaken;
import foundrybench.model.Lesson.NotThisValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdaptedTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T12:00:00Z");
    private static final Protocol CHAT = Protocol.CHAT;
    private static final Protocol RESPONSES = Protocol.RESPONSES;
    private static final String WHY = "in its own words";

    @Test
    void whatNothingIsKnownOfStaysAsItIs() {
        var request = request(5, "0.2", "none");
        assertEquals(new Adapted(request, List.of()), Adapted.to(Card.blank("m"), request));
    }

    @Test
    void theProtocolIsSwitchedAndItsOwnFieldsHold() {
        var card = learned(new NotSpoken(CHAT, WHY), new NotTaken(CHAT, "temperature", null, WHY), new NotTaken(CHAT, "max_tokens", null, WHY));
        var adapted = Adapted.to(card, request(20, "0.2", null));
        assertEquals(List.of("chat → responses"), adapted.changes());
        assertSame(RESPONSES, adapted.request().deployment().protocol());
        assertEquals(new BigDecimal("0.2"), adapted.request().parameters().temperature());
        var back = Adapted.to(learned(new NotSpoken(RESPONSES, WHY)), new Request(
                Samples.deployment("m", RESPONSES), Prompt.of("", "Hi"), Parameters.NONE, true));
        assertEquals(List.of("responses → chat"), back.changes());
    }

    @Test
    void whoSpeaksNeitherProtocolIsAskedAsItWasWanted() {
        var card = learned(new NotSpoken(CHAT, WHY), new NotSpoken(RESPONSES, WHY));
        assertEquals(List.of(), Adapted.to(card, request(null, null, null)).changes());
    }

    @Test
    void theLimitIsRenamedThenRaised() {
        var card = learned(new NotTaken(CHAT, "max_tokens", "max_completion_tokens", WHY), new NotSoFew(CHAT, "max_completion_tokens", 16, WHY));
        var adapted = Adapted.to(card, request(5, null, null));
        assertEquals(List.of("max_tokens → max_completion_tokens", "max_completion_tokens 5 → 16"), adapted.changes());
        assertSame(OutputLimitField.MAX_COMPLETION_TOKENS, adapted.request().deployment().outputLimitField());
        assertEquals(16, adapted.request().parameters().maxTokens());
        assertEquals(List.of("max_tokens → max_completion_tokens"), Adapted.to(card, request(20, null, null)).changes());
    }

    @Test
    void theLimitIsLoweredToTheMostThatTheServiceNames() {
        var card = learned(new NotSoMany(CHAT, "max_tokens", 4096, WHY));
        assertEquals(List.of("max_tokens 6000 → 4096"), Adapted.to(card, request(6000, null, null)).changes());
        assertEquals(List.of(), Adapted.to(card, request(4096, null, null)).changes());
    }

    @Test
    void aLimitThatHasNoNameIsNotSent() {
        var card = learned(new NotTaken(CHAT, "max_tokens", null, WHY), new NotTaken(CHAT, "max_completion_tokens", null, WHY));
        var adapted = Adapted.to(card, request(500, null, null));
        assertEquals(List.of("max_tokens not sent"), adapted.changes());
        assertNull(adapted.request().parameters().maxTokens());
    }

    @Test
    void aTemperatureThatIsFixedIsLeftOutUnlessItIsThatOne() {
        var card = learned(new NotThisValue(CHAT, "temperature", "0.2", List.of("1"), WHY));
        assertEquals(List.of("temperature not sent"), Adapted.to(card, request(null, "0.2", null)).changes());
        assertEquals(List.of("temperature not sent"), Adapted.to(card, request(null, "0.7", null)).changes());
        assertEquals(List.of(), Adapted.to(card, request(null, "1.0", null)).changes());
    }

    @Test
    void aValueOutOfRangeSaysNothingOfOthers() {
        var card = learned(new NotThisValue(CHAT, "temperature", "3", List.of(), WHY));
        assertEquals(List.of("temperature not sent"), Adapted.to(card, request(null, "3.00", null)).changes());
        assertEquals(List.of(), Adapted.to(card, request(null, "0.7", null)).changes());
    }

    @Test
    void aNewerFindingOfTheFieldWinsOverAnOlderOneOfTheValue() {
        var card = learned(new NotThisValue(CHAT, "temperature", "0.2", List.of(), WHY))
                .with(Feature.of(CHAT, "temperature"), new Card.Mark(true, null, TUESDAY));
        assertEquals(List.of(), Adapted.to(card, request(null, "0.2", null)).changes());
    }

    @Test
    void theEffortNearestToTheWantedOneIsTaken() {
        var card = learned(new NotThisValue(CHAT, "reasoning_effort", "none", List.of("low", "medium", "high"), WHY));
        assertEquals(List.of("reasoning_effort none → low"), Adapted.to(card, request(null, null, "none")).changes());
        assertEquals(List.of("reasoning_effort xhigh → high"), Adapted.to(card, request(null, null, "xhigh")).changes());
        assertEquals(List.of("reasoning_effort minimal → low"), Adapted.to(card, request(null, null, "minimal")).changes());
        assertEquals(List.of(), Adapted.to(card, request(null, null, "medium")).changes());
        var odd = learned(new NotThisValue(CHAT, "reasoning_effort", "medium", List.of("low", "high"), WHY));
        assertEquals("low", Adapted.to(odd, request(null, null, "medium")).request().parameters().effort());
    }

    @Test
    void anEffortOfWhichNoOtherIsKnownIsNotSent() {
        var card = learned(new NotThisValue(CHAT, "reasoning_effort", "none", List.of(), WHY));
        var adapted = Adapted.to(card, request(null, null, "none"));
        assertEquals(List.of("reasoning_effort not sent"), adapted.changes());
        assertNull(adapted.request().parameters().effort());
        assertEquals(List.of(), Adapted.to(card, request(null, null, "high")).changes());
    }

    @Test
    void theProgramsOwnFieldsAreLeftOut() {
        var options = Adapted.to(learned(new NotTaken(CHAT, "stream_options", null, WHY)), request(null, null, null));
        assertEquals(List.of("stream_options not sent"), options.changes());
        assertEquals(Set.of("stream_options"), options.request().omitted());
        var stored = Adapted.to(learned(new NotTaken(RESPONSES, "store", null, WHY)), new Request(
                Samples.deployment("m", RESPONSES), Prompt.of("", "Hi"), Parameters.NONE, true));
        assertEquals(List.of("store not sent"), stored.changes());
    }

    @Test
    void whereNoStreamIsTakenTheAnswerComesWhole() {
        var adapted = Adapted.to(learned(new NotTaken(CHAT, "stream", null, WHY)), request(null, null, null));
        assertEquals(List.of("stream true → false"), adapted.changes());
        assertFalse(adapted.request().stream());
        assertEquals(Set.of("stream"), adapted.request().omitted());
    }

    @Test
    void whatContradictsACardMakesItStaleAndItIsUsedAllTheSame() {
        var card = Card.blank("m").with(Feature.of(CHAT, "temperature"), new Card.Mark(true, null, MONDAY));
        assertNull(card.learned(new NotTaken(CHAT, "top_p", null, WHY), TUESDAY).stale());
        var stale = card.learned(new NotTaken(CHAT, "temperature", null, WHY), TUESDAY);
        assertEquals(new Card.Stale(WHY, TUESDAY), stale.stale());
        assertEquals(List.of("temperature not sent"), Adapted.to(stale, request(null, "0.2", null)).changes());
    }

    @Test
    void ofTwoCardsTheNewerFindingOfEachFeatureHolds() {
        var here = Card.blank("m").with(Feature.of(CHAT, "a"), new Card.Mark(true, null, TUESDAY))
                .with(Feature.of(CHAT, "b"), new Card.Mark(true, null, MONDAY)).withLeastOutput(16);
        var there = Card.blank("m").with(Feature.of(CHAT, "a"), new Card.Mark(false, WHY, MONDAY))
                .with(Feature.of(CHAT, "b"), new Card.Mark(false, WHY, TUESDAY))
                .with(Feature.of(RESPONSES), new Card.Mark(false, WHY, MONDAY))
                .withLimits(new Deployment.Limits(null, 6L, null, null));
        for (var both : List.of(here.merged(there), there.merged(here))) {
            assertEquals(3, both.marks().size());
            assertEquals(true, both.accepts(Feature.of(CHAT, "a")));
            assertEquals(true, both.refuses(Feature.of(CHAT, "b")));
            assertEquals(16, both.leastOutput());
            assertEquals(6L, both.limits().requestsPerMinute());
        }
    }

    @Test
    void aProbeLaterThanTheContradictionMakesTheCardFresh() {
        var stale = Card.blank("m").gone(new Card.Stale(WHY, MONDAY));
        var probed = Card.blank("m").probedBy(new Card.Probed(TUESDAY, null, 9, null, null, false));
        assertNull(stale.merged(probed).stale());
        assertNull(probed.merged(stale).stale());
        var again = probed.gone(new Card.Stale(WHY, TUESDAY.plusSeconds(1)));
        assertNotNull(again.merged(probed).stale());
    }

    private static Card learned(Lesson... lessons) {
        var card = Card.blank("m");
        for (var lesson : lessons) {
            card = card.learned(lesson, MONDAY);
        }
        return card;
    }

    private static Request request(@Nullable Integer maxTokens, @Nullable String temperature, @Nullable String effort) {
        var parameters = new Parameters(maxTokens, temperature == null ? null : new BigDecimal(temperature), null, effort);
        return new Request(Samples.deployment("m", CHAT), Prompt.of("", "Hi"), parameters, true);
    }
}
