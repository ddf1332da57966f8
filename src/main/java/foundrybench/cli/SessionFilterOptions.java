package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.model.Deployment;
import foundrybench.model.SessionQuery;
import foundrybench.model.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags by which sessions are chosen.
final class SessionFilterOptions {
    @Option(names = {"-d", "--deployment"}, paramLabel = "NAME", description = "Those that asked it; repeatable, one is enough.")
    private List<String> deployments = List.of();

    @Option(names = "--layer", paramLabel = "L", description = "Those that asked a deployment of this layer, such as L4.")
    private @Nullable String layer;

    @Option(names = "--since", paramLabel = "DATE", description = "Those of that day or later, such as 2026-11-24.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "DATE", description = "Those of that day or earlier.")
    private @Nullable String until;

    @Option(names = "--status", paramLabel = "S", description = "Those with a call that is completed, failed or stopped.")
    private @Nullable String status;

    @Option(names = "--min-cost", paramLabel = "USD", description = "Those whose real calls cost at least this.")
    private @Nullable BigDecimal minCost;

    @Option(names = "--max-cost", paramLabel = "USD", description = "Those whose real calls cost at most this.")
    private @Nullable BigDecimal maxCost;

    @Option(names = "--starred", description = "Those with a star.")
    private boolean starred;

    @Option(names = "--rated", description = "Those with an answer that was rated.")
    private boolean rated;

    @Option(names = "--tag", paramLabel = "T", description = "Those with this tag.")
    private @Nullable String tag;

    @Option(names = "--trash", description = "Those in the trash instead of the others.")
    private boolean trash;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many.")
    private @Nullable Integer limit;

    /// @param usual when nothing was said
    int limit(int usual) {
        return limit == null ? usual : checked(limit);
    }

    /// @throws UsageException unless it is a number of rows
    static int checked(int limit) {
        if (limit < 1) {
            throw new UsageException("--limit is a whole number from 1 up, not " + limit);
        }
        return limit;
    }

    /// @param text words to be found
    SessionQuery query(String text, RootCommand root) throws CatalogException {
        return SessionQuery.ALL
                .withText(text)
                .withDeployments(deployments(root))
                .between(start(since, 0), start(until, 1))
                .withStatus(status())
                .withCost(minCost, maxCost)
                .withStar(starred)
                .withRating(rated)
                .withTag(tag)
                .inTrash(trash);
    }

    private Set<String> deployments(RootCommand root) throws CatalogException {
        var names = new LinkedHashSet<>(deployments);
        if (layer != null) {
            var of = root.catalog(null).deployments().stream().filter(this::isOfLayer).map(Deployment::name).toList();
            if (of.isEmpty()) {
                throw new UsageException("No deployment serves layer %s.".formatted(layer));
            }
            names.addAll(of);
        }
        return names;
    }

    private boolean isOfLayer(Deployment deployment) {
        return deployment.layers().stream().anyMatch(l -> l.id().equalsIgnoreCase(layer) || l.text().equalsIgnoreCase(layer));
    }

    private @Nullable Status status() {
        if (status == null) {
            return null;
        }
        return Arrays.stream(Status.values())
                .filter(s -> s != Status.OPEN && s.wireName().equals(status))
                .findFirst()
                .orElseThrow(() -> new UsageException("--status is completed, failed or stopped, not " + status));
    }

    /// Days are those of this machine's place.
    static @Nullable Instant start(@Nullable String day, int daysLater) {
        try {
            return day == null
                    ? null
                    : LocalDate.parse(day).plusDays(daysLater).atStartOfDay(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException e) {
            throw new UsageException("%s is no day such as 2026-11-24.".formatted(day));
        }
    }
}
