package foundrybench.ui.prompt;

import foundrybench.model.Abilities;
import foundrybench.model.Adapted;
import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Efforts;
import foundrybench.model.Excerpt;
import foundrybench.model.Feature;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.RequestFields;
import foundrybench.ui.kit.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which parameters the picked deployments take, as far as their cards tell: what none of them takes is off, with the
/// reason.
///
/// @param maxTokens what speaks against sending it; empty when nothing does
/// @param temperature likewise
/// @param topP likewise
/// @param efforts the values that at least one takes, in the usual order
/// @param effort why values are missing; empty when none is
record ParameterOffers(Offer maxTokens, Offer temperature, Offer topP, List<String> efforts, Offer effort) {
    /// Everything may be sent.
    static final ParameterOffers ALL =
            new ParameterOffers(Offer.FREE, Offer.FREE, Offer.FREE, Efforts.ALL, Offer.FREE);

    private static final int SOME_TOKENS = 1000;
    private static final BigDecimal SOME_TEMPERATURE = new BigDecimal("0.2");
    private static final BigDecimal SOME_TOP_P = new BigDecimal("0.9");
    private static final int LONGEST_WHY = 160;

    ParameterOffers {
        efforts = List.copyOf(efforts);
    }

    /// Whether a parameter may be sent.
    ///
    /// @param isOff whether none of the deployments takes it
    /// @param why a line for each deployment that does not; empty when all do
    record Offer(boolean isOff, String why) {
        static final Offer FREE = new Offer(false, "");
    }

    /// For these deployments.
    ///
    /// @param cards by deployment; one without a card is asked for everything
    static ParameterOffers of(List<Deployment> picked, Map<String, Card> cards) {
        if (picked.isEmpty()) {
            return ALL;
        }
        var known = new LinkedHashMap<Deployment, Card>();
        picked.forEach(d -> known.put(d, cards.getOrDefault(d.name(), Card.blank(d.name()))));
        var efforts = Efforts.ALL.stream()
                .filter(value -> known.entrySet().stream().anyMatch(one -> takesEffort(one.getKey(), one.getValue(), value)))
                .toList();
        return new ParameterOffers(
                offer(known, new Parameters(SOME_TOKENS, null, null, null), p -> p.maxTokens() != null, RequestFields::outputLimits),
                offer(
                        known,
                        new Parameters(null, SOME_TEMPERATURE, null, null),
                        p -> p.temperature() != null,
                        _ -> List.of(RequestFields.TEMPERATURE)),
                offer(known, new Parameters(null, null, SOME_TOP_P, null), p -> p.topP() != null, _ -> List.of(RequestFields.TOP_P)),
                efforts,
                effort(known, efforts));
    }

    private static Offer offer(
            SequencedMap<Deployment, Card> known,
            Parameters wanted,
            Predicate<Parameters> isSent,
            Function<Protocol, List<String>> fields) {
        var lines = new ArrayList<String>();
        known.forEach((deployment, card) -> {
            var adapted = Adapted.to(card, new Request(deployment, new Prompt(List.of()), wanted, true)).request();
            if (!isSent.test(adapted.parameters())) {
                lines.add(line(deployment, why(card, adapted.deployment().protocol(), fields)));
            }
        });
        return new Offer(lines.size() == known.size(), String.join("\n", lines));
    }

    private static Offer effort(SequencedMap<Deployment, Card> known, List<String> offered) {
        var lines = new ArrayList<String>();
        known.forEach((deployment, card) -> {
            var taken = Efforts.ALL.stream().filter(value -> takesEffort(deployment, card, value)).toList();
            if (taken.isEmpty()) {
                var spoken = Abilities.spoken(card, deployment);
                lines.add(line(deployment, why(card, spoken, protocol -> List.of(RequestFields.effort(protocol)))));
            } else if (taken.size() < Efforts.ALL.size()) {
                lines.add(Words.of("offer.efforts", deployment.name(), String.join(", ", taken)));
            }
        });
        return new Offer(offered.isEmpty(), String.join("\n", lines));
    }

    /// Of one that was probed only what passed.
    private static boolean takesEffort(Deployment deployment, Card card, String value) {
        var passed = Abilities.of(card, Abilities.spoken(card, deployment)).efforts();
        return card.probed() == null || passed == null
                ? value.equals(asked(deployment, card, value).parameters().effort())
                : passed.contains(value);
    }

    private static Request asked(Deployment deployment, Card card, String effort) {
        var wanted = new Parameters(null, null, null, effort);
        return Adapted.to(card, new Request(deployment, new Prompt(List.of()), wanted, true)).request();
    }

    /// The service's words for refusing any of the fields; `null` when it had none.
    private static @Nullable String why(Card card, Protocol protocol, Function<Protocol, List<String>> fields) {
        return fields.apply(protocol).stream()
                .flatMap(field -> card.mark(Feature.of(protocol, field)).stream())
                .filter(mark -> mark.why() != null)
                .map(mark -> String.valueOf(mark.why()))
                .findFirst()
                .orElse(null);
    }

    private static String line(Deployment deployment, @Nullable String why) {
        return why == null
                ? Words.of("offer.off", deployment.name())
                : Words.of("offer.off.why", deployment.name(), Excerpt.of(why, LONGEST_WHY));
    }
}
