package foundrybench.cli;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What several probes may cost together. One begins only while what was spent, what those under way may cost, and
/// what it may cost itself stay within the budget. Used by many threads.
final class ProbeBudget {
    private final @Nullable BigDecimal most;
    private BigDecimal spent = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;

    /// @param most in dollars; `null` for any
    ProbeBudget(@Nullable BigDecimal most) {
        this.most = most;
    }

    /// Sets aside what a probe may cost, once those under way have shown whether it fits.
    ///
    /// @return whether it may begin
    synchronized boolean reserve(@Nullable BigDecimal cap) throws InterruptedException {
        if (most == null || cap == null) {
            return true;
        }
        while (spent.add(reserved).add(cap).compareTo(most) > 0) {
            if (reserved.signum() == 0) {
                return false;
            }
            wait();
        }
        reserved = reserved.add(cap);
        return true;
    }

    /// A probe has ended.
    ///
    /// @param cost what it cost; the cap is taken where that is not known
    synchronized void settle(@Nullable BigDecimal cap, @Nullable BigDecimal cost) {
        if (most != null && cap != null) {
            reserved = reserved.subtract(cap);
            spent = spent.add(cost == null ? cap : cost);
            notifyAll();
        }
    }
}
