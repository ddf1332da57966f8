package foundrybench.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of a deployment by having asked it: what it accepts, what it refuses and in which words, and since when.
/// What nothing is said of is unknown, and tried.
///
/// @param deployment its name
/// @param marks what was found, in order of the features' names
/// @param leastOutput the least output limit that it takes, in tokens; `null` when it never refused one
/// @param limits what its answers and refusals told of how fast it may be asked
/// @param probed the last probe; `null` when there was none and all was learned from calls
/// @param stale why a probe should be made again; `null` when nothing speaks against what it found
public record Card(
        String deployment,
        Map<Feature, Mark> marks,
        @Nullable Integer leastOutput,
        Deployment.Limits limits,
        @Nullable Probed probed,
        @Nullable Stale stale) {

    public Card {
        marks = Collections.unmodifiableMap(new TreeMap<>(marks));
    }

    /// A finding about one feature.
    ///
    /// @param why the service's words for refusing it; `null` when it accepts it
    /// @param at when it was found
    public record Mark(boolean accepted, @Nullable String why, Instant at) {}

    /// A probe that was made.
    ///
    /// @param at when it ended
    /// @param model the model that answered it; `null` when none said its name
    /// @param calls how many it took
    /// @param cost what they cost; `null` when that is not known
    /// @param priceTable the table by which the cost was reckoned; `null` without one
    /// @param simulated whether no model answered
    public record Probed(
            Instant at, @Nullable String model, int calls, @Nullable BigDecimal cost, @Nullable String priceTable, boolean simulated) {}

    /// What was found no longer holds.
    ///
    /// @param why in the service's words
    /// @param at when it was noticed
    public record Stale(String why, Instant at) {}

    /// Of one of which nothing is known.
    public static Card blank(String deployment) {
        return new Card(deployment, Map.of(), null, Deployment.Limits.UNKNOWN, null, null);
    }

    /// What was found of a feature, if anything was.
    public Optional<Mark> mark(Feature feature) {
        return Optional.ofNullable(marks.get(feature));
    }

    /// Whether it is known to refuse this.
    public boolean refuses(Feature feature) {
        return mark(feature).filter(mark -> !mark.accepted()).isPresent();
    }

    /// Whether it is known to accept this.
    public boolean accepts(Feature feature) {
        return mark(feature).filter(Mark::accepted).isPresent();
    }

    /// With one more finding, which replaces an older one of the same feature.
    public Card with(Feature feature, Mark mark) {
        var more = new TreeMap<>(marks);
        more.put(feature, mark);
        return new Card(deployment, more, leastOutput, limits, probed, stale);
    }

    /// With the least output limit that it takes.
    public Card withLeastOutput(@Nullable Integer least) {
        return new Card(deployment, marks, least, limits, probed, stale);
    }

    /// With other limits.
    public Card withLimits(Deployment.Limits newLimits) {
        return new Card(deployment, marks, leastOutput, newLimits, probed, stale);
    }

    /// With the probe that found it, which makes it fresh.
    public Card probedBy(Probed probe) {
        return new Card(deployment, marks, leastOutput, limits, probe, null);
    }

    /// No longer to be relied on.
    public Card gone(Stale why) {
        return new Card(deployment, marks, leastOutput, limits, probed, why);
    }
}
