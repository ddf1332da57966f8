package foundrybench.ui.sessions;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A saved session in the list.
///
/// @param deployments how many were asked
/// @param cost what its real calls cost; `null` when not all of it is known
/// @param simulated whether no model was asked
/// @param winner the deployment whose answer was marked as the best; `null` when none was
public record SessionRow(
        String id,
        String title,
        Instant startedAt,
        int deployments,
        @Nullable BigDecimal cost,
        boolean simulated,
        @Nullable String winner) {

    /// Without a winner.
    public SessionRow(
            String id, String title, Instant startedAt, int deployments, @Nullable BigDecimal cost, boolean simulated) {
        this(id, title, startedAt, deployments, cost, simulated, null);
    }
}
