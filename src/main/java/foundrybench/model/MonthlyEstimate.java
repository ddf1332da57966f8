package foundrybench.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What somebody estimates that a month's calls cost, in US dollars.
///
/// @param asOf the day of the estimate
/// @param source who says so
public record MonthlyEstimate(BigDecimal low, BigDecimal high, LocalDate asOf, String source) {
    /// `$55–135`.
    public String words() {
        return "$" + low.toPlainString() + "–" + high.toPlainString();
    }
}
