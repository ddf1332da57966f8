package foundrybench.store;

import foundrybench.model.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds up the calls of one session.
final class SummaryFold {
    private final String id;
    private final String title;
    private final Instant startedAt;
    private final SessionMarks marks;
    private final Set<String> deployments = new LinkedHashSet<>();
    private int completions;
    private int failed;
    private @Nullable BigDecimal costUsd;
    private boolean costComplete = true;
    private boolean simulated;
    private boolean recorded;
    private @Nullable String winner;

    SummaryFold(String id, String title, Instant startedAt, SessionMarks marks) {
        this.marks = marks;
        this.id = id;
        this.title = title;
        this.startedAt = startedAt;
    }

    String id() {
        return id;
    }

    void addOpen(String deployment, boolean isSimulated) {
        deployments.add(deployment);
        simulated |= isSimulated;
    }

    void addRecorded() {
        recorded = true;
    }

    void addSettled(
            String deployment, String status, boolean isSimulated, boolean isFree, @Nullable String cost, boolean costKnown) {
        addOpen(deployment, isSimulated);
        completions++;
        if (status.equals(Status.FAILED.wireName())) {
            failed++;
        }
        if (!isSimulated && !isFree) {
            costComplete &= costKnown;
            if (cost != null) {
                costUsd = costUsd == null ? new BigDecimal(cost) : costUsd.add(new BigDecimal(cost));
            }
        }
    }

    void addWinner(String deployment) {
        winner = deployment;
    }

    SessionSummary summary() {
        return new SessionSummary(
                id, title, startedAt, List.copyOf(deployments), completions, failed, costUsd, costComplete, simulated, recorded, winner,
                marks.starred(), marks.note(), marks.tags(), marks.trashedAt());
    }
}
