package foundrybench.ui.sessions;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A saved session in the list.
///
/// @param deployments how many were asked
/// @param cost what its real calls cost; `null` when not all of it is known
/// @param simulated whether no model was asked
public record SessionRow(
        String id, String title, Instant startedAt, int deployments, @Nullable BigDecimal cost, boolean simulated) {}
