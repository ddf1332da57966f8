package foundrybench.ui.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Efforts;
import foundrybench.model.Feature;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParameterOffersTest {
    private static final Deployment GPT = deployment("gpt");
    private static final Deployment KIMI = deployment("kimi");

    @Test
    void ofWhomNothingIsKnownEverythingIsOffered() {
        assertEquals(ParameterOffers.ALL, ParameterOffers.of(List.of(GPT, KIMI), Map.of()));
        assertEquals(ParameterOffers.ALL, ParameterOffers.of(List.of(), Map.of("gpt", refusing("temperature", null))));
    }

    @Test
    void whatAllRefuseIsOffAndWhatSomeRefuseIsSaid() {
        var gpt = refusing("temperature", "Unsupported  parameter:\n'temperature'.");
        var both = ParameterOffers.of(List.of(GPT, KIMI), Map.of("gpt", gpt));
        assertEquals(new ParameterOffers.Offer(false, "gpt does not take it: Unsupported parameter: 'temperature'."), both.temperature());
        var alone = ParameterOffers.of(List.of(GPT), Map.of("gpt", gpt));
        assertEquals(new ParameterOffers.Offer(true, "gpt does not take it: Unsupported parameter: 'temperature'."), alone.temperature());
        assertEquals(ParameterOffers.Offer.FREE, alone.topP());
        assertEquals(ParameterOffers.Offer.FREE, alone.maxTokens());
    }

    @Test
    void effortsAreThoseThatAnyoneTakes() {
        var gpt = Card.blank("gpt");
        for (var value : Efforts.ALL) {
            boolean isTaken = List.of("low", "high").contains(value);
            gpt = gpt.with(Feature.of(Protocol.CHAT, "reasoning_effort", value), new Card.Mark(isTaken, null, Instant.EPOCH));
        }
        var alone = ParameterOffers.of(List.of(GPT), Map.of("gpt", gpt));
        assertEquals(List.of("low", "high"), alone.efforts());
        assertEquals(new ParameterOffers.Offer(false, "gpt takes low, high."), alone.effort());
        assertEquals(Efforts.ALL, ParameterOffers.of(List.of(GPT, KIMI), Map.of("gpt", gpt)).efforts());
        var none = ParameterOffers.of(List.of(GPT), Map.of("gpt", refusing("reasoning_effort", "Unknown.")));
        assertEquals(List.of(), none.efforts());
        assertEquals(new ParameterOffers.Offer(true, "gpt does not take it: Unknown."), none.effort());
    }

    @Test
    void anOutputLimitIsOfferedWhileItHasAnyName() {
        var one = refusing("max_tokens", "Use another.");
        assertEquals(ParameterOffers.Offer.FREE, ParameterOffers.of(List.of(GPT), Map.of("gpt", one)).maxTokens());
        var both = one.with(Feature.of(Protocol.CHAT, "max_completion_tokens"), new Card.Mark(false, null, Instant.EPOCH));
        assertEquals(
                new ParameterOffers.Offer(true, "gpt does not take it: Use another."),
                ParameterOffers.of(List.of(GPT), Map.of("gpt", both)).maxTokens());
    }

    @Test
    void whoIsAskedByTheOtherProtocolIsJudgedByThat() {
        var card = Card.blank("gpt")
                .with(Feature.of(Protocol.CHAT), new Card.Mark(false, "Not by chat.", Instant.EPOCH))
                .with(Feature.of(Protocol.RESPONSES, "top_p"), new Card.Mark(false, "No.", Instant.EPOCH));
        assertEquals(new ParameterOffers.Offer(true, "gpt does not take it: No."), ParameterOffers.of(List.of(GPT), Map.of("gpt", card)).topP());
    }

    private static Card refusing(String field, @Nullable String why) {
        return Card.blank("gpt").with(Feature.of(Protocol.CHAT, field), new Card.Mark(false, why, Instant.EPOCH));
    }

    private static Deployment deployment(String name) {
        return new Deployment(
                name, null, List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, null, null, null, List.of());
    }
}
