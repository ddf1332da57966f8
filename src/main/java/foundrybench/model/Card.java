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

    /// Having been answered by this model: another one than was probed makes the card stale.
    public Card answeredBy(String model, Instant at) {
        if (probed == null || stale != null || !WarningRules.differs(probed.model(), model)) {
            return this;
        }
        return gone(new Stale("Answered by %s; %s was probed.".formatted(model, probed.model()), at));
    }

    /// With what a refusal taught. What it contradicts makes the card stale, which is used all the same.
    public Card learned(Lesson lesson, Instant at) {
        return switch (lesson) {
            case Lesson.NotSpoken(var protocol, var why) -> refusing(Feature.of(protocol), why, at);
            case Lesson.NotTaken(var protocol, var field, var _, var why) -> refusing(Feature.of(protocol, field), why, at);
            case Lesson.NotThisValue value -> learnedValue(value, at);
            case Lesson.NotSoFew(var _, var _, var least, var _) -> withLeastOutput(least);
            case Lesson.NotSoMany(var _, var _, var most, var _) ->
                withLimits(new Deployment.Limits(
                        limits.tokensPerMinute(), limits.requestsPerMinute(), limits.contextTokens(), (long) most));
        };
    }

    private Card learnedValue(Lesson.NotThisValue lesson, Instant at) {
        var card = refusing(Feature.of(lesson.protocol(), lesson.field(), lesson.value()), lesson.why(), at);
        if (lesson.accepted().isEmpty()) {
            return card;
        }
        if (RequestFields.isEffort(lesson.field())) {
            for (var other : Efforts.ALL) {
                if (!lesson.accepted().contains(other)) {
                    card = card.refusing(Feature.of(lesson.protocol(), lesson.field(), other), lesson.why(), at);
                }
            }
        } else { // there are endless other values
            card = card.refusing(Feature.of(lesson.protocol(), lesson.field()), lesson.why(), at);
        }
        for (var value : lesson.accepted()) {
            card = card.with(Feature.of(lesson.protocol(), lesson.field(), value), new Mark(true, null, at));
        }
        return card;
    }

    private Card refusing(Feature feature, String why, Instant at) {
        var card = with(feature, new Mark(false, why, at));
        return accepts(feature) ? card.gone(new Stale(why, at)) : card;
    }

    /// What is known here and there together: of each feature the newer finding. A probe replaces all that was found
    /// before it.
    public Card merged(Card other) {
        boolean theirsIsNewer = other.probed != null && (probed == null || other.probed.at().isAfter(probed.at()));
        var newer = theirsIsNewer ? other : this;
        var older = theirsIsNewer ? this : other;
        boolean isReplaced = newer.probed != null && !newer.probed.equals(older.probed);
        var all = new TreeMap<Feature, Mark>();
        older.marks.forEach((feature, mark) -> {
            if (!isReplaced || newer.probed == null || mark.at().isAfter(newer.probed.at())) {
                all.put(feature, mark);
            }
        });
        newer.marks.forEach((feature, mark) -> all.merge(feature, mark, (theirs, ours) -> theirs.at().isAfter(ours.at()) ? theirs : ours));
        return new Card(
                deployment,
                all,
                newer.leastOutput == null && !isReplaced ? older.leastOutput : newer.leastOutput,
                newer.limits.or(older.limits),
                newer.probed,
                staleSince(newer, older));
    }

    private static @Nullable Stale staleSince(Card newer, Card older) {
        var last = older.stale;
        if (newer.stale != null && (last == null || newer.stale.at().isAfter(last.at()))) {
            last = newer.stale;
        }
        return last != null && newer.probed != null && newer.probed.at().isAfter(last.at()) ? null : last;
    }
}
