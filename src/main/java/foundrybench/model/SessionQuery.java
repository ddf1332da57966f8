package foundrybench.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which sessions are wanted: those for which all of this holds. What is empty, `null` or `false` does not matter.
///
/// @param text words to be found in titles, notes, prompts and answers, as a person types them
/// @param deployments at least one of these was asked
/// @param from started then or later
/// @param before started earlier than then
/// @param status at least one of its calls ended so
/// @param costAtLeast dollars; sessions whose cost is not known are left out
/// @param costAtMost dollars; sessions whose cost is not known are left out
/// @param starred only those with a star
/// @param rated only those of which an answer was rated
/// @param tag only those with this tag
/// @param trash those in the trash instead of the others
public record SessionQuery(
        String text,
        Set<String> deployments,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable Status status,
        @Nullable BigDecimal costAtLeast,
        @Nullable BigDecimal costAtMost,
        boolean starred,
        boolean rated,
        @Nullable String tag,
        boolean trash) {

    /// All that are not in the trash.
    public static final SessionQuery ALL =
            new SessionQuery("", Set.of(), null, null, null, null, null, false, false, null, false);

    public SessionQuery {
        deployments = Set.copyOf(deployments);
    }

    /// The same with other words.
    public SessionQuery withText(String words) {
        return new SessionQuery(
                words, deployments, from, before, status, costAtLeast, costAtMost, starred, rated, tag, trash);
    }

    /// The same for these deployments.
    public SessionQuery withDeployments(Set<String> names) {
        return new SessionQuery(
                text, names, from, before, status, costAtLeast, costAtMost, starred, rated, tag, trash);
    }

    /// The same for those that started in this time.
    public SessionQuery between(@Nullable Instant first, @Nullable Instant end) {
        return new SessionQuery(
                text, deployments, first, end, status, costAtLeast, costAtMost, starred, rated, tag, trash);
    }

    /// The same for those with a call that ended so.
    public SessionQuery withStatus(@Nullable Status other) {
        return new SessionQuery(
                text, deployments, from, before, other, costAtLeast, costAtMost, starred, rated, tag, trash);
    }

    /// The same for those that cost so much.
    public SessionQuery withCost(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        return new SessionQuery(
                text, deployments, from, before, status, least, most, starred, rated, tag, trash);
    }

    /// The same, only those with a star or all.
    public SessionQuery withStar(boolean wanted) {
        return new SessionQuery(
                text, deployments, from, before, status, costAtLeast, costAtMost, wanted, rated, tag, trash);
    }

    /// The same, only those that were rated or all.
    public SessionQuery withRating(boolean wanted) {
        return new SessionQuery(
                text, deployments, from, before, status, costAtLeast, costAtMost, starred, wanted, tag, trash);
    }

    /// The same for those with this tag.
    public SessionQuery withTag(@Nullable String name) {
        return new SessionQuery(
                text, deployments, from, before, status, costAtLeast, costAtMost, starred, rated, name, trash);
    }

    /// The same for those in the trash, or for the others.
    public SessionQuery inTrash(boolean wanted) {
        return new SessionQuery(
                text, deployments, from, before, status, costAtLeast, costAtMost, starred, rated, tag, wanted);
    }
}
