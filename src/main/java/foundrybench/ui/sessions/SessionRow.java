package foundrybench.ui.sessions;

import foundrybench.model.Passage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A saved session in the list.
///
/// @param deployments how many were asked
/// @param cost what its real calls cost; `null` when not all of it is known
/// @param simulated whether no model was asked
/// @param winner the deployment whose answer was marked as the best; `null` when none was
/// @param starred whether the person wants to find it again
/// @param note in the person's words; empty when there is none
/// @param tags in order
/// @param trashed whether it is in the trash
/// @param passages where the words looked for were found; empty when none were
public record SessionRow(
        String id,
        String title,
        Instant startedAt,
        int deployments,
        @Nullable BigDecimal cost,
        boolean simulated,
        @Nullable String winner,
        boolean starred,
        String note,
        List<String> tags,
        boolean trashed,
        List<Passage> passages) {

    public SessionRow {
        tags = List.copyOf(tags);
        passages = List.copyOf(passages);
    }

    /// One of which nobody has said anything but who won it.
    public SessionRow(
            String id,
            String title,
            Instant startedAt,
            int deployments,
            @Nullable BigDecimal cost,
            boolean simulated,
            @Nullable String winner) {
        this(id, title, startedAt, deployments, cost, simulated, winner, false, "", List.of(), false, List.of());
    }

    /// Without a winner.
    public SessionRow(
            String id, String title, Instant startedAt, int deployments, @Nullable BigDecimal cost, boolean simulated) {
        this(id, title, startedAt, deployments, cost, simulated, null);
    }
}
