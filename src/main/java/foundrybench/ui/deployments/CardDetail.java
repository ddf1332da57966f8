package foundrybench.ui.deployments;

import foundrybench.model.Abilities;
import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Excerpt;
import foundrybench.model.Feature;
import foundrybench.model.Protocol;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Part;
import foundrybench.ui.kit.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a deployment's card says, in a word and in a few lines.
public final class CardDetail {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final int MOST_REFUSALS = 8;
    private static final int LONGEST_WHY = 120;

    private CardDetail() {}

    /// When it was probed, or why it should be; nothing when nothing is known of it.
    static Optional<Detail> of(Deployment deployment, Card card, ZoneId zone) {
        var probed = card.probed();
        if (probed == null && card.marks().isEmpty()) {
            return Optional.empty();
        }
        var tip = String.join("\n", lines(deployment, card, zone));
        if (card.stale() != null) {
            return Optional.of(new Detail(new Part(Words.of("card.stale"), Part.Style.WARNING), tip));
        }
        var word = probed == null ? Words.of("card.learned") : Words.of("card.probed", DAY.format(probed.at().atZone(zone)));
        return Optional.of(new Detail(Part.quiet(word), tip));
    }

    /// All that it says that is of use in the window, a line each.
    public static List<String> lines(Deployment deployment, Card card, ZoneId zone) {
        var lines = new ArrayList<String>();
        var probed = card.probed();
        if (probed != null) {
            lines.add(Words.of(
                    "card.probe", probed.at().atZone(zone).toLocalDate(), probed.calls(), Amounts.dollars(probed.cost()),
                    probed.priceTable() == null ? Amounts.UNKNOWN : probed.priceTable()));
        }
        var stale = card.stale();
        if (stale != null) {
            lines.add(Words.of("card.stale.why", stale.at().atZone(zone).toLocalDate(), Excerpt.of(stale.why(), LONGEST_WHY)));
        }
        for (var protocol : List.of(Abilities.spoken(card, deployment), Abilities.spoken(card, deployment).other())) {
            var abilities = Abilities.of(card, protocol);
            if (abilities.spoken() != null) {
                lines.add(protocol.wireName() + ": " + able(abilities, card, protocol));
            }
            abilities.refused().stream()
                    .filter(refusal -> refusal.feature().field() != null)
                    .limit(MOST_REFUSALS)
                    .forEach(refusal -> lines.add(Words.of("card.off", refusal.feature().name(), Excerpt.of(refusal.why(), LONGEST_WHY))));
        }
        return List.copyOf(lines);
    }

    private static String able(Abilities abilities, Card card, Protocol protocol) {
        if (Boolean.FALSE.equals(abilities.spoken())) {
            var why = card.mark(Feature.of(protocol)).map(Card.Mark::why).orElse(null);
            return why == null ? Words.of("card.not-spoken") : Words.of("card.not-spoken.why", Excerpt.of(why, LONGEST_WHY));
        }
        var parts = new ArrayList<String>();
        if (abilities.outputLimits() != null) {
            parts.addAll(abilities.outputLimits());
        }
        add(parts, abilities.streaming(), "card.streaming");
        add(parts, abilities.temperature(), "card.temperature");
        add(parts, abilities.topP(), "card.top-p");
        add(parts, abilities.jsonSchema(), "card.schema");
        if (abilities.efforts() != null && !abilities.efforts().isEmpty()) {
            parts.add(Words.of("card.efforts", String.join(" ", abilities.efforts())));
        }
        return parts.isEmpty() ? Words.of("card.spoken") : String.join(" · ", parts);
    }

    private static void add(List<String> parts, @Nullable Boolean able, String key) {
        if (Boolean.TRUE.equals(able)) {
            parts.add(Words.of(key));
        }
    }
}
