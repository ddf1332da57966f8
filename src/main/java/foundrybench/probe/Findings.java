package foundrybench.probe;

import foundrybench.model.Card.Mark;
import foundrybench.model.Card;
import foundrybench.model.Feature;
import foundrybench.model.Protocol;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a probe has found so far.
final class Findings {
    private final InstantSource clock;
    private final TreeMap<Feature, Mark> marks = new TreeMap<>();
    private @Nullable Integer leastOutput;

    Findings(InstantSource clock) {
        this.clock = clock;
    }

    void accept(Feature feature) {
        marks.put(feature, new Mark(true, null, clock.instant()));
    }

    /// @param why in the service's words
    void refuse(Feature feature, String why) {
        marks.put(feature, new Mark(false, why, clock.instant()));
    }

    void atLeast(int tokens) {
        leastOutput = leastOutput == null ? tokens : Math.max(leastOutput, tokens);
    }

    boolean isKnown(Feature feature) {
        return marks.containsKey(feature);
    }

    boolean accepts(Feature feature) {
        var mark = marks.get(feature);
        return mark != null && mark.accepted();
    }

    boolean refuses(Feature feature) {
        var mark = marks.get(feature);
        return mark != null && !mark.accepted();
    }

    /// Nothing more is said of what goes with this protocol.
    void forget(Protocol protocol) {
        marks.keySet().removeIf(feature -> feature.protocol() == protocol);
    }

    Map<Feature, Mark> marks() {
        return Map.copyOf(marks);
    }

    /// What is found, over what the card said before.
    Card over(Card card) {
        var result = card;
        for (var found : marks.entrySet()) {
            result = result.with(found.getKey(), found.getValue());
        }
        return leastOutput == null ? result : result.withLeastOutput(leastOutput);
    }
}
